namespace EcomAi.Deep.Reporting;

/// <summary>Frames of charts.</summary>
internal static class Figure
{
    /// <summary>A chart with its caption.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="note">What to know beside it, set back; empty for none.</param>
    /// <param name="chart">Markup of the chart.</param>
    public static string Draw(string caption, string note, string chart) =>
        new Markup().Add($"<figure><figcaption>{caption} <span class=\"quiet\">{note}</span></figcaption>").Raw(chart).Raw("</figure>\n").ToString();

    /// <summary>A picture inside the page, its pixels enlarged as squares.</summary>
    /// <param name="what">What it shows, for those who cannot see it.</param>
    /// <param name="png">A PNG file.</param>
    public static string Picture(string what, ReadOnlySpan<byte> png) =>
        new Markup().Add($"<img alt=\"{what}\" src=\"data:image/png;base64,{Convert.ToBase64String(png)}\">").ToString();

    /// <summary>Figures beside one another, as many as fit the page.</summary>
    public static string Row(IEnumerable<string> figures) => $"<div class=\"charts\">\n{string.Concat(figures)}</div>\n";
}
