namespace EcomAi.Deep.Data;

/// <summary>One column of a chunk; the arrays grow to the largest row group and are used again.</summary>
internal sealed class ColumnBuffer(TableColumn column)
{
    private long[] _integers = [];
    private double[] _reals = [];
    private string?[] _texts = [];
    private byte[]?[] _bytes = [];
    private bool[] _flags = [];
    private bool[] _nulls = [];
    private int[] _levels = [];
    private Array _scratch = Array.Empty<long>();
    private bool _converted;

    public TableColumn Column => column;

    public int Rows { get; private set; }

    public bool HasNulls { get; private set; }

    /// <summary>Integers, or microseconds of times; 0 where null.</summary>
    public Span<long> Integers => _integers.AsSpan(0, column.Kind is ColumnKind.Integer or ColumnKind.Time ? Rows : 0);

    /// <summary>Reals, NaN where null; of an integer column, its values converted.</summary>
    public Span<double> Reals
    {
        get
        {
            if (column.Kind == ColumnKind.Integer && !_converted)
                Convert();
            return _reals.AsSpan(0, Rows);
        }
    }

    public Span<string?> Texts => _texts.AsSpan(0, Rows);

    public Span<byte[]?> Bytes => _bytes.AsSpan(0, Rows);

    public Span<bool> Flags => _flags.AsSpan(0, Rows);

    public Span<bool> Nulls => _nulls.AsSpan(0, HasNulls ? Rows : 0);

    public Memory<long> IntegerMemory => _integers.AsMemory(0, Rows);

    public Memory<double> RealMemory => _reals.AsMemory(0, Rows);

    public Memory<string?> TextMemory => _texts.AsMemory(0, Rows);

    public Memory<byte[]?> BytesMemory => _bytes.AsMemory(0, Rows);

    public Memory<bool> FlagMemory => _flags.AsMemory(0, Rows);

    /// <summary>Room for values of the file's type, one a row.</summary>
    public Memory<T> Scratch<T>()
    {
        if (_scratch is not T[] values || values.Length < Rows)
            _scratch = values = new T[Rows];
        return values.AsMemory(0, Rows);
    }

    /// <summary>Room for definition levels, one a row.</summary>
    public Memory<int> Levels()
    {
        Grow(ref _levels, Rows);
        return _levels.AsMemory(0, Rows);
    }

    /// <summary>Makes room for a row group and forgets the one before.</summary>
    public void Start(int rows)
    {
        Rows = rows;
        HasNulls = false;
        _converted = false;
        switch (column.Kind)
        {
            case ColumnKind.Integer or ColumnKind.Time:
                Grow(ref _integers, rows);
                break;
            case ColumnKind.Real:
                Grow(ref _reals, rows);
                break;
            case ColumnKind.Text:
                Grow(ref _texts, rows);
                break;
            case ColumnKind.Bytes:
                Grow(ref _bytes, rows);
                break;
            case ColumnKind.Boolean:
                Grow(ref _flags, rows);
                break;
        }
    }

    /// <summary>Marks a row as null; the first of a row group clears the marks of the one before.</summary>
    public void MarkNull(int row)
    {
        if (!HasNulls)
        {
            Grow(ref _nulls, Rows);
            _nulls.AsSpan(0, Rows).Clear();
            HasNulls = true;
        }

        _nulls[row] = true;
    }

    private void Convert()
    {
        Grow(ref _reals, Rows);
        for (var row = 0; row < Rows; row++)
            _reals[row] = HasNulls && _nulls[row] ? double.NaN : _integers[row];
        _converted = true;
    }

    private static void Grow<T>(ref T[] values, int rows)
    {
        if (values.Length < rows)
            values = new T[rows];
    }
}
