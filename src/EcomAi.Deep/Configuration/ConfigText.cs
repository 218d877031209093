using System.Globalization;
using System.Text;

namespace EcomAi.Deep.Configuration;

/// <summary>How values, types and ranges are worded in messages.</summary>
internal static class ConfigText
{
    private const int Longest = 80;

    /// <summary>A text fit for a terminal: at most so many characters, control characters escaped.</summary>
    public static string Shorten(string text, int longest = Longest)
    {
        var shown = new StringBuilder();
        foreach (var character in text)
        {
            if (shown.Length >= longest)
                return shown.Append('…').ToString();
            if (char.IsControl(character))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                shown.Append(character);
        }

        return shown.ToString();
    }

    /// <summary>A received value as a message shows it.</summary>
    public static string Received(ConfigToken token, string? text) => token switch
    {
        ConfigToken.Section => "a section",
        ConfigToken.List => "a list",
        ConfigToken.Null => "null",
        ConfigToken.Boolean => text!.ToLowerInvariant(),
        ConfigToken.Number => Shorten(text!),
        ConfigToken.Untyped when text!.Length > 0 => Shorten(text),
        _ => $"\"{Shorten(text!)}\"",
    };

    /// <summary>What an option accepts, such as <c>a whole number 1..100</c>.</summary>
    public static string Accepted(ConfigOption option)
    {
        var one = Accepted(option.ElementKind, option.Element ?? option.Type, option.Range);
        var text = option.Kind == OptionKind.List ? $"a list, each element {one}" : one;
        return option.AcceptsNull ? $"{text}, or null" : text;
    }

    /// <summary>What one value of a kind may be.</summary>
    public static string Accepted(OptionKind kind, Type type, RangeAttribute? range) => kind switch
    {
        OptionKind.Text => "text",
        OptionKind.Boolean => "true or false",
        OptionKind.Integer => range is null ? "a whole number" : $"a whole number {Range(range)}",
        OptionKind.Real => range is null ? "a finite number" : $"a finite number {Range(range)}",
        OptionKind.Choice => $"one of {string.Join(", ", ConfigOption.Choices(type).Select(name => $"'{name}'"))}",
        _ => "a section { ... }",
    };

    /// <summary>A range, such as <c>1..100</c>, <c>at least 0</c> or <c>above 0, at most 1</c>.</summary>
    public static string Range(RangeAttribute range)
    {
        var unbounded = range.Maximum >= long.MaxValue;
        var open = range.Minimum is > 0 and <= double.Epsilon;
        return (open, unbounded) switch
        {
            (true, true) => "above 0",
            (true, false) => $"above 0, at most {Number(range.Maximum)}",
            (false, true) => $"at least {Number(range.Minimum)}",
            _ => $"{Number(range.Minimum)}..{Number(range.Maximum)}",
        };
    }

    private static string Number(double value) =>
        Math.Abs(value) is < 1e15 and >= 1e-5 or 0
            ? ((decimal)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
}
