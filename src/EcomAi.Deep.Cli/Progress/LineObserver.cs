using System.Globalization;

namespace EcomAi.Deep.Cli.Progress;

/// <summary>Shows progress as plain lines, for logs: a phase that takes long tells where it is every ten seconds.</summary>
internal sealed class LineObserver(TextWriter output, bool isVerbose, TimeProvider time) : IRunObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();

    public void Message(string text)
    {
        lock (_lock)
            output.WriteLine(text);
    }

    public void Detail(string text)
    {
        if (isVerbose)
            Message(text);
    }

    public IRunPhase Phase(string name, long total, string unit) => new LinePhase(this, name, total, unit);

    private sealed class LinePhase(LineObserver owner, string name, long total, string unit) : IRunPhase
    {
        private readonly long _start = owner._time.GetTimestamp();
        private long _told = owner._time.GetTimestamp();
        private long _done;
        private string _status = "";

        public void Advance(long units)
        {
            var done = Interlocked.Add(ref _done, units);
            var told = Interlocked.Read(ref _told);
            var now = owner._time.GetTimestamp();
            if (owner._time.GetElapsedTime(told, now) < Interval || Interlocked.CompareExchange(ref _told, now, told) != told)
                return;
            var rate = done / owner._time.GetElapsedTime(_start, now).TotalSeconds;
            var share = total > 0 ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * done / total:F0}% ({done:N0} of {total:N0} {unit}, {rate:N0}/s)") : string.Create(CultureInfo.InvariantCulture, $"{done:N0} {unit}, {rate:N0}/s");
            owner.Message(_status.Length == 0 ? $"{name}: {share}" : $"{name}: {share}, {_status}");
        }

        public void Status(string text) => _status = text;

        public void Dispose()
        {
        }
    }

    private readonly TimeProvider _time = time;
}
