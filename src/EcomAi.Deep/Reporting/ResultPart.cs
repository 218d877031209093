using System.Globalization;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Reporting;

/// <summary>The part of a report that holds the final figures: facts, the models as bars, and a table a protocol.</summary>
internal static class ResultPart
{
    private const int MostPictures = 4;
    private const int MostTables = 6;

    public static string Draw(RunResult result)
    {
        var page = new Markup();
        if (result.TrainingNote is not null)
            page.Add($"<p>{result.TrainingNote}</p>\n");
        page.Raw("<div class=\"facts\">");
        foreach (var (label, value) in result.Facts.Concat(Timings(result)))
            page.Add($"<div><b>{label}</b>{value}</div>");
        page.Add($"</div>\n<h2>Results on the {result.Part} part</h2>\n");
        var protocols = result.Models.SelectMany(model => model.Protocols).Select(part => part.Protocol).Distinct().ToList();
        var pictures = protocols.Select(protocol => Picture(result, protocol)).OfType<string>().Take(MostPictures).ToList();
        if (pictures.Count > 0)
            page.Raw(Figure.Row(pictures));
        foreach (var protocol in protocols.Take(MostTables))
            AppendTable(page, result, protocol);
        if (protocols.Count > MostTables)
        {
            page.Add($"<details><summary>{protocols.Count - MostTables} more tables</summary>\n");
            foreach (var protocol in protocols.Skip(MostTables))
                AppendTable(page, result, protocol);
            page.Raw("</details>\n");
        }

        foreach (var model in result.Models.Where(model => model.Note is not null))
            page.Add($"<p class=\"quiet\">{model.Model}: {model.Note!}</p>\n");
        return page.ToString();
    }

    private static IEnumerable<KeyValuePair<string, string>> Timings(RunResult result)
    {
        if (result.TrainSeconds > 0)
            yield return new("training", string.Create(CultureInfo.InvariantCulture, $"{result.TrainSeconds:N1} s"));
        if (result.SamplesPerSecond > 0)
            yield return new("throughput", string.Create(CultureInfo.InvariantCulture, $"{result.SamplesPerSecond:N0} samples/s"));
        if (result.PeakMemoryBytes > 0)
            yield return new("peak memory", string.Create(CultureInfo.InvariantCulture, $"{result.PeakMemoryBytes / 1048576.0:N0} MiB"));
        if (result.PeakDeviceMemoryBytes > 0)
            yield return new("peak GPU memory", string.Create(CultureInfo.InvariantCulture, $"{result.PeakDeviceMemoryBytes / 1048576.0:N0} MiB"));
    }

    /// <summary>The models of a protocol as bars, the best on top; none where there is nothing to compare.</summary>
    private static string? Picture(RunResult result, string protocol)
    {
        var rows = Rows(result, protocol);
        var names = rows.SelectMany(row => row.Part.Metrics).Select(metric => metric.Name).Distinct().ToList();
        var metric = result.ChosenBy is { } chosen
            ? names.Find(name => name == chosen)
            : names.Find(name => MetricDirection.IsHigherBetter(name) is not null);
        if (metric is null || rows.Count < 2)
            return null;
        if (rows.Select(row => row.Part.Metrics.FirstOrDefault(value => value.Name == metric)?.Value).Distinct().Count() < 2)
            return null; // a handful of cold rows that nobody gets right is no picture
        var direction = MetricDirection.IsHigherBetter(metric);
        var bars = rows.Select(row => new Bar(
            row.Model.Model, row.Part.Metrics.FirstOrDefault(value => value.Name == metric)?.Value ?? double.NaN, !row.Model.IsBaseline));
        bars = direction switch
        {
            true => bars.OrderByDescending(bar => double.IsFinite(bar.Value) ? bar.Value : double.NegativeInfinity),
            false => bars.OrderBy(bar => double.IsFinite(bar.Value) ? bar.Value : double.PositiveInfinity),
            _ => bars,
        };
        var note = direction switch { true => $"{protocol}; higher is better", false => $"{protocol}; lower is better", _ => protocol };
        return Figure.Draw(metric, note, BarChart.Draw($"{metric}, {note}", [.. bars]));
    }

    private static void AppendTable(Markup page, RunResult result, string protocol)
    {
        var rows = Rows(result, protocol);
        var columns = rows.SelectMany(row => row.Part.Metrics).Select(metric => metric.Name).Distinct().ToList();
        page.Add($"<h3>{protocol}</h3>\n").Raw(Table.Draw(
            ["model", .. columns, "fit s"],
            rows.Select(row => new TableRow(
            [
                row.Model.Model,
                .. columns.Select(column => Table.Figure(row.Part.Metrics.FirstOrDefault(metric => metric.Name == column)?.Value)),
                row.Model.FitSeconds.ToString("F1", CultureInfo.InvariantCulture),
            ],
            IsMarked: !row.Model.IsBaseline))));
    }

    private static List<(ModelResult Model, ProtocolResult Part)> Rows(RunResult result, string protocol) =>
    [
        .. result.Models.SelectMany(model => model.Protocols.Where(part => part.Protocol == protocol).Take(1).Select(part => (model, part))),
    ];
}
