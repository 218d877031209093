using System.Globalization;
using System.Text.Json.Nodes;
using EcomAi.Deep.Cli.Printing;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Cli.Inspection;

/// <summary>Shows a run folder: its configuration, its checkpoints and its results.</summary>
internal static class RunInspection
{
    /// <summary>Whether the path names a run.</summary>
    public static bool IsRun(string path) => path == "last" || File.Exists(Path.Combine(path, "config.json"));

    public static void Show(string path, Session session)
    {
        using var run = RunFolder.Open(path);
        var config = File.ReadAllText(run.ConfigPath);
        var result = run.ReadResult();
        var checkpoints = Checkpoints(run).ToList();
        if (session.IsJson)
        {
            Session.PrintJson(new { run = run.Path, family = run.Family, config = JsonNode.Parse(config), checkpoints = checkpoints.Select(folder => folder.Name), result });
            return;
        }

        var page = Session.Page();
        page.Heading($"{run.Path} ({run.Family})");
        page.Line(config.TrimEnd());
        page.Line();
        page.Heading("checkpoints");
        foreach (var folder in checkpoints)
        {
            var bytes = folder.EnumerateFiles().Sum(file => file.Length);
            page.Line(string.Create(CultureInfo.InvariantCulture, $"  {Path.GetRelativePath(run.Path, folder.FullName)}  {bytes:N0} bytes"));
        }

        page.Line();
        if (result is null)
            page.Line("no result yet: training did not end");
        else
            ResultPage.Print(page, result);
    }

    private static IEnumerable<DirectoryInfo> Checkpoints(RunFolder run) => run.StageNames()
        .Select(name => run.Stage(name).CheckpointsPath)
        .Prepend(run.CheckpointsPath)
        .Where(Directory.Exists)
        .SelectMany(folder => new DirectoryInfo(folder).EnumerateDirectories().OrderBy(step => step.Name, StringComparer.Ordinal))
        .Where(step => File.Exists(Path.Combine(step.FullName, "state.json")));
}
