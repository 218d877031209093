namespace EcomAi.Deep.Training;

/// <summary>A run folder that is not there, is none, or cannot be written.</summary>
public sealed class RunFolderException : EcomException
{
    /// <summary>Creates the error from its whole message.</summary>
    public RunFolderException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error from its whole message and the fault beneath it.</summary>
    public RunFolderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
