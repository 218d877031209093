using System.Diagnostics;

namespace EcomAi.Deep.Benchmarks;

/// <summary>Times short work by the median of many rounds.</summary>
internal static class Timing
{
    private const int Rounds = 101;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(2);

    /// <summary>Seconds that one call takes, and one call of what it is compared with, in alternating rounds.</summary>
    public static (double Work, double Peer) Medians(Action work, Action peer)
    {
        var (workCalls, peerCalls) = (Calls(work), Calls(peer));
        var (workTimes, peerTimes) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            workTimes[round] = Time(work, workCalls);
            peerTimes[round] = Time(peer, peerCalls);
        }

        return (Median(workTimes), Median(peerTimes));
    }

    public static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    // Also the warm-up: the compiler has seen the work often enough before it is timed.
    private static int Calls(Action work)
    {
        var watch = Stopwatch.StartNew();
        var calls = 0;
        while (watch.Elapsed < TimeSpan.FromMilliseconds(400) || calls < 3)
        {
            work();
            calls++;
        }

        return Math.Max(1, (int)(calls * Round / watch.Elapsed));
    }

    private static double Time(Action work, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < calls; call++)
            work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }
}
