using System.Globalization;

namespace EcomAi.Deep.Data.Import;

/// <summary>The type that a column of text is imported as: its name in options, what it is written as, and how a field is read.</summary>
internal sealed record FieldType(string Name, OutputType Output, string Example)
{
    public static readonly FieldType Int64 = new("int64", OutputType.Int64, "such as 42");
    public static readonly FieldType Double = new("double", OutputType.Double, "a number such as 0.5");
    public static readonly FieldType Text = new("string", OutputType.Text, "any text");
    public static readonly FieldType Bool = new("bool", OutputType.Boolean, "true or false");
    public static readonly FieldType Timestamp = new("timestamp", OutputType.Time, "such as 2017-01-28 14:06:53 or 2017-01-28T14:06:53Z");
    public static readonly FieldType Date = new("date", OutputType.Date, "such as 2017-01-28");
    public static readonly FieldType UnixSeconds = new("unix-seconds", OutputType.Time, "seconds since 1970-01-01 UTC such as 1485612413");
    public static readonly FieldType UnixMilliseconds = new("unix-milliseconds", OutputType.Time, "milliseconds since 1970-01-01 UTC such as 1485612413000");

    public static readonly IReadOnlyList<FieldType> All = [Int64, Double, Text, Bool, Timestamp, Date, UnixSeconds, UnixMilliseconds];

    private const long LargestSecond = 253_402_300_799;

    /// <summary>Reads a field that is kept as a number: integers, microseconds of times, 1 and 0 of booleans.</summary>
    public bool TryInteger(ReadOnlySpan<char> field, out long value)
    {
        switch (Output)
        {
            case OutputType.Int64:
                return TryInt64(field, exponents: true, out value);
            case OutputType.Boolean:
                return TryBool(field, out value);
            case OutputType.Date:
                return TimeText.TryDay(field, out value);
        }

        if (this == Timestamp)
            return TimeText.TryInstant(field, out value) || TimeText.TryDay(field, out value);
        var perSecond = this == UnixSeconds ? 1 : 1000;
        if (!double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number / perSecond) > LargestSecond
            || double.IsNaN(number))
        {
            value = 0;
            return false;
        }

        value = (long)Math.Round(number * (1_000_000 / perSecond));
        return TimeText.Fits(value);
    }

    /// <summary>Reads a number; <c>NaN</c> is one, thousands separators are not.</summary>
    public static bool TryDouble(ReadOnlySpan<char> field, out double value) =>
        double.TryParse(field, NumberStyles.Float & ~(NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite), CultureInfo.InvariantCulture, out value);

    /// <summary>
    /// Reads a whole number; one with a leading zero, such as <c>007</c>, is a text whose zeros matter. With exponents, whole numbers such
    /// as <c>9e+05</c> count too: R writes ids so.
    /// </summary>
    public static bool TryInt64(ReadOnlySpan<char> field, bool exponents, out long value)
    {
        if (long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
            return field[0] != '+' && !Padded(field);
        const NumberStyles Exponent = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!exponents || field.IndexOfAny('e', 'E') < 0 || !decimal.TryParse(field, Exponent, CultureInfo.InvariantCulture, out var number)
            || number != decimal.Truncate(number) || Math.Abs(number) > long.MaxValue)
        {
            return false;
        }

        value = (long)number;
        return true;
    }

    /// <summary>Whether a number begins with zeros that a number type would lose.</summary>
    public static bool Padded(ReadOnlySpan<char> field)
    {
        var digits = field.TrimStart("+-");
        return digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]);
    }

    private static bool TryBool(ReadOnlySpan<char> field, out long value)
    {
        var isTrue = field.Equals("true", StringComparison.OrdinalIgnoreCase);
        value = isTrue ? 1 : 0;
        return isTrue || field.Equals("false", StringComparison.OrdinalIgnoreCase);
    }
}
