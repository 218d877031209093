using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>Numbers series by the values of their key columns, in the order in which they are met.</summary>
internal sealed class SeriesNumbers
{
    private readonly string[] _columns;
    private readonly Vocabulary[] _values;

    // Stage k numbers the distinct combinations of the columns 0 to k: each is one of stage k - 1 with a value of column k.
    private readonly Dictionary<long, int>[] _numbers;
    private readonly List<(int Before, int Value)>[] _parts;

    public SeriesNumbers(IEnumerable<string> columns, IEnumerable<ColumnKind> kinds)
    {
        _columns = [.. columns];
        _values = [.. kinds.Select(kind => new Vocabulary(kind))];
        _numbers = [.. _columns.Select(_ => new Dictionary<long, int>())];
        _parts = [.. _columns.Select(_ => new List<(int, int)>())];
    }

    public int Count => _parts[^1].Count;

    /// <summary>Adds series by their names.</summary>
    public void Add(SeriesKeys keys)
    {
        for (var series = 0; series < keys.Count; series++)
        {
            var number = 0;
            for (var column = 0; column < _columns.Length; column++)
                number = Combine(column, number, AddValue(column, keys.Values[column], series));
        }
    }

    /// <summary>Numbers the rows of a chunk.</summary>
    /// <exception cref="DataException">A key is null.</exception>
    public void Number(TableChunk chunk, Span<int> numbers)
    {
        numbers.Clear();
        for (var column = 0; column < _columns.Length; column++)
        {
            var (name, values) = (_columns[column], _values[column]);
            chunk.RequireNoNulls(name, "data.keys");
            if (values.Kind == ColumnKind.Integer)
            {
                var integers = chunk.Integers(name);
                for (var row = 0; row < numbers.Length; row++)
                    numbers[row] = Combine(column, numbers[row], values.Add(integers[row]));
            }
            else
            {
                var texts = chunk.Texts(name);
                for (var row = 0; row < numbers.Length; row++)
                    numbers[row] = Combine(column, numbers[row], values.Add(texts[row]!));
            }
        }
    }

    /// <summary>Sorts numbers by the series' names: integers by size, texts by their characters, the first column first.</summary>
    public void Sort(int[] numbers) => Array.Sort(numbers, (left, right) =>
    {
        for (var column = 0; column < _columns.Length; column++)
        {
            var (a, b) = (ValueOf(left, column), ValueOf(right, column));
            var order = _values[column].Kind == ColumnKind.Integer
                ? _values[column].IntegerAt(a).CompareTo(_values[column].IntegerAt(b))
                : string.CompareOrdinal(_values[column].TextAt(a), _values[column].TextAt(b));
            if (order != 0)
                return order;
        }

        return 0;
    });

    /// <summary>The names of series.</summary>
    public SeriesKeys Keys(IReadOnlyList<int> numbers) => new(
        _columns,
        [.. _values.Select(values => values.Kind)],
        [.. Enumerable.Range(0, _columns.Length).Select(column => _values[column].Kind == ColumnKind.Integer
            ? (Array)numbers.Select(number => _values[column].IntegerAt(ValueOf(number, column))).ToArray()
            : numbers.Select(number => _values[column].TextAt(ValueOf(number, column))).ToArray())]);

    /// <summary>A series' name for people.</summary>
    public string Format(int number) => Keys([number]).Format(0);

    private int AddValue(int column, Array values, int row) => values is long[] integers ? _values[column].Add(integers[row]) : _values[column].Add(((string[])values)[row]);

    private int Combine(int stage, int before, int value)
    {
        var key = ((long)before << 32) | (uint)value;
        if (_numbers[stage].TryGetValue(key, out var number))
            return number;
        number = _parts[stage].Count;
        _numbers[stage].Add(key, number);
        _parts[stage].Add((before, value));
        return number;
    }

    private int ValueOf(int number, int column)
    {
        for (var stage = _columns.Length - 1; stage > column; stage--)
            number = _parts[stage][number].Before;
        return _parts[column][number].Value;
    }
}
