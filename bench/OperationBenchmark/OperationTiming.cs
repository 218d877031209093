using System.Diagnostics;

namespace EcomAi.Deep.Operations;

/// <summary>How long one operation takes.</summary>
public static class OperationTiming
{
    private const double FirstWarmUp = 1, WarmUp = 0.05, Chunk = 0.01, Measured = 0.15;
    private const int LeastChunks = 5;
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal);

    /// <summary>Microseconds an operation: the median of chunks of ten milliseconds or one operation, after a warm-up.</summary>
    public static double Measure(string name)
    {
        using var operation = Operation.Create(name);
        var warmUp = Known.Add(name) ? FirstWarmUp : WarmUp;
        var count = 100;
        operation.Run(1);
        var first = Time(operation, 1);
        if (first > Chunk / 10)
            count = 1;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < warmUp;)
            operation.Run(count);
        var once = Time(operation, count) / count;
        count = count == 1 ? Math.Max(1, (int)(Chunk / once)) : Math.Max(1, (int)(Chunk / once / 100)) * 100;
        var chunks = new List<double>();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < Measured || chunks.Count < LeastChunks;)
            chunks.Add(Time(operation, count) / count);
        chunks.Sort();
        return chunks[chunks.Count / 2] * 1e6;
    }

    private static double Time(Operation operation, int count)
    {
        var watch = Stopwatch.StartNew();
        operation.Run(count);
        return watch.Elapsed.TotalSeconds;
    }
}
