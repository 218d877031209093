using System.Globalization;

namespace EcomAi.Deep.Configuration;

/// <summary>One value read from its text, or what is wrong with it.</summary>
/// <param name="Value">The value; null when it could not be read. A value out of range is read all the same.</param>
/// <param name="Problem">What is wrong, without the key; null when nothing is.</param>
internal readonly record struct ConfigScalar(object? Value, string? Problem)
{
    /// <summary>Reads a value of the kind.</summary>
    /// <param name="kind">Any kind but a section or a list.</param>
    /// <param name="type">The .NET type.</param>
    /// <param name="range">The accepted range of a number.</param>
    /// <param name="token">What the source says the value is.</param>
    /// <param name="text">The value's text.</param>
    public static ConfigScalar Read(OptionKind kind, Type type, RangeAttribute? range, ConfigToken token, string? text)
    {
        var fits = token == ConfigToken.Untyped || token == kind switch
        {
            OptionKind.Boolean => ConfigToken.Boolean,
            OptionKind.Integer or OptionKind.Real => ConfigToken.Number,
            _ => ConfigToken.Text,
        };
        if (!fits)
            return Wrong(kind, type, range, token, text);
        return kind switch
        {
            OptionKind.Text => ReadText(text!),
            OptionKind.Boolean => bool.TryParse(text, out var value) ? new(value, null) : Wrong(kind, type, range, token, text),
            OptionKind.Integer => ReadInteger(type, range, token, text!),
            OptionKind.Real => ReadReal(type, range, token, text!),
            _ => ReadChoice(type, token, text!),
        };
    }

    private static ConfigScalar Wrong(OptionKind kind, Type type, RangeAttribute? range, ConfigToken token, string? text) =>
        new(null, $"must be {ConfigText.Accepted(kind, type, range)}, received {ConfigText.Received(token, text)}");

    private static ConfigScalar ReadText(string text) =>
        text.Contains('\0', StringComparison.Ordinal) ? new(null, "must not hold a NUL character") : new(text, null);

    private static ConfigScalar ReadInteger(Type type, RangeAttribute? range, ConfigToken token, string text)
    {
        var limits = range ?? (type == typeof(int) ? new RangeAttribute(int.MinValue, int.MaxValue) : new RangeAttribute(long.MinValue, long.MaxValue));
        var accepted = range is null && type == typeof(long) ? "a whole number of at most 64 bits" : ConfigText.Range(limits);
        var outside = $"must be {accepted}, received {ConfigText.Received(token, text)}";
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            var digits = text.Length > 0 && text.AsSpan(text[0] == '-' ? 1 : 0) is { Length: > 0 } rest && !rest.ContainsAnyExceptInRange('0', '9');
            return digits ? new(null, outside) : Wrong(OptionKind.Integer, type, range, token, text);
        }

        if (type == typeof(long))
            return new(value, Within(limits, value) ? null : outside);
        return value is < int.MinValue or > int.MaxValue ? new(null, outside) : new((int)value, Within(limits, value) ? null : outside);
    }

    private static ConfigScalar ReadReal(Type type, RangeAttribute? range, ConfigToken token, string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return Wrong(OptionKind.Real, type, range, token, text);
        if (range is null || Within(range, value))
            return new(value, null);
        return new(value, $"must be {ConfigText.Range(range)}, received {ConfigText.Received(token, text)}");
    }

    private static bool Within(RangeAttribute range, double value) => value >= range.Minimum && value <= range.Maximum;

    private static ConfigScalar ReadChoice(Type type, ConfigToken token, string text)
    {
        var names = ConfigOption.Choices(type);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == text)
                return new(Enum.Parse(type, Enum.GetNames(type)[i]), null);
        }

        var wrong = Wrong(OptionKind.Choice, type, null, token, text);
        return Spelling.Nearest(text, names) is { } nearest ? wrong with { Problem = $"{wrong.Problem}; did you mean '{nearest}'?" } : wrong;
    }
}
