namespace EcomAi.Deep.Data;

/// <summary>
/// Decodes row groups of a table in any order. One decoder serves one thread at a time; open one for each thread. It keeps the files
/// that it read last open, at most 16.
/// </summary>
public sealed class RowGroupDecoder : IDisposable
{
    private const int MostOpenFiles = 16;
    private readonly ParquetTable _table;
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly LinkedList<(int File, ParquetFile Open)> _open = [];
    private readonly DecodeScratch _scratch = new();
    private readonly RowSelection _selection = new();
    private readonly Dictionary<string, ColumnBuffer> _filtered = new(StringComparer.Ordinal);

    internal RowGroupDecoder(ParquetTable table, IReadOnlyList<TableColumn> columns) => (_table, _columns) = (table, columns);

    /// <summary>Room for a row group of the decoder's columns; any decoder of the same columns may fill it, again and again.</summary>
    public TableChunk NewChunk() => new(_columns.Select(column => new ColumnBuffer(column)));

    /// <summary>Decodes a row group, of a filtered table the rows that meet the filters; what the chunk held before is gone.</summary>
    /// <param name="rowGroup">The row group, by its number in the table: the place in <see cref="ParquetTable.RowGroupRows"/>.</param>
    /// <param name="chunk">Where its rows go.</param>
    /// <exception cref="DataException">A column is damaged, or the file is not what it was when the table was opened.</exception>
    public void Read(int rowGroup, TableChunk chunk)
    {
        Start(rowGroup, chunk);
        if (_table.Filters.Count == 0)
        {
            foreach (var column in chunk.Columns)
                Read(rowGroup, column);
            return;
        }

        var place = _table.Places[rowGroup];
        var decoded = Select(place, chunk);
        foreach (var column in chunk.Columns)
        {
            if (_selection.Count == 0)
                column.Start(0);
            else if (!decoded.Contains(column))
                Decode(place, column, _selection.Decoded, _selection);
            if (_selection.Count > 0 && _selection.Count < _selection.Decoded)
                column.Keep(_selection.Kept);
        }

        chunk.Select(_selection.Rows);
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        foreach (var (_, file) in _open)
            file.Dispose();
        _open.Clear();
    }

    /// <summary>Begins a chunk whose columns are decoded next, in any order.</summary>
    internal void Start(int rowGroup, TableChunk chunk)
    {
        var place = _table.Places[rowGroup];
        chunk.Start(_table.Footers[place.File].Path, place);
    }

    /// <summary>Decodes one column of a row group, filters aside.</summary>
    internal void Read(int rowGroup, ColumnTarget target)
    {
        var place = _table.Places[rowGroup];
        Decode(place, target, RowsOf(place), null);
    }

    // Finds the rows that meet the filters; columns of the chunk that it had to decode for that are returned.
    private HashSet<ColumnTarget> Select(RowGroupPlace place, TableChunk chunk)
    {
        var decoded = new HashSet<ColumnTarget>(ReferenceEqualityComparer.Instance);
        _selection.Start(RowsOf(place), Open(place).FindRows(place.Index, _table.Filters));
        foreach (var filter in _table.Filters.Where(_ => _selection.Decoded > 0))
        {
            var name = filter.Column.Name;
            var values = chunk.Columns.OfType<ColumnBuffer>().FirstOrDefault(column => column.Column.Name == name);
            if (values is null && !_filtered.TryGetValue(name, out values))
                _filtered[name] = values = new ColumnBuffer(filter.Column);
            if (decoded.Add(values))
                Decode(place, values, _selection.Decoded, _selection);
            filter.Select(values, _selection.Marks);
        }

        _selection.Finish();
        return decoded;
    }

    private void Decode(RowGroupPlace place, ColumnTarget target, int rows, RowSelection? selection)
    {
        var footer = _table.Footers[place.File];
        target.Start(rows);
        if (target.Column.IsPartition)
            target.Fill(new ColumnSource(null, null, _scratch, place, footer.Path, rows, selection), footer.Partition[target.Column.Name]);
        else
            Open(place).Decode(place, target, rows, _scratch, selection);
    }

    private int RowsOf(RowGroupPlace place) => place.Rows <= Array.MaxLength
        ? (int)place.Rows
        : throw new DataException(
            $"{_table.Footers[place.File].Path}, row group {place.Index}: {place.Rows:N0} rows are too many to hold at once; write it in smaller row groups.");

    private ParquetFile Open(RowGroupPlace place)
    {
        var file = Find(place.File);
        return place.Index < file.RowGroups && file.RowsOf(place.Index) == place.Rows ? file : throw Changed(place.File);
    }

    private ParquetFile Find(int file)
    {
        for (var node = _open.First; node is not null; node = node.Next)
        {
            if (node.Value.File != file)
                continue;
            _open.Remove(node);
            _open.AddFirst(node);
            return node.Value.Open;
        }

        var opened = ParquetFile.Open(_table.Footers[file].Path);
        if (!opened.Columns.SequenceEqual(_table.Footers[file].Columns))
        {
            opened.Dispose();
            throw Changed(file);
        }

        _open.AddFirst((file, opened));
        if (_open.Count > MostOpenFiles)
        {
            _open.Last!.Value.Open.Dispose();
            _open.RemoveLast();
        }

        return opened;
    }

    private DataException Changed(int file) =>
        new($"'{_table.Footers[file].Path}' is another file than when the table was opened; open the table again.");
}
