using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Reading;

/// <summary>What the readers of one file share.</summary>
internal sealed class FileContext
{
    private readonly Dictionary<FieldPath, int> _places = [];
    private readonly DataField[] _fields;

    public FileContext(ByteSource source, string name, FileMetaData meta, ParquetSchema schema, long dataEnd)
    {
        (Source, Name, Meta, Schema, DataEnd) = (source, name, meta, schema, dataEnd);
        _fields = schema.DataFields;
        for (var i = 0; i < _fields.Length; i++)
            _places.Add(_fields[i].Path, i);
    }

    public ByteSource Source { get; }

    /// <summary>The file's path, or a word for a stream that has none.</summary>
    public string Name { get; }

    public FileMetaData Meta { get; }

    public ParquetSchema Schema { get; }

    /// <summary>Where the footer starts: pages end before.</summary>
    public long DataEnd { get; }

    /// <summary>Whether the checksums that pages have are compared with their bytes.</summary>
    public bool VerifiesChecksums { get; init; }

    /// <summary>The file's own column of a field's path and its place in every row group; null when there is none.</summary>
    public (DataField Field, int Place)? Find(DataField field) =>
        _places.TryGetValue(field.Path, out var place) ? (_fields[place], place) : null;

    /// <summary>Checks what all later reading relies on.</summary>
    /// <exception cref="CorruptDataException">The row groups do not fit the schema.</exception>
    public void Validate()
    {
        for (var g = 0; g < Meta.RowGroups.Count; g++)
        {
            var group = Meta.RowGroups[g];
            if (group.NumRows < 0)
                throw new CorruptDataException($"row group {g} declares {group.NumRows} rows");
            if (group.Columns.Count != _fields.Length)
                throw new CorruptDataException($"row group {g} has {group.Columns.Count} columns, the schema {_fields.Length}");
        }
    }

    /// <summary>The exception that leaves the library, with its place as far as it is known.</summary>
    public ParquetException Failure(
        string message, Exception? inner, DataField? field = null, int? group = null, int? page = null, long? offset = null) =>
        new(message, inner, Name, field?.Path.ToString(), group, page, offset);

    public static string NameOf(Stream stream) => stream is FileStream file ? file.Name : "(stream)";
}
