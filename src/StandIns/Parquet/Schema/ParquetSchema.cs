namespace Parquet.Schema;

/// <summary>The columns of a file.</summary>
public class ParquetSchema : IEquatable<ParquetSchema>
{
    private readonly Field[] _fields;
    private readonly DataField[] _columns;

    /// <summary>Creates a schema.</summary>
    /// <param name="fields">Its fields, in order.</param>
    /// <exception cref="ArgumentException">There is no field, or two columns have one path.</exception>
    public ParquetSchema(IEnumerable<Field> fields)
        : this(fields?.ToArray()!)
    {
    }

    /// <summary>Creates a schema.</summary>
    /// <param name="fields">Its fields, in order.</param>
    /// <exception cref="ArgumentException">There is no field, or two columns have one path.</exception>
    public ParquetSchema(params Field[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Length == 0)
            throw new ArgumentException("at least one field is required", nameof(fields));
        _fields = fields;
        _columns = fields.SelectMany(Columns).ToArray();
        var twin = _columns.GroupBy(column => column.Path).FirstOrDefault(same => same.Skip(1).Any());
        if (twin != null)
            throw new ArgumentException($"two columns are named '{twin.Key}'", nameof(fields));
        foreach (var column in _columns)
        {
            if (column.SchemaElement == null && column.MaxRepetitionLevel == 0)
                column.MaxDefinitionLevel = column.IsNullable ? 1 : 0;
            column.IsAttachedToSchema = true;
        }
    }

    /// <summary>The top-level fields.</summary>
    public IReadOnlyList<Field> Fields => _fields;

    /// <summary>All columns, those inside groups included.</summary>
    public DataField[] DataFields => GetDataFields();

    /// <summary>A top-level field.</summary>
    /// <param name="i">Its place, from 0.</param>
    public Field this[int i] => _fields[i];

    /// <summary>All columns, those inside groups included.</summary>
    public DataField[] GetDataFields() => [.. _columns];

    /// <summary>Finds a column by path.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public DataField FindDataField(FieldPath path) =>
        Array.Find(_columns, column => column.Path.Equals(path))
        ?? throw new ArgumentException($"data field '{path}' not found", nameof(path));

    /// <summary>Finds a top-level column by name.</summary>
    /// <param name="path">Its name.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public DataField FindDataField(string path) => FindDataField(new FieldPath(path));

    /// <inheritdoc/>
    public bool Equals(ParquetSchema? other) => other != null && _columns.AsSpan().SequenceEqual(other._columns);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParquetSchema);

    /// <inheritdoc/>
    public override int GetHashCode() => _columns.Aggregate(17, (hash, column) => HashCode.Combine(hash, column));

    /// <summary>The fields, one a line.</summary>
    public override string ToString() => string.Join(Environment.NewLine, _fields.AsEnumerable());

    private static IEnumerable<DataField> Columns(Field field) =>
        field is DataField column ? [column] : field.Children.SelectMany(Columns);
}
