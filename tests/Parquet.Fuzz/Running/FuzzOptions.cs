namespace Parquet.Fuzz.Running;

/// <summary>What to run.</summary>
internal sealed record FuzzOptions
{
    /// <summary>Cases to run.</summary>
    public long Cases { get; init; } = 100_000;

    /// <summary>The seed that all cases follow from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The first case's number.</summary>
    public long First { get; init; }

    /// <summary>Cases run at a time.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Seconds that a case may take.</summary>
    public double Patience { get; init; } = 30;

    /// <summary>Faults after which the run ends.</summary>
    public int Faults { get; init; } = 10;

    /// <summary>Where the files of faults go.</summary>
    public string Output { get; init; } = Path.Combine(Path.GetTempPath(), "parquet-fuzz");

    /// <summary>Where progress is told; null: nowhere.</summary>
    public TextWriter? Progress { get; init; }
}
