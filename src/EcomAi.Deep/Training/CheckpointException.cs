namespace EcomAi.Deep.Training;

/// <summary>A checkpoint or tensor file that cannot be read, trusted or written; the message names the file and the fault.</summary>
public sealed class CheckpointException : EcomException
{
    /// <summary>Creates the error from its whole message.</summary>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error from its whole message and the fault beneath it.</summary>
    public CheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
