using System.Globalization;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Reporting;

/// <summary>Writes a run's <c>report.html</c>: one file that needs no other, with results, the family's own sections, curves, configuration and environment.</summary>
public static class ReportWriter
{
    /// <summary>Writes the report from what the run folder holds; parts that are not there yet are left out.</summary>
    /// <param name="run">The run folder.</param>
    /// <param name="sections">What the run's family has to show, see <see cref="IModelFamily.ReportSections"/>.</param>
    /// <returns>The report's path.</returns>
    /// <exception cref="RunFolderException">A file of the run is damaged, or the report cannot be written.</exception>
    public static string Write(RunFolder run, IReadOnlyList<ReportSection> sections)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(sections);
        var result = run.ReadResult();
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(run.Path));
        var page = new Markup()
            .Raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Add($"<title>{run.Family} {name}</title>")
            .Raw("<style>\n").Raw(ReportStyle.Css).Raw("\n</style></head>\n<body><main>\n")
            .Add($"<h1>{run.Family}</h1><p class=\"quiet\">{name}</p>\n");
        if (result is not null)
            page.Raw(ResultPart.Draw(result));
        foreach (var section in sections)
            page.Add($"<h2>{section.Title}</h2>\n").Raw(section.Html);
        page.Raw(CurvePart.Draw("Learning curves", run.ReadMetrics()));
        foreach (var stage in run.StageNames())
            page.Raw(CurvePart.Draw($"Learning curves of the stage {stage}", run.Stage(stage).ReadMetrics()));
        AppendConfiguration(page, run);
        if (run.ReadEnvironment() is { } environment)
            AppendEnvironment(page, environment);
        run.WriteReport(page.Raw("</main></body></html>\n").ToString());
        return run.ReportPath;
    }

    private static void AppendConfiguration(Markup page, RunFolder run)
    {
        if (File.Exists(run.ConfigPath))
            page.Add($"<h2>Configuration</h2>\n<details><summary>every value that took effect</summary><pre>{File.ReadAllText(run.ConfigPath)}</pre></details>\n");
    }

    private static void AppendEnvironment(Markup page, RunEnvironment environment)
    {
        page.Raw("<h2>Environment</h2>\n<div class=\"scroll\"><table><tbody>\n");
        Row("program", environment.Commit is null ? environment.Version : $"{environment.Version}, commit {environment.Commit}");
        Row("runtime", environment.Runtime);
        Row("system", environment.OperatingSystem);
        Row("torch", environment.Torch);
        Row("device", string.Create(CultureInfo.InvariantCulture, $"{environment.Device}, {environment.Threads} threads of {environment.Processors} processors"));
        Row("written", environment.Time.ToString("u", CultureInfo.InvariantCulture));
        foreach (var file in environment.Data)
            Row("data", string.Create(CultureInfo.InvariantCulture, $"{file.Path}, {file.Bytes:N0} bytes, sha256 {file.Sha256}"));
        page.Raw("</tbody></table></div>\n");

        void Row(string label, string value) => page.Add($"<tr><td>{label}</td><td class=\"text\">{value}</td></tr>\n");
    }
}
