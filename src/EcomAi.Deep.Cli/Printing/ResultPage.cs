using System.Globalization;
using EcomAi.Deep.Reporting;

namespace EcomAi.Deep.Cli.Printing;

/// <summary>Prints a run's result: facts, one table a protocol with the best values marked, notes, the run and the next command.</summary>
internal static class ResultPage
{
    // Of these a higher value is a better model; no best is marked for anything else, such as the mean popularity of what is listed.
    private static readonly string[] HigherIsBetter = ["HR", "Recall", "Precision", "NDCG", "MRR", "MAP", "AUC"];

    public static void Print(Page page, RunResult result)
    {
        page.Facts([.. result.Facts, .. Measures(result)]);
        foreach (var protocol in result.Models.SelectMany(model => model.Protocols).Select(part => part.Protocol).Distinct())
        {
            page.Line();
            page.Heading($"{result.Part}: {protocol}");
            page.Table(Table(result, protocol));
        }

        page.Line();
        page.Paragraph(result.Models.Any(model => model.IsBaseline) ? "* the best of its column; the rows with · are baselines" : "* the best of its column");
        foreach (var model in result.Models.Where(model => model.Note is not null))
            page.Paragraph($"{model.Model}: {model.Note}");
        page.Line();
        page.Line($"run   {result.Run}");
        if (result.NextCommand is not null)
            page.Line($"next  {result.NextCommand}");
    }

    private static IEnumerable<KeyValuePair<string, string>> Measures(RunResult result)
    {
        if (result.TrainingNote is not null)
            yield return new("training", result.TrainingNote);
        if (result.TrainSeconds > 0)
            yield return new("time", string.Create(CultureInfo.InvariantCulture, $"{result.TrainSeconds:N1} s{(result.SamplesPerSecond > 0 ? $", {Math.Round(result.SamplesPerSecond):N0} samples/s" : "")}"));
        if (result.PeakMemoryBytes > 0)
            yield return new("peak memory", string.Create(CultureInfo.InvariantCulture, $"{result.PeakMemoryBytes / 1048576.0:N0} MiB"));
    }

    private static TextTable Table(RunResult result, string protocol)
    {
        var rows = result.Models
            .Select(model => (Model: model, Part: model.Protocols.FirstOrDefault(part => part.Protocol == protocol)))
            .Where(row => row.Part is not null)
            .Select(row => (row.Model, Values: row.Part!.Metrics.ToLookup(metric => metric.Name, metric => metric.Value), row.Part.Metrics))
            .ToList();
        var columns = rows.SelectMany(row => row.Metrics).Select(metric => metric.Name).Distinct().ToList();
        var best = columns.ToDictionary(column => column, column => Best(column, rows.SelectMany(row => row.Values[column])));
        // A column with a best leaves room for the mark, its header too, so that the figures stay beneath one another.
        var table = new TextTable(["model", .. columns.Select(column => best[column] is null ? column : $"{column} "), "fit s"], [false, .. columns.Select(_ => true), true]);
        foreach (var (model, values, _) in rows)
        {
            var name = model.IsBaseline ? $"· {SafeText.OneLine(model.Model)}" : SafeText.OneLine(model.Model);
            table.Add(
            [
                new Cell(name, IsBold: !model.IsBaseline, IsDim: model.IsBaseline),
                .. columns.Select(column => Figure(values[column], best[column], model.IsBaseline)),
                new Cell(model.FitSeconds.ToString("F1", CultureInfo.InvariantCulture), IsDim: true),
            ]);
        }

        return table;
    }

    private static double? Best(string column, IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        var name = column.Split('@')[0];
        return finite.Count > 1 && HigherIsBetter.Contains(name, StringComparer.OrdinalIgnoreCase) ? finite.Max() : null;
    }

    private static Cell Figure(IEnumerable<double> values, double? best, bool isBaseline)
    {
        double? value = values.Any() ? values.First() : null;
        var text = value switch
        {
            null => "",
            { } number when !double.IsFinite(number) => "–",
            { } number when Math.Abs(number) >= 100 => number.ToString("N1", CultureInfo.InvariantCulture),
            { } number => number.ToString("F4", CultureInfo.InvariantCulture),
        };
        var isBest = best is not null && value == best;
        return new Cell(best is null ? text : isBest ? $"{text}*" : $"{text} ", IsBold: isBest, IsDim: isBaseline && !isBest);
    }
}
