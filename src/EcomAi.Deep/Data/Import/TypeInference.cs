namespace EcomAi.Deep.Data.Import;

/// <summary>Finds the narrowest type that holds every field of a column: bool, int64, double, date, timestamp, and string for the rest.</summary>
internal sealed class TypeInference
{
    private bool _bool = true;
    private bool _int64 = true;
    private bool _double = true;
    private bool _date = true;
    private bool _time = true;

    /// <summary>Fields seen that were not missing.</summary>
    public long Values { get; private set; }

    /// <summary>The type found so far; string when there was no value at all.</summary>
    public FieldType Type =>
        Values == 0 ? FieldType.Text
        : _bool ? FieldType.Bool
        : _int64 ? FieldType.Int64
        : _double ? FieldType.Double
        : _date ? FieldType.Date
        : _time ? FieldType.Timestamp
        : FieldType.Text;

    /// <summary>Takes one field into account; a quoted whole number with an exponent is an id that R shortened.</summary>
    public void Add(ReadOnlySpan<char> field, bool quoted)
    {
        Values++;
        if (_bool)
            _bool = FieldType.Bool.TryInteger(field, out _);
        if (_int64)
            _int64 = FieldType.TryInt64(field, exponents: quoted, out _);
        if (_double && !_int64)
            _double = !Padded(field) && FieldType.TryDouble(field, out _);
        if (_date)
            _date = TimeText.TryDay(field, out _);
        if (_time && !_date)
            _time = FieldType.Timestamp.TryInteger(field, out _);
    }

    // Digits alone that do not fit 64 bits, or that begin with zeros, are names, which a double would round.
    private static bool Padded(ReadOnlySpan<char> field) => FieldType.Padded(field) || (field.Length > 15 && !field.ContainsAnyExceptInRange('0', '9'));
}
