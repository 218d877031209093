using System.Diagnostics;
using Parquet.Fuzz.Mutations;
using Parquet.Fuzz.Seeds;

namespace Parquet.Fuzz.Running;

/// <summary>Runs cases on some threads, and watches that none hangs.</summary>
internal sealed class FuzzRun(FuzzOptions options, IReadOnlyList<SeedFile> files)
{
    private readonly Lock _gate = new();
    private readonly List<string> _faults = [];
    private readonly Work[] _work = [.. Enumerable.Range(0, options.Threads).Select(_ => new Work())];
    private long _next = options.First;
    private volatile bool _stop;

    public FuzzResult Run()
    {
        var started = Stopwatch.GetTimestamp();
        var threads = _work.Select(work => new Thread(() => RunCases(work)) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        var told = 0.0;
        while (threads.Exists(thread => thread.IsAlive) && !HasHung())
        {
            threads.Find(thread => thread.IsAlive)?.Join(TimeSpan.FromMilliseconds(200));
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (seconds < told + 10)
                continue;
            told = seconds;
            options.Progress?.WriteLine(Result(seconds));
        }

        return Result(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private void RunCases(Work work)
    {
        while (!_stop)
        {
            var number = Interlocked.Increment(ref _next) - 1;
            if (number >= options.First + options.Cases)
                return;
            var made = MutatedCase.Make(options.Seed, number, files);
            work.Begin(made);
            var outcome = CaseReader.Read(made.Bytes, inPlace: number % 2 == 0, verifyChecksums: number % 8 == 1);
            work.End(outcome);
            if (outcome.Fault is { } fault)
                Report(made, fault);
        }
    }

    private bool HasHung()
    {
        foreach (var work in _work)
        {
            if (work.Current is not { } made || work.Seconds < options.Patience)
                continue;
            Report(made, $"still reading after {work.Seconds:F0} s");
            _stop = true;
        }

        return _stop && _work.Any(work => work.Seconds >= options.Patience);
    }

    private void Report(MutatedCase made, string fault)
    {
        Directory.CreateDirectory(options.Output);
        var path = Path.Combine(options.Output, $"seed-{options.Seed}-case-{made.Number}.parquet");
        System.IO.File.WriteAllBytes(path, made.Bytes);
        var text = $"seed {options.Seed}, case {made.Number}, file {made.Seed.Name}, {made.What}\n  saved as {path}\n  {fault}";
        lock (_gate)
        {
            _faults.Add(text);
            _stop |= _faults.Count >= options.Faults;
        }

        options.Progress?.WriteLine(text);
    }

    private FuzzResult Result(double seconds)
    {
        lock (_gate)
        {
            return new(
                _work.Sum(work => work.Accepted + work.Refused + work.Failed),
                seconds,
                _work.Sum(work => work.Accepted),
                _work.Sum(work => work.Refused),
                [.. _faults],
                _work.Max(work => work.MostAllocated),
                _work.Max(work => work.Slowest));
        }
    }

    /// <summary>What one thread does; the watching thread looks at it from outside.</summary>
    private sealed class Work
    {
        private long _began;
        private volatile MutatedCase? _current;

        public long Accepted { get; private set; }

        public long Refused { get; private set; }

        public long Failed { get; private set; }

        public long MostAllocated { get; private set; }

        public double Slowest { get; private set; }

        public MutatedCase? Current => _current;

        public double Seconds => _current == null ? 0 : Stopwatch.GetElapsedTime(Volatile.Read(ref _began)).TotalSeconds;

        public void Begin(MutatedCase made)
        {
            Volatile.Write(ref _began, Stopwatch.GetTimestamp());
            _current = made;
        }

        public void End(CaseOutcome outcome)
        {
            _current = null;
            if (outcome.Fault != null)
                Failed++;
            else if (outcome.IsAccepted)
                Accepted++;
            else
                Refused++;
            MostAllocated = Math.Max(MostAllocated, outcome.Allocated);
            Slowest = Math.Max(Slowest, outcome.Seconds);
        }
    }
}
