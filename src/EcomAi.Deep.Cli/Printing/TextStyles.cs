namespace EcomAi.Deep.Cli.Printing;

/// <summary>How wide text may be and whether it may be styled.</summary>
/// <param name="Width">Columns.</param>
/// <param name="IsStyled">Whether escape sequences are understood and wanted.</param>
internal sealed record TextStyles(int Width, bool IsStyled)
{
    private const int DefaultWidth = 80;

    /// <summary>What stdout can show: its own width on a terminal, 80 columns of plain text elsewhere.</summary>
    public static TextStyles OfStdout() => Console.IsOutputRedirected
        ? new TextStyles(DefaultWidth, false)
        : new TextStyles(TerminalWidth(), !IsColourUnwanted() && !IsDumb());

    /// <summary>Whether stderr is a terminal that can redraw, and may.</summary>
    public static bool HasLiveTerminal() => !Console.IsErrorRedirected && !IsDumb() && !IsColourUnwanted();

    /// <summary>Whether NO_COLOR asks for plain text (no-color.org).</summary>
    public static bool IsColourUnwanted() => Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };

    /// <summary>The text in bold where that can be shown.</summary>
    public string Bold(string text) => IsStyled ? $"\u001b[1m{text}\u001b[0m" : text;

    /// <summary>The text dimmed where that can be shown.</summary>
    public string Dim(string text) => IsStyled ? $"\u001b[2m{text}\u001b[0m" : text;

    private static bool IsDumb() => Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth >= 40 ? Console.WindowWidth : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}
