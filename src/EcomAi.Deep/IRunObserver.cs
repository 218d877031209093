namespace EcomAi.Deep;

/// <summary>Where a run's progress goes: a terminal, plain lines, or nothing.</summary>
public interface IRunObserver
{
    /// <summary>Tells one line of news.</summary>
    void Message(string text);

    /// <summary>Tells one line that matters only when one looks closely.</summary>
    void Detail(string text);

    /// <summary>Starts a phase of known length, shown until it is disposed.</summary>
    /// <param name="name">What is being done, such as <c>epoch 3/20</c>.</param>
    /// <param name="total">The number of <paramref name="unit"/>s; 0 when unknown.</param>
    /// <param name="unit">What is counted, such as <c>samples</c>.</param>
    IRunPhase Phase(string name, long total, string unit);
}

/// <summary>A phase of a run in progress.</summary>
public interface IRunPhase : IDisposable
{
    /// <summary>Adds finished units.</summary>
    void Advance(long units);

    /// <summary>Shows a short text beside the bar, such as the latest loss.</summary>
    void Status(string text);
}
