namespace EcomAi.Deep.Cli.Progress;

/// <summary>Shows nothing.</summary>
internal sealed class SilentObserver : IRunObserver, IRunPhase
{
    public void Message(string text)
    {
    }

    public void Detail(string text)
    {
    }

    public IRunPhase Phase(string name, long total, string unit) => this;

    public void Advance(long units)
    {
    }

    public void Status(string text)
    {
    }

    public void Dispose()
    {
    }
}
