namespace EcomAi.Deep.Data.Import;

/// <summary>A column on its way from fields of text to an array of its type.</summary>
/// <param name="source">The name in the file.</param>
/// <param name="index">The place of its field in a record.</param>
/// <param name="name">The name to write.</param>
/// <param name="declared">The type that was asked for; null finds it.</param>
internal sealed class CsvColumn(string source, int index, string name, FieldType? declared)
{
    private readonly TypeInference _inference = new();
    private Array _values = Array.Empty<long>();

    public int Index => index;

    public string Name => name;

    public string Source => source;

    public FieldType Type => declared ?? _inference.Type;

    /// <summary>Fields without a value, counted while types are found.</summary>
    public long Missing { get; private set; }

    public OutputColumn Output => new(name, Type.Output, Missing > 0);

    /// <summary>The values of a batch, for the table writer.</summary>
    public Array Values => _values;

    /// <summary>Takes a field into account for the type.</summary>
    /// <returns>Whether it fits the type that was asked for.</returns>
    public bool Inspect(ReadOnlySpan<char> field, bool quoted, bool missing)
    {
        if (IsNull(missing, field, declared))
        {
            Missing++;
            return true;
        }

        if (declared is not null)
            return Fits(declared, field);
        _inference.Add(field, quoted);
        return true;
    }

    /// <summary>Makes the array for batches of so many rows, once the type is known.</summary>
    public void Start(int rows)
    {
        var nullable = Missing > 0;
        _values = Type.Output switch
        {
            OutputType.Text => new string?[rows],
            OutputType.Double => nullable ? new double?[rows] : new double[rows],
            OutputType.Boolean => nullable ? new bool?[rows] : new bool[rows],
            _ => nullable ? new long?[rows] : new long[rows],
        };
    }

    /// <summary>Puts a field into the batch.</summary>
    /// <returns>Whether it fits the type, which only a file that changed meanwhile does not.</returns>
    public bool Set(int row, ReadOnlySpan<char> field, bool missing)
    {
        var type = Type;
        var none = IsNull(missing, field, type);
        var number = 0L;
        var real = 0.0;
        if (none ? Missing == 0 : !Parse(type, field, out number, out real))
            return false;
        switch (_values)
        {
            case string?[] texts:
                texts[row] = none ? null : field.ToString();
                break;
            case long[] numbers:
                numbers[row] = number;
                break;
            case long?[] numbers:
                numbers[row] = none ? null : number;
                break;
            case double[] reals:
                reals[row] = real;
                break;
            case double?[] reals:
                reals[row] = none ? null : real;
                break;
            case bool[] flags:
                flags[row] = number == 1;
                break;
            case bool?[] flags:
                flags[row] = none ? null : number == 1;
                break;
        }

        return true;
    }

    // A quoted empty field is an empty text, and no value of any other type.
    private static bool IsNull(bool missing, ReadOnlySpan<char> field, FieldType? type) =>
        missing || (field.IsEmpty && type is not null && type != FieldType.Text);

    private static bool Fits(FieldType type, ReadOnlySpan<char> field) => Parse(type, field, out _, out _);

    private static bool Parse(FieldType type, ReadOnlySpan<char> field, out long number, out double real)
    {
        (number, real) = (0, 0);
        return type.Output switch
        {
            OutputType.Text => true,
            OutputType.Double => FieldType.TryDouble(field, out real),
            _ => type.TryInteger(field, out number),
        };
    }
}
