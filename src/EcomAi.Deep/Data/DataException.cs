namespace EcomAi.Deep.Data;

/// <summary>Data that cannot be read, written or used as asked; the message names the file and, where they apply, row group, column and row.</summary>
public sealed class DataException : EcomException
{
    /// <summary>Creates the error from its whole message.</summary>
    public DataException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error from its whole message and the fault beneath it.</summary>
    public DataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
