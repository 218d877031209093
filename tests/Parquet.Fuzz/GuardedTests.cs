using Parquet.Fuzz.Guarded;
using Parquet.Fuzz.Mutations;

namespace Parquet.Fuzz;

public class GuardedTests
{
    private const int Cases = 20_000;

    /// <summary>A byte read or written outside of the memory of a decoder ends the test's process: there is nothing to assert on it.</summary>
    [Fact]
    public void Decoders_touch_no_byte_outside_of_their_memory()
    {
        using var decoders = new GuardedDecoders();
        var decoded = 0;
        for (var number = 0; number < Cases; number++)
            decoded += decoders.Run(new CaseRandom(1, number)) ? 1 : 0;
        Assert.InRange(decoded, Cases / 4, Cases * 3 / 4);
    }
}
