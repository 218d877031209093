using System.Globalization;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Cli.Printing;

/// <summary>Prints a run's result: facts, one table a protocol with the best values marked, notes, the run and the next command.</summary>
internal static class ResultPage
{
    public static void Print(Page page, RunResult result)
    {
        page.Facts([.. result.Facts, .. Measures(result)]);
        var equal = new SortedSet<string>(StringComparer.Ordinal);
        var protocols = result.Models.SelectMany(model => model.Protocols).Select(part => part.Protocol).Distinct()
            .Select(protocol => (Text: protocol, Rows: ResultRow.Of(result, protocol))).ToList();
        var everyRow = protocols.SelectMany(protocol => protocol.Rows).ToList();
        foreach (var (protocol, rows) in protocols)
        {
            page.Line();
            page.Heading($"{result.Part}: {protocol}");
            var isFirst = true;
            foreach (var columns in rows.SelectMany(row => row.Names).Distinct().GroupBy(ListLength))
            {
                foreach (var table in Tables(columns.Key, Distinct(columns, everyRow, equal), rows, page.Styles.Width))
                {
                    if (!isFirst)
                        page.Line();
                    isFirst = false;
                    page.Table(table);
                }
            }
        }

        page.Line();
        page.Paragraph(result.Models.Any(model => model.IsBaseline) ? "* the best of its column; the rows with · are baselines" : "* the best of its column");
        if (equal.Count > 0)
            page.Paragraph($"left out, being equal in every row: {string.Join(", ", equal)}");
        page.Paragraph($"fitted in {string.Join(", ", result.Models.Where(model => model.Protocols.Count > 0).Select(model => string.Create(CultureInfo.InvariantCulture, $"{model.FitSeconds:N1} s ({model.Model})")))}");
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
        if (result.PeakDeviceMemoryBytes > 0)
            yield return new("peak GPU memory", string.Create(CultureInfo.InvariantCulture, $"{result.PeakDeviceMemoryBytes / 1048576.0:N0} MiB"));
    }

    /// <summary>The 10 of <c>NDCG@10</c>; empty for a metric of no list.</summary>
    private static string ListLength(string metric) => metric.IndexOf('@', StringComparison.Ordinal) is var at and >= 0 ? metric[(at + 1)..] : "";

    /// <summary>The columns that say something of their own: with one held-out item a user, Recall is HR and MAP is MRR.</summary>
    private static List<string> Distinct(IEnumerable<string> columns, IReadOnlyList<ResultRow> rows, SortedSet<string> equal)
    {
        var kept = new List<string>();
        foreach (var column in columns)
        {
            if (kept.Find(other => rows.All(row => Nullable.Equals(row[other], row[column]))) is { } same)
                equal.Add($"{Name(column)} (as {Name(same)})");
            else
                kept.Add(column);
        }

        return kept;
    }

    private static string Name(string metric) => metric.Split('@')[0];

    /// <summary>One table, or where that is too wide one of how good the lists are and one of what they are made of.</summary>
    private static IEnumerable<TextTable> Tables(string length, List<string> columns, IReadOnlyList<ResultRow> rows, int width)
    {
        var whole = Table(length, columns, rows);
        return whole.Width <= width
            ? [whole]
            : columns.GroupBy(IsRanked).Select(part => Table(length, [.. part], rows));
    }

    private static bool IsRanked(string metric) => MetricDirection.IsHigherBetter(metric) is not null;

    private static TextTable Table(string length, List<string> columns, IReadOnlyList<ResultRow> rows)
    {
        var best = columns.ToDictionary(column => column, column => Best(column, rows.Where(row => !row.Model.IsCeiling).Select(row => row[column] ?? double.NaN)));

        // A column with a best leaves room for the mark, its header too, so that the figures stay beneath one another.
        var header = columns.Select(column => best[column] is null ? Name(column) : $"{Name(column)} ");
        var table = new TextTable([length.Length == 0 ? "model" : $"at {length}", .. header], [false, .. columns.Select(_ => true)]);
        foreach (var row in rows)
        {
            var name = SafeText.OneLine(row.Model.Model);
            table.Add(
            [
                row.Model.IsBaseline ? new Cell($"· {name}", IsDim: true) : new Cell(name, IsBold: true),
                .. columns.Select(column => Figure(row[column], best[column], row.Model)),
            ]);
        }

        return table;
    }

    /// <summary>The best value of a column; none of a metric that has no better and worse, such as the mean popularity of what is listed.</summary>
    private static double? Best(string column, IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        if (finite.Count < 2)
            return null;
        return MetricDirection.IsHigherBetter(column) switch { true => finite.Max(), false => finite.Min(), _ => null };
    }

    private static Cell Figure(double? value, double? best, ModelResult model)
    {
        var text = value switch
        {
            null => "",
            { } number when !double.IsFinite(number) => "–",
            { } number when Math.Abs(number) >= 100 => number.ToString("N1", CultureInfo.InvariantCulture),
            { } number => number.ToString("F4", CultureInfo.InvariantCulture),
        };
        var isBest = best is not null && value == best && !model.IsCeiling;
        return new Cell(best is null ? text : isBest ? $"{text}*" : $"{text} ", IsBold: isBest, IsDim: model.IsBaseline && !isBest);
    }
}
