namespace EcomAi.Deep.Data;

/// <summary>What a table keeps of one of its files' footers.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Columns">The columns that the file has itself.</param>
/// <param name="RowGroups">Rows and sizes of its row groups.</param>
internal sealed record TableFile(string Path, IReadOnlyList<TableColumn> Columns, IReadOnlyList<RowGroupSize> RowGroups)
{
    /// <summary>The values of the partition columns, by name; none for a file that is in no partition.</summary>
    public IReadOnlyDictionary<string, PartitionValue> Partition { get; init; } = new Dictionary<string, PartitionValue>();

    /// <summary>Whether the file itself has a column.</summary>
    public bool Has(string column) => Columns.Any(own => own.Name == column);

    /// <summary>Bytes that the values of a column of a row group take in memory, about.</summary>
    public long DecodedBytes(int rowGroup, TableColumn column)
    {
        var size = RowGroups[rowGroup];
        switch (column.Kind)
        {
            case ColumnKind.Boolean:
                return size.Rows;
            case ColumnKind.Text or ColumnKind.Bytes:
                // A reference a row, and the characters, two bytes each.
                for (var i = 0; i < Columns.Count; i++)
                {
                    if (Columns[i].Name == column.Name)
                        return (size.Rows * 8) + (size.ColumnBytes[i] * 2);
                }

                return size.Rows * 8;
            default:
                return size.Rows * 8;
        }
    }
}
