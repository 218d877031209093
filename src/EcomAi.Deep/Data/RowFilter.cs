using System.Buffers;
using System.Globalization;

namespace EcomAi.Deep.Data;

/// <summary>
/// A condition that the rows of a table meet: a column compared with a value. Nulls and NaN meet none. Texts compare by their
/// characters' code points; dates and timestamps as instants in UTC.
/// </summary>
/// <param name="Column">The column's name.</param>
/// <param name="Comparison">The comparison.</param>
/// <param name="Value">An integer, a real, a <see cref="DateTime"/>, or a text, which is read as the column's kind.</param>
public sealed record RowFilter(string Column, FilterComparison Comparison, object Value)
{
    private static readonly SearchValues<char> Quotable = SearchValues.Create("'\"<>=!");

    private static readonly (string Sign, FilterComparison Comparison)[] Signs =
    [
        ("<=", FilterComparison.LessOrEqual), (">=", FilterComparison.GreaterOrEqual), ("==", FilterComparison.Equal),
        ("<", FilterComparison.Less), (">", FilterComparison.Greater), ("=", FilterComparison.Equal),
    ];

    /// <summary>
    /// Reads a condition such as <c>week >= 12</c>, <c>shop = 'a b'</c> or <c>"my column" &lt; 2025-01-31</c>. Names and values stand in
    /// quotes, single or double, where they hold blanks at their ends, quotes or signs; a quote within is doubled.
    /// </summary>
    /// <exception cref="DataException">It is no condition; the message says why.</exception>
    public static RowFilter Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rest = text.AsSpan().Trim();
        var column = Take(ref rest, text, isColumn: true);
        foreach (var (sign, comparison) in Signs)
        {
            if (!rest.StartsWith(sign, StringComparison.Ordinal))
                continue;
            rest = rest[sign.Length..].TrimStart();
            if (rest.StartsWith("=", StringComparison.Ordinal) || rest.StartsWith(">", StringComparison.Ordinal) || rest.StartsWith("<", StringComparison.Ordinal))
                throw Bad(text, $"it compares with '{sign}{rest[0]}'");
            var value = Take(ref rest, text, isColumn: false);
            return rest.IsEmpty ? new RowFilter(column, comparison, value) : throw Bad(text, $"'{rest}' stands after its value");
        }

        throw Bad(text, rest.IsEmpty ? "it has no comparison" : $"it compares with '{rest[0]}'");
    }

    /// <summary>Why a text is no condition; null where it is one.</summary>
    public static string? FaultIn(string text)
    {
        try
        {
            Parse(text);
            return null;
        }
        catch (DataException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>The condition as <see cref="Parse"/> reads it.</summary>
    public override string ToString()
    {
        var sign = Signs.Last(sign => sign.Comparison == Comparison).Sign;
        var value = Value switch
        {
            DateTime time => TimeText.Instant(TimeText.FromDateTime(time)),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => Quoted(Value.ToString() ?? ""),
        };
        return $"{Quoted(Column)} {sign} {value}";
    }

    private static string Take(ref ReadOnlySpan<char> rest, string whole, bool isColumn)
    {
        var what = isColumn ? "column" : "value";
        if (rest.IsEmpty)
            throw Bad(whole, $"it has no {what}");
        if (rest[0] is '\'' or '"')
            return Unquote(ref rest, whole);
        var end = isColumn ? rest.IndexOfAny("<>=!") : rest.Length;
        var taken = rest[..(end < 0 ? rest.Length : end)].TrimEnd();
        if (taken.IsEmpty)
            throw Bad(whole, $"it has no {what}");
        rest = rest[(end < 0 ? rest.Length : end)..];
        return taken.ToString();
    }

    private static string Unquote(ref ReadOnlySpan<char> rest, string whole)
    {
        var quote = rest[0];
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] != quote)
                continue;
            if (i + 1 < rest.Length && rest[i + 1] == quote)
            {
                i++;
                continue;
            }

            var text = rest[1..i].ToString().Replace($"{quote}{quote}", $"{quote}", StringComparison.Ordinal);
            rest = rest[(i + 1)..].TrimStart();
            return text;
        }

        throw Bad(whole, $"a quote ({quote}) is not closed");
    }

    private static string Quoted(string text) =>
        text.Length > 0 && text.Trim().Length == text.Length && !text.AsSpan().ContainsAny(Quotable) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static DataException Bad(string text, string why) =>
        new($"'{text}' is no condition on rows: {why}. Write a column, one of =, <, <=, >, >=, and a value, such as \"week >= 12\"; give each condition by itself.");
}
