namespace EcomAi.Deep.Data;

/// <summary>One column of a chunk; the arrays grow to the largest row group, are used again, and never move in memory where they hold no references.</summary>
internal sealed class ColumnBuffer(TableColumn column) : ColumnTarget(column)
{
    private readonly ColumnKind _kind = column.Kind;
    private long[] _integers = [];
    private double[] _reals = [];
    private string?[] _texts = [];
    private byte[]?[] _bytes = [];
    private bool[] _flags = [];
    private bool[] _nulls = [];
    private bool _converted;

    public int Rows { get; private set; }

    public bool HasNulls { get; private set; }

    /// <summary>Integers, or microseconds of times; 0 where null.</summary>
    public Span<long> Integers => _integers.AsSpan(0, _kind is ColumnKind.Integer or ColumnKind.Time ? Rows : 0);

    /// <summary>Reals, NaN where null; of an integer column, its values converted.</summary>
    public Span<double> Reals
    {
        get
        {
            if (_kind == ColumnKind.Integer && !_converted)
                Convert();
            return _reals.AsSpan(0, Rows);
        }
    }

    public Span<string?> Texts => _texts.AsSpan(0, Rows);

    public Span<byte[]?> Bytes => _bytes.AsSpan(0, Rows);

    public Span<bool> Flags => _flags.AsSpan(0, Rows);

    public Span<bool> Nulls => _nulls.AsSpan(0, HasNulls ? Rows : 0);

    public override void Start(int rows)
    {
        Rows = rows;
        HasNulls = false;
        _converted = false;
        switch (_kind)
        {
            case ColumnKind.Integer or ColumnKind.Time:
                Grow(ref _integers, rows);
                break;
            case ColumnKind.Real:
                Grow(ref _reals, rows);
                break;
            case ColumnKind.Text:
                GrowReferences(ref _texts, rows);
                break;
            case ColumnKind.Bytes:
                GrowReferences(ref _bytes, rows);
                break;
            case ColumnKind.Boolean:
                Grow(ref _flags, rows);
                break;
        }
    }

    public override void Decode(in ColumnSource source)
    {
        switch (_kind)
        {
            case ColumnKind.Integer:
                MarkNulls(source.Numbers(_integers.AsMemory(0, Rows), 0));
                break;
            case ColumnKind.Time:
                MarkNulls(source.Times(_integers.AsMemory(0, Rows), 0));
                break;
            case ColumnKind.Real:
                MarkNulls(source.Numbers(_reals.AsMemory(0, Rows), double.NaN));
                break;
            case ColumnKind.Boolean:
                MarkNulls(source.Booleans(_flags.AsMemory(0, Rows), false));
                break;
            case ColumnKind.Text:
                source.Texts(_texts.AsMemory(0, Rows));
                MarkNulls<string>(Texts);
                break;
            default:
                source.Bytes(_bytes.AsMemory(0, Rows));
                MarkNulls<byte[]>(Bytes);
                break;
        }
    }

    public override void Fill(in ColumnSource source, PartitionValue value)
    {
        var isNull = value.Text is null;
        switch (_kind)
        {
            case ColumnKind.Integer or ColumnKind.Time:
                Integers.Fill(isNull ? 0 : value.Integer);
                break;
            case ColumnKind.Real:
                Reals.Fill(double.NaN);
                break;
            case ColumnKind.Text:
                Texts.Fill(value.Text);
                break;
            case ColumnKind.Bytes:
                Bytes.Clear();
                break;
            default:
                Flags.Clear();
                break;
        }

        if (!isNull)
            return;
        Grow(ref _nulls, Rows);
        HasNulls = true;
        Nulls.Fill(true);
    }

    public override void Keep(ReadOnlySpan<int> rows)
    {
        switch (_kind)
        {
            case ColumnKind.Integer or ColumnKind.Time:
                Gather(_integers, rows);
                break;
            case ColumnKind.Real:
                Gather(_reals, rows);
                break;
            case ColumnKind.Text:
                Gather(_texts, rows);
                break;
            case ColumnKind.Bytes:
                Gather(_bytes, rows);
                break;
            case ColumnKind.Boolean:
                Gather(_flags, rows);
                break;
        }

        if (HasNulls)
        {
            Gather(_nulls, rows);
            HasNulls = _nulls.AsSpan(0, rows.Length).Contains(true);
        }

        Rows = rows.Length;
    }

    private void MarkNulls(ReadOnlySpan<int> levels)
    {
        if (levels.IsEmpty)
            return;
        Grow(ref _nulls, Rows);
        HasNulls = true;
        var nulls = Nulls;
        for (var row = 0; row < nulls.Length; row++)
            nulls[row] = levels[row] == 0;
    }

    private void MarkNulls<T>(ReadOnlySpan<T?> values)
        where T : class
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] is not null)
                continue;
            if (!HasNulls)
            {
                Grow(ref _nulls, Rows);
                HasNulls = true;
                Nulls.Clear();
            }

            _nulls[row] = true;
        }
    }

    private void Convert()
    {
        Grow(ref _reals, Rows);
        NumberConversion<long, double>.Convert(_integers.AsSpan(0, Rows), _reals);
        if (HasNulls)
        {
            for (var row = 0; row < Rows; row++)
            {
                if (_nulls[row])
                    _reals[row] = double.NaN;
            }
        }

        _converted = true;
    }

    private static void Gather<T>(T[] values, ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++)
            values[i] = values[rows[i]];
    }

    // Pinned arrays do not move, so that what copies to a device may take their address.
    private static void Grow<T>(ref T[] values, int rows)
        where T : unmanaged
    {
        if (values.Length < rows)
            values = GC.AllocateUninitializedArray<T>(rows, pinned: true);
    }

    private static void GrowReferences<T>(ref T[] values, int rows)
    {
        if (values.Length < rows)
            values = new T[rows];
    }
}
