using System.Globalization;
using System.Numerics;

namespace EcomAi.Deep.Data;

/// <summary>A filter whose column is known, and whose value is of the column's kind.</summary>
internal sealed class BoundFilter
{
    private readonly long _integer;
    private readonly double _real;
    private readonly string _text = "";

    private BoundFilter(RowFilter filter, TableColumn column, object value)
    {
        (Filter, Column) = (filter, column);
        switch (value)
        {
            case long integer:
                _integer = integer;
                break;
            case double real:
                _real = real;
                break;
            default:
                _text = (string)value;
                break;
        }
    }

    public RowFilter Filter { get; }

    public TableColumn Column { get; }

    /// <summary>The value: a long for integers and for microseconds of times, a double, or a string.</summary>
    public object Value => Column.Kind switch
    {
        ColumnKind.Text => _text,
        ColumnKind.Real => _real,
        _ => _integer,
    };

    /// <summary>Finds the column and reads the value as its kind.</summary>
    /// <exception cref="DataException">There is no such column, its kind has no order, or the value is of another kind.</exception>
    public static BoundFilter Bind(ParquetTable table, RowFilter filter)
    {
        var option = $"filter '{filter}'";
        var column = table.Require(filter.Column, option, ColumnKind.Integer, ColumnKind.Real, ColumnKind.Text, ColumnKind.Time);
        return Read(column.Kind, filter.Value) is { } value
            ? new BoundFilter(filter, column, value)
            : throw new DataException($"{option}: column '{column.Name}' of {table.Path} is {TableSchema.Words(column)}, and the value is none.");
    }

    /// <summary>Whether a partition meets the condition.</summary>
    public bool Matches(PartitionValue value) =>
        value.Text is not null && (Column.Kind == ColumnKind.Text ? Holds(CompareTexts(value.Text, _text)) : Holds(value.Integer.CompareTo(_integer)));

    /// <summary>Whether a row may meet the condition, by the smallest and largest value in a file; true where these say nothing.</summary>
    public bool MayMatch(object? min, object? max) => Column.Kind switch
    {
        ColumnKind.Text => MayMatch(Compare(min as string), Compare(max as string)),
        ColumnKind.Real => MayMatch(Compare(Real(min), _real), Compare(Real(max), _real)),
        _ => MayMatch(Compare(Integer(min), _integer), Compare(Integer(max), _integer)),
    };

    /// <summary>Clears the marks of rows that do not meet the condition.</summary>
    public void Select(ColumnBuffer values, Span<bool> selected)
    {
        switch (Column.Kind)
        {
            case ColumnKind.Text:
                var texts = values.Texts;
                for (var row = 0; row < texts.Length; row++)
                    selected[row] &= texts[row] is { } text && Holds(CompareTexts(text, _text));
                break;
            case ColumnKind.Real:
                Select(values.Reals, _real, selected);
                break;
            default:
                Select(values.Integers, _integer, selected);
                var nulls = values.Nulls;
                for (var row = 0; row < nulls.Length; row++)
                    selected[row] &= !nulls[row];
                break;
        }
    }

    /// <summary>The order of texts by code points, which is the order of their UTF-8 bytes and so that of a file's statistics.</summary>
    public static int CompareTexts(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        if (common == a.Length || common == b.Length)
            return a.Length.CompareTo(b.Length);
        return Place(a[common]).CompareTo(Place(b[common]));

        // Surrogates stand for code points above all others, but their numbers lie below those from U+E000 on.
        static int Place(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
    }

    // NaN, which a null real is, meets no comparison.
    private void Select<T>(ReadOnlySpan<T> values, T value, Span<bool> selected)
        where T : INumber<T>
    {
        switch (Filter.Comparison)
        {
            case FilterComparison.Equal:
                for (var row = 0; row < values.Length; row++)
                    selected[row] &= values[row] == value;
                break;
            case FilterComparison.Less:
                for (var row = 0; row < values.Length; row++)
                    selected[row] &= values[row] < value;
                break;
            case FilterComparison.LessOrEqual:
                for (var row = 0; row < values.Length; row++)
                    selected[row] &= values[row] <= value;
                break;
            case FilterComparison.Greater:
                for (var row = 0; row < values.Length; row++)
                    selected[row] &= values[row] > value;
                break;
            default:
                for (var row = 0; row < values.Length; row++)
                    selected[row] &= values[row] >= value;
                break;
        }
    }

    private bool Holds(int order) => Filter.Comparison switch
    {
        FilterComparison.Equal => order == 0,
        FilterComparison.Less => order < 0,
        FilterComparison.LessOrEqual => order <= 0,
        FilterComparison.Greater => order > 0,
        _ => order >= 0,
    };

    private bool MayMatch(int? min, int? max) => Filter.Comparison switch
    {
        FilterComparison.Equal => min is not > 0 && max is not < 0,
        FilterComparison.Less or FilterComparison.LessOrEqual => min is not { } order || Holds(order),
        _ => max is not { } order || Holds(order),
    };

    private int? Compare(string? bound) => bound is null ? null : CompareTexts(bound, _text);

    private static int? Compare<T>(T? bound, T value)
        where T : struct, IComparable<T> => bound?.CompareTo(value);

    private static object? Read(ColumnKind kind, object value) => (kind, value) switch
    {
        (ColumnKind.Text, string text) => text,
        (ColumnKind.Integer, string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer : null,
        (ColumnKind.Real, string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && !double.IsNaN(real) ? real : null,
        (ColumnKind.Time, string text) => TimeText.TryDay(text, out var time) || TimeText.TryInstant(text, out time) ? time : null,
        (ColumnKind.Time, DateTime time) => TimeText.FromDateTime(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time),
        (ColumnKind.Integer, not DateTime) => Integer(value),
        (ColumnKind.Real, not DateTime) => Real(value),
        _ => null,
    };

    private static long? Integer(object? value) => value switch
    {
        long number => number,
        int number => number,
        short number => number,
        sbyte number => number,
        byte number => number,
        ushort number => number,
        uint number => number,
        ulong number and <= long.MaxValue => (long)number,
        DateTime time => TimeText.FromDateTime(time),
        _ => null,
    };

    private static double? Real(object? value) => value switch
    {
        double number => double.IsNaN(number) ? null : number,
        float number => float.IsNaN(number) ? null : number,
        Half number => Half.IsNaN(number) ? null : (double)number,
        decimal number => (double)number,
        ulong number => number,
        _ => Integer(value),
    };
}
