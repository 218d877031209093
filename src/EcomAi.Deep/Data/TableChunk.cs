namespace EcomAi.Deep.Data;

/// <summary>The rows of one row group, by column. Its buffers are used again: it is valid until the next chunk is asked for.</summary>
public sealed class TableChunk
{
    private readonly Dictionary<string, ColumnTarget> _columns;
    private int[] _rowsInGroup = [];
    private bool _isSelection;

    internal TableChunk(IEnumerable<ColumnTarget> columns)
    {
        Columns = [.. columns];
        _columns = Columns.ToDictionary(column => column.Column.Name, StringComparer.Ordinal);
    }

    /// <summary>The file that the rows are from.</summary>
    public string File { get; private set; } = "";

    /// <summary>The row group in the file, from 0.</summary>
    public int RowGroup { get; private set; }

    /// <summary>The place of the row group's first row in the file, from 0.</summary>
    public long FirstRow { get; private set; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; private set; }

    internal IReadOnlyList<ColumnTarget> Columns { get; }

    /// <summary>The values of an integer column; 0 where null.</summary>
    public ReadOnlySpan<long> Integers(string column) => Of(column, ColumnKind.Integer).Integers;

    /// <summary>The values of a real or integer column; NaN where null.</summary>
    public ReadOnlySpan<double> Reals(string column) => Of(column, ColumnKind.Real, ColumnKind.Integer).Reals;

    /// <summary>The values of a text column; null where null.</summary>
    public ReadOnlySpan<string?> Texts(string column) => Of(column, ColumnKind.Text).Texts;

    /// <summary>The values of a column of bytes; null where null. The arrays stay valid when the chunk does not.</summary>
    public ReadOnlySpan<byte[]?> Bytes(string column) => Of(column, ColumnKind.Bytes).Bytes;

    /// <summary>The values of a boolean column; false where null.</summary>
    public ReadOnlySpan<bool> Booleans(string column) => Of(column, ColumnKind.Boolean).Flags;

    /// <summary>Microseconds since 1970-01-01 UTC of a time column, or the values of an integer column that stands for an order; 0 where null.</summary>
    public ReadOnlySpan<long> Times(string column) => Of(column, ColumnKind.Time, ColumnKind.Integer).Integers;

    /// <summary>Which rows of a column are null; empty when none is.</summary>
    public ReadOnlySpan<bool> Nulls(string column) => Of(column).Nulls;

    /// <summary>The place of a value: <c>file.parquet, row group 0, column 'x', row 17</c>.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="row">The row in the chunk, from 0; the text counts it in the file, from 0.</param>
    public string Where(string column, int row) => $"{File}, row group {RowGroup}, column '{column}', row {FirstRow + (_isSelection ? _rowsInGroup[row] : row)}";

    /// <summary>Insists on a column without nulls.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="option">The option that named it, such as <c>data.userColumn</c>.</param>
    /// <exception cref="DataException">A row is null; the message names the first.</exception>
    public void RequireNoNulls(string column, string option)
    {
        var first = Nulls(column).IndexOf(true);
        if (first >= 0)
            throw new DataException($"{Where(column, first)}: a null, but {option} needs a value in every row; remove such rows or fill them in.");
    }

    /// <summary>Insists on a real or integer column without nulls, NaN and infinities.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="option">The option that named it, such as <c>data.weightColumn</c>.</param>
    /// <exception cref="DataException">A row has no finite number; the message names the first.</exception>
    public void RequireFinite(string column, string option)
    {
        RequireNoNulls(column, option);
        var values = Reals(column);
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsFinite(values[row]))
                throw new DataException($"{Where(column, row)}: {values[row]} is not a finite number, but {option} needs one in every row.");
        }
    }

    /// <summary>Begins a row group; its columns are decoded next.</summary>
    internal void Start(string file, RowGroupPlace place)
    {
        (File, RowGroup, FirstRow, Rows) = (file, place.Index, place.FirstRow, (int)Math.Min(place.Rows, int.MaxValue));
        _isSelection = false;
    }

    /// <summary>Says which rows of the row group the columns hold.</summary>
    internal void Select(ReadOnlySpan<int> rows)
    {
        if (_rowsInGroup.Length < rows.Length)
            _rowsInGroup = new int[rows.Length];
        rows.CopyTo(_rowsInGroup);
        (Rows, _isSelection) = (rows.Length, true);
    }

    private ColumnBuffer Of(string column, params ReadOnlySpan<ColumnKind> kinds)
    {
        if (!_columns.TryGetValue(column, out var target) || target is not ColumnBuffer buffer)
            throw new ArgumentException($"column '{column}' was not asked for; the chunk has {string.Join(", ", _columns.Keys)}.", nameof(column));
        return kinds.IsEmpty || kinds.Contains(buffer.Column.Kind)
            ? buffer
            : throw new ArgumentException($"column '{column}' is {buffer.Column.Kind}, not {kinds[0]}.", nameof(column));
    }
}
