using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Reading;

/// <summary>What the readers of one file share.</summary>
internal sealed class FileContext(Stream stream, string name, FileMetaData meta, ParquetSchema schema, long dataEnd)
{
    public Stream Stream => stream;

    /// <summary>The file's path, or a word for a stream that has none.</summary>
    public string Name => name;

    public FileMetaData Meta => meta;

    public ParquetSchema Schema => schema;

    /// <summary>Where the footer starts: pages end before.</summary>
    public long DataEnd => dataEnd;

    /// <summary>Checks what all later reading relies on.</summary>
    /// <exception cref="CorruptDataException">The row groups do not fit the schema.</exception>
    public void Validate()
    {
        var columns = schema.DataFields.Length;
        for (var g = 0; g < meta.RowGroups.Count; g++)
        {
            var group = meta.RowGroups[g];
            if (group.NumRows < 0)
                throw new CorruptDataException($"row group {g} declares {group.NumRows} rows");
            if (group.Columns.Count != columns)
                throw new CorruptDataException($"row group {g} has {group.Columns.Count} columns, the schema {columns}");
        }
    }

    public static string NameOf(Stream stream) => stream is FileStream file ? file.Name : "(stream)";
}
