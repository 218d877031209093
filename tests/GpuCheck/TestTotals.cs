namespace GpuCheck;

/// <summary>How many tests ended how.</summary>
internal sealed class TestTotals
{
    public int Passed { get; set; }

    public int Failed { get; set; }

    public int Skipped { get; set; }
}
