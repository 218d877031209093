namespace Parquet;

/// <summary>
/// A file that is not Parquet, is damaged, or uses a part of the format that this library does not read.
/// The message names the file, column, row group, page and offset as far as they are known.
/// </summary>
public class ParquetException : Exception
{
    /// <summary>Creates an instance without a message.</summary>
    public ParquetException()
    {
    }

    /// <summary>Creates an instance.</summary>
    /// <param name="message">What was wrong and where.</param>
    public ParquetException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an instance with its cause.</summary>
    /// <param name="message">What was wrong and where.</param>
    /// <param name="inner">The cause.</param>
    public ParquetException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
