using System.Diagnostics.CodeAnalysis;

namespace Parquet.Reading;

/// <summary>
/// Says what is wrong with bytes, not where: the reader that knows the file, column and page turns it into a
/// <see cref="ParquetException"/> before it can leave the library.
/// </summary>
internal sealed class CorruptDataException : Exception
{
    public CorruptDataException(string message)
        : base(message)
    {
    }

    public CorruptDataException(string message, Exception inner)
        : base(message, inner)
    {
    }

    [DoesNotReturn]
    public static void Throw(string message) => throw new CorruptDataException(message);
}
