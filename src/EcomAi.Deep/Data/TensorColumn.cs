using static TorchSharp.torch;

namespace EcomAi.Deep.Data;

/// <summary>A column of a row group in the element type of its tensor: in a tensor's memory, or in its own, which it uses again.</summary>
internal abstract class TensorColumn(TableColumn column) : ColumnTarget(column)
{
    /// <summary>The element type of a column's tensor.</summary>
    public static ScalarType TypeOf(TableColumn column) => column.Kind switch
    {
        ColumnKind.Boolean => ScalarType.Bool,
        ColumnKind.Integer when TableSchema.FitsInt32(column.PhysicalType) => ScalarType.Int32,
        ColumnKind.Real => column.PhysicalType is "float" or "half" ? ScalarType.Float32 : ScalarType.Float64,
        _ => ScalarType.Int64,
    };

    /// <summary>Makes the column.</summary>
    /// <param name="column">What it holds.</param>
    /// <param name="fill">What stands for a null; null where nulls are refused.</param>
    /// <exception cref="DataException">The fill is no value of the column's type.</exception>
    public static TensorColumn Create(TableColumn column, double? fill) => TypeOf(column) switch
    {
        ScalarType.Bool => new TensorColumn<bool>(
            column, fill is { } flag ? Fits(column, flag, flag is 0 or 1, flag == 1) : null, static (in s, to, none) => s.Booleans(to, none), static value => value != 0),
        ScalarType.Int32 => new TensorColumn<int>(
            column, fill is { } n ? Fits(column, n, n == (int)n, (int)n) : null, static (in s, to, none) => s.Numbers(to, none), static value => (int)value),
        ScalarType.Float32 => new TensorColumn<float>(column, (float?)fill, static (in s, to, none) => s.Numbers(to, none), static value => value),
        ScalarType.Float64 => new TensorColumn<double>(column, fill, static (in s, to, none) => s.Numbers(to, none), static value => value),
        _ => new TensorColumn<long>(
            column,
            fill is { } n ? Fits(column, n, n == (long)n, (long)n) : null,
            column.Kind == ColumnKind.Time ? static (in s, to, none) => s.Times(to, none) : static (in s, to, none) => s.Numbers(to, none),
            static value => value),
    };

    /// <summary>Decodes the next row group into a tensor, from a row on.</summary>
    public abstract void Into(Tensor tensor, long firstRow, int rows);

    /// <summary>Copies rows into a tensor on the host.</summary>
    public abstract void CopyTo(Tensor tensor, long firstRow, int from, int rows);

    private static T Fits<T>(TableColumn column, double fill, bool fits, T value) => fits
        ? value
        : throw new DataException($"the fill {fill} of column '{column.Name}' is no value of its type, {TableSchema.Words(column)}.");
}

/// <summary>A column of one element type.</summary>
internal sealed class TensorColumn<T>(TableColumn column, T? fill, TensorColumn<T>.Reading read, Func<long, T> convert) : TensorColumn(column)
    where T : unmanaged
{
    private T[] _own = [];
    private Memory<T> _room;
    private bool _isGiven;

    public delegate ReadOnlySpan<int> Reading(in ColumnSource source, Memory<T> to, T none);

    public override void Into(Tensor tensor, long firstRow, int rows) => (_room, _isGiven) = (TensorMemory<T>.Of(tensor, firstRow, rows), true);

    public override void Start(int rows)
    {
        if (_isGiven)
            return;
        if (_own.Length < rows)
            _own = GC.AllocateUninitializedArray<T>(rows, pinned: true);
        _room = _own.AsMemory(0, rows);
    }

    public override void Decode(in ColumnSource source)
    {
        var levels = read(source, _room, fill ?? default);
        if (fill is null && source.FirstNull(levels) is >= 0 and var row)
            throw Null(source, row);
    }

    public override void Fill(in ColumnSource source, PartitionValue value)
    {
        if (value.Text is null && fill is null)
            throw Null(source, source.FirstRow);
        _room.Span.Fill(value.Text is null ? fill!.Value : convert(value.Integer));
    }

    public override void Keep(ReadOnlySpan<int> rows)
    {
        var values = _room.Span;
        for (var i = 0; i < rows.Length; i++)
            values[i] = values[rows[i]];
    }

    public override void CopyTo(Tensor tensor, long firstRow, int from, int rows) =>
        _room.Span.Slice(from, rows).CopyTo(TensorMemory<T>.Of(tensor, firstRow, rows).Span);

    private DataException Null(in ColumnSource source, long row) => new(
        $"{source.Path}, row group {source.Place.Index}, column '{Column.Name}', row {row}: a null, but a tensor holds none; "
        + $"give a fill for '{Column.Name}', or leave out or fill in such rows.");
}
