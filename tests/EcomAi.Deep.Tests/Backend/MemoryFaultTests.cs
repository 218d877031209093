using System.Runtime.InteropServices;
using EcomAi.Deep.Backend;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class MemoryFaultTests
{
    // More than a processor can address: no machine gives it.
    private const long Bytes = 1L << 50;

    [Fact]
    public void A_tensor_that_does_not_fit_says_what_was_asked_for_and_what_helps()
    {
        var text = MemoryFault.Explain(Shortage())!;
        Assert.StartsWith("out of memory on cpu in empty: 1,024 TiB asked for, ", text, StringComparison.Ordinal);
        Assert.Contains("MiB free; a smaller train.batchSize needs less", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shortage_beneath_another_error_is_found() =>
        Assert.Contains("1,024 TiB", MemoryFault.Explain(new InvalidOperationException("on another thread", Shortage())), StringComparison.Ordinal);

    [Fact]
    public void A_shortage_of_managed_memory_is_one_too() =>
        Assert.Contains("train.batchSize", MemoryFault.Explain(new InsufficientMemoryException()), StringComparison.Ordinal);

    [Fact]
    public void Other_errors_are_not()
    {
        using var scope = NewDisposeScope();
        Assert.Null(MemoryFault.Explain(new InvalidOperationException("no memory of that")));
        Assert.Null(MemoryFault.Explain(Assert.ThrowsAny<Exception>(() => ones(2) + ones(3))));
    }

    private static ExternalException Shortage() => Assert.ThrowsAny<ExternalException>(() => empty(Bytes, dtype: uint8));
}
