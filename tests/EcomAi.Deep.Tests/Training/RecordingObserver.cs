namespace EcomAi.Deep.Tests.Training;

/// <summary>Keeps what a run tells.</summary>
public sealed class RecordingObserver : IRunObserver
{
    public List<string> Messages { get; } = [];

    public List<string> Details { get; } = [];

    public List<string> Phases { get; } = [];

    public long Advanced { get; private set; }

    public void Message(string text) => Messages.Add(text);

    public void Detail(string text) => Details.Add(text);

    public IRunPhase Phase(string name, long total, string unit)
    {
        Phases.Add($"{name}: {total} {unit}");
        return new RecordingPhase(this);
    }

    private sealed class RecordingPhase(RecordingObserver owner) : IRunPhase
    {
        public void Advance(long units) => owner.Advanced += units;

        public void Status(string text)
        {
        }

        public void Dispose()
        {
        }
    }
}
