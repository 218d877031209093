using System.Globalization;
using System.Net;
using System.Text;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Reporting;

/// <summary>Writes a run's <c>report.html</c>: one file that needs no other, with results, curves, configuration and environment.</summary>
public static class ReportWriter
{
    /// <summary>Writes the report from what the run folder holds; parts that are not there yet are left out.</summary>
    /// <returns>The report's path.</returns>
    /// <exception cref="RunFolderException">A file of the run is damaged, or the report cannot be written.</exception>
    public static string Write(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var result = run.ReadResult();
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(run.Path));
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{Escape(run.Family)} {Escape(name)}</title>")
            .Append(CultureInfo.InvariantCulture, $"<style>\n{ReportStyle.Css}\n</style></head>\n<body><main>\n")
            .Append(CultureInfo.InvariantCulture, $"<h1>{Escape(run.Family)}</h1><p class=\"quiet\">{Escape(name)}</p>\n");
        if (result is not null)
            AppendResult(page, result);
        AppendCurves(page, run);
        AppendConfiguration(page, run);
        if (run.ReadEnvironment() is { } environment)
            AppendEnvironment(page, environment);
        page.Append("</main></body></html>\n");
        run.WriteReport(page.ToString());
        return run.ReportPath;
    }

    private static void AppendResult(StringBuilder page, RunResult result)
    {
        if (result.TrainingNote is not null)
            page.Append(CultureInfo.InvariantCulture, $"<p>{Escape(result.TrainingNote)}</p>\n");
        page.Append("<div class=\"facts\">");
        foreach (var (label, value) in result.Facts.Concat(Timings(result)))
            page.Append(CultureInfo.InvariantCulture, $"<div><b>{Escape(label)}</b>{Escape(value)}</div>");
        page.Append(CultureInfo.InvariantCulture, $"</div>\n<h2>Results on the {Escape(result.Part)} part</h2>\n");
        foreach (var protocol in result.Models.SelectMany(model => model.Protocols).Select(part => part.Protocol).Distinct())
            AppendTable(page, result, protocol);
        foreach (var model in result.Models.Where(model => model.Note is not null))
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"quiet\">{Escape(model.Model)}: {Escape(model.Note!)}</p>\n");
    }

    private static IEnumerable<KeyValuePair<string, string>> Timings(RunResult result)
    {
        if (result.TrainSeconds > 0)
            yield return new("training", string.Create(CultureInfo.InvariantCulture, $"{result.TrainSeconds:N1} s"));
        if (result.SamplesPerSecond > 0)
            yield return new("throughput", string.Create(CultureInfo.InvariantCulture, $"{result.SamplesPerSecond:N0} samples/s"));
        if (result.PeakMemoryBytes > 0)
            yield return new("peak memory", string.Create(CultureInfo.InvariantCulture, $"{result.PeakMemoryBytes / 1048576.0:N0} MiB"));
    }

    private static void AppendTable(StringBuilder page, RunResult result, string protocol)
    {
        var rows = result.Models
            .Select(model => (Model: model, Part: model.Protocols.FirstOrDefault(part => part.Protocol == protocol)))
            .Where(row => row.Part is not null).ToList();
        var columns = rows.SelectMany(row => row.Part!.Metrics).Select(metric => metric.Name).Distinct().ToList();
        page.Append(CultureInfo.InvariantCulture, $"<h3>{Escape(protocol)}</h3>\n<div class=\"scroll\"><table><thead><tr><th>model</th>");
        foreach (var column in columns)
            page.Append(CultureInfo.InvariantCulture, $"<th>{Escape(column)}</th>");
        page.Append("<th>fit s</th></tr></thead><tbody>\n");
        foreach (var (model, part) in rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr{(model.IsBaseline ? "" : " class=\"trained\"")}><td>{Escape(model.Model)}</td>");
            foreach (var column in columns)
                page.Append(CultureInfo.InvariantCulture, $"<td>{Figure(part!.Metrics.FirstOrDefault(metric => metric.Name == column))}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td>{model.FitSeconds:F1}</td></tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static string Figure(MetricValue? metric) => metric switch
    {
        null => "",
        { Value: var value } when double.IsNaN(value) => "–",
        { Value: var value } when Math.Abs(value) >= 100 => value.ToString("N1", CultureInfo.InvariantCulture),
        { Value: var value } => value.ToString("F4", CultureInfo.InvariantCulture),
    };

    private static void AppendCurves(StringBuilder page, RunFolder run)
    {
        AppendCurves(page, "Curves", run.ReadMetrics());
        foreach (var name in run.StageNames())
            AppendCurves(page, $"Curves of the stage {name}", run.Stage(name).ReadMetrics());
    }

    private static void AppendCurves(StringBuilder page, string heading, IReadOnlyList<MetricRow> rows)
    {
        if (rows.Count == 0)
            return;
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Escape(heading)}</h2>\n<div class=\"charts\">\n");
        foreach (var series in rows.GroupBy(row => row.Name))
        {
            var latest = series.Last().Value.ToString("G5", CultureInfo.InvariantCulture);
            page.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{Escape(series.Key)} <span class=\"quiet\">last {Escape(latest)}, over steps</span></figcaption>")
                .Append(LineChart.Draw(series.Key, [.. series.Select(row => (row.Step, row.Value))]))
                .Append("</figure>\n");
        }

        page.Append("</div>\n");
    }

    private static void AppendConfiguration(StringBuilder page, RunFolder run)
    {
        if (File.Exists(run.ConfigPath))
            page.Append(CultureInfo.InvariantCulture, $"<h2>Configuration</h2>\n<details><summary>every value that took effect</summary><pre>{Escape(File.ReadAllText(run.ConfigPath))}</pre></details>\n");
    }

    private static void AppendEnvironment(StringBuilder page, RunEnvironment environment)
    {
        page.Append("<h2>Environment</h2>\n<div class=\"scroll\"><table><tbody>\n");
        Row("program", environment.Commit is null ? environment.Version : $"{environment.Version}, commit {environment.Commit}");
        Row("runtime", environment.Runtime);
        Row("system", environment.OperatingSystem);
        Row("torch", environment.Torch);
        Row("device", string.Create(CultureInfo.InvariantCulture, $"{environment.Device}, {environment.Threads} threads of {environment.Processors} processors"));
        Row("written", environment.Time.ToString("u", CultureInfo.InvariantCulture));
        foreach (var file in environment.Data)
            Row("data", string.Create(CultureInfo.InvariantCulture, $"{file.Path}, {file.Bytes:N0} bytes, sha256 {file.Sha256}"));
        page.Append("</tbody></table></div>\n");

        void Row(string label, string value) =>
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Escape(label)}</td><td class=\"text\">{Escape(value)}</td></tr>\n");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
