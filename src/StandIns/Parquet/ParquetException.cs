using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

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

    internal ParquetException(string fault, Exception? inner, string file, string? column, int? rowGroup, int? page, long? offset)
        : base(Describe(fault, file, column, rowGroup, page, offset), inner)
    {
        (File, Column, RowGroup, Page, Offset) = (file, column, rowGroup, page, offset);
    }

    /// <summary>The file's path, or <c>(stream)</c>; null when the fault is in no file.</summary>
    [Experimental("STANDIN002")]
    public string? File { get; }

    /// <summary>The column's path, its names joined by slashes; null when the fault is in no column.</summary>
    [Experimental("STANDIN002")]
    public string? Column { get; }

    /// <summary>The row group, from 0.</summary>
    [Experimental("STANDIN002")]
    public int? RowGroup { get; }

    /// <summary>The page in its column chunk, from 0, the dictionary page included.</summary>
    [Experimental("STANDIN002")]
    public int? Page { get; }

    /// <summary>Where that page starts in the file, in bytes.</summary>
    [Experimental("STANDIN002")]
    public long? Offset { get; }

    private static string Describe(string fault, string file, string? column, int? rowGroup, int? page, long? offset)
    {
        var message = new StringBuilder(file).Append(": ");
        var before = message.Length;
        Add("column", column == null ? null : $"'{column}'");
        Add("row group", rowGroup);
        Add("page", page);
        Add("offset", offset);
        return (message.Length == before ? message : message.Append(": ")).Append(fault).ToString();

        void Add(string what, object? value)
        {
            if (value != null)
                message.Append(CultureInfo.InvariantCulture, $"{(message.Length == before ? "" : ", ")}{what} {value}");
        }
    }
}
