namespace EcomAi.Deep.Tests.Data;

/// <summary>Keeps nothing but the units that phases reported.</summary>
internal sealed class SilentObserver : IRunObserver
{
    public Dictionary<string, (long Total, long Done)> Phases { get; } = [];

    public void Message(string text)
    {
    }

    public void Detail(string text)
    {
    }

    public IRunPhase Phase(string name, long total, string unit)
    {
        Phases[name] = (total, 0);
        return new SilentPhase(this, name);
    }

    private sealed class SilentPhase(SilentObserver observer, string name) : IRunPhase
    {
        public void Advance(long units) => observer.Phases[name] = (observer.Phases[name].Total, observer.Phases[name].Done + units);

        public void Status(string text)
        {
        }

        public void Dispose()
        {
        }
    }
}
