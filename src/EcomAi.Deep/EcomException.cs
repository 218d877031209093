namespace EcomAi.Deep;

/// <summary>
/// An error meant for the person at the keyboard: its message says what was wrong, where, and what to do next.
/// The command line prints the message alone and ends with <see cref="ExitCode"/>.
/// </summary>
public class EcomException : Exception
{
    /// <summary>Creates the error from its whole message.</summary>
    public EcomException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error from its whole message and the fault beneath it.</summary>
    public EcomException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The exit code of a command that ends with this error: 1 failed, 2 usage or configuration.</summary>
    public virtual int ExitCode => 1;
}
