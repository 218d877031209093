using EcomAi.Deep.Cli;
using static TorchSharp.torch;

namespace EcomAi.Deep.EndToEnd;

public sealed class MemoryFaultTests
{
    [Fact]
    public void A_lack_of_memory_is_one_line_with_figures_and_advice_and_exit_code_1()
    {
        var shortage = Assert.ThrowsAny<Exception>(() => zeros(1L << 48));
        var before = Console.Error;
        using var told = new StringWriter();
        Console.SetError(told);
        try
        {
            Assert.Equal(1, CommandLine.Fail(shortage, isVerbose: false));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.StartsWith("ecomai: out of memory on cpu in zeros: 1,024 TiB asked for, ", told.ToString(), StringComparison.Ordinal);
        Assert.Contains("a smaller train.batchSize needs less", told.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told.ToString(), StringComparison.Ordinal);
    }
}
