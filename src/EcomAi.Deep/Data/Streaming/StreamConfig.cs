using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Data.Streaming;

/// <summary>The section <c>data.stream</c>: rows stay on disk and pass by in windows that are shuffled.</summary>
public sealed record StreamConfig
{
    /// <summary>
    /// Rows that are shuffled together, at least a row group. Memory holds three windows: one in use, one ready, one being read. Default 4,194,304,
    /// range 1 to 1,073,741,824.
    /// </summary>
    [Range(1, 1 << 30)]
    public int WindowRows { get; init; } = 1 << 22;

    /// <summary>Threads that decode row groups; they do not change what is read. Default 2, range 1 to 64.</summary>
    [Range(1, 64)]
    public int Threads { get; init; } = 2;
}
