namespace EcomAi.Deep.Data;

/// <summary>How far and with how many threads a table is decoded ahead of who reads it. What is read does not depend on it.</summary>
public sealed record ReadAhead
{
    /// <summary>The most bytes of decoded values that lie ready or are in the making; one row group may always. Default 64 MiB, at least 1.</summary>
    public long Bytes { get; init; } = 64L << 20;

    /// <summary>Threads that decode. Default 4, or the number of cores where there are fewer; at least 1.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, 4);

    internal ReadAhead Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Bytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        return this;
    }
}
