namespace EcomAi.Deep.Cli.Printing;

/// <summary>Text for people on stdout.</summary>
internal sealed class Page(TextWriter output, TextStyles styles)
{
    public TextStyles Styles => styles;

    public void Line(string text = "") => output.WriteLine(text);

    /// <summary>A heading.</summary>
    public void Heading(string text) => output.WriteLine(styles.Bold(text));

    /// <summary>Labels and values, one a line, the values beneath one another.</summary>
    public void Facts(IReadOnlyCollection<KeyValuePair<string, string>> facts)
    {
        var width = facts.Count == 0 ? 0 : facts.Max(fact => fact.Key.Length);
        foreach (var (label, value) in facts)
            output.WriteLine($"{styles.Dim(label.PadRight(width))}  {SafeText.OneLine(value)}");
    }

    /// <summary>A table.</summary>
    public void Table(TextTable table)
    {
        foreach (var line in table.Lines(styles))
            output.WriteLine(line.TrimEnd());
    }

    /// <summary>A paragraph, wrapped to the width, further lines indented.</summary>
    public void Paragraph(string text)
    {
        var line = "";
        foreach (var word in SafeText.OneLine(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > styles.Width)
            {
                output.WriteLine(line);
                line = "  ";
            }

            line += line.Length == 0 || line == "  " ? word : $" {word}";
        }

        output.WriteLine(line);
    }
}
