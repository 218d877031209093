namespace EcomAi.Deep.Cli.Printing;

/// <summary>Text from files and errors made fit for a terminal.</summary>
internal static class SafeText
{
    /// <summary>The text on one line, without control characters.</summary>
    public static string OneLine(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\u001f') || text.AsSpan().ContainsAnyInRange('\u007f', '\u009f')
            ? new string([.. text.Select(character => char.IsControl(character) ? ' ' : character)])
            : text;

    /// <summary>The text on one line of at most so many characters.</summary>
    public static string Shorten(string text, int longest)
    {
        var line = OneLine(text);
        return line.Length <= longest ? line : $"{line[..(longest - 1)]}…";
    }
}
