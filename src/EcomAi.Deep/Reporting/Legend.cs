namespace EcomAi.Deep.Reporting;

/// <summary>What the colours of a chart mean.</summary>
internal static class Legend
{
    /// <summary>Colours that the style sheet has; further series take them again, dashed.</summary>
    public const int Colours = 8;

    /// <summary>The classes of a series' line.</summary>
    public static string Style(int series) => $"c{series % Colours}{(series / Colours % 2 == 1 ? " dashed" : "")}";

    /// <summary>The names of several series beside their colours.</summary>
    /// <param name="entries">Classes and names.</param>
    public static string Draw(IEnumerable<(string Style, string Name)> entries)
    {
        var html = new Markup().Raw("<div class=\"legend\">");
        foreach (var (style, name) in entries)
            html.Add($"<span><i class=\"key {style}\"></i>{name}</span>");
        return html.Raw("</div>").ToString();
    }
}
