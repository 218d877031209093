namespace EcomAi.Deep;

/// <summary>A wish to stop, set by a signal handler and read by long work between two steps.</summary>
public sealed class StopSignal
{
    private int _exitCode;

    /// <summary>Whether somebody asked to stop.</summary>
    public bool Requested => Volatile.Read(ref _exitCode) != 0;

    /// <summary>The exit code that the stop asks for: 130 after SIGINT, 143 after SIGTERM, 0 while nobody asked.</summary>
    public int ExitCode => Volatile.Read(ref _exitCode);

    /// <summary>Asks to stop; the first wish decides the exit code.</summary>
    /// <returns>True for the first wish.</returns>
    public bool Request(int exitCode) => Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0;
}
