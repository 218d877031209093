using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Training;

/// <summary>
/// The folder of one run, <c>runs/&lt;family&gt;/&lt;utc-timestamp&gt;-&lt;short-id&gt;/</c>: configuration, environment, metrics,
/// TensorBoard events, checkpoints, result and report. Dispose it to close its logs.
/// </summary>
public sealed class RunFolder : IDisposable
{
    internal const string ConfigFile = "config.json";
    internal const string EnvironmentFile = "environment.json";
    internal const string ResultFile = "result.json";
    private const string PicturesFolder = "pictures";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    private readonly Dictionary<string, RunFolder> _stages = new(StringComparer.Ordinal);
    private MetricsLog? _metrics;
    private long? _resumedAt;

    private RunFolder(string path, string family, RunFolder? main = null) => (Path, Family, Main) = (path, family, main ?? this);

    /// <summary>The folder, as it was named.</summary>
    public string Path { get; }

    /// <summary>The model family's name.</summary>
    public string Family { get; }

    /// <summary>The run that this is a stage of; itself for a whole run.</summary>
    public RunFolder Main { get; }

    /// <summary>Where its checkpoints are.</summary>
    public string CheckpointsPath => System.IO.Path.Combine(Path, "checkpoints");

    /// <summary>The resolved configuration.</summary>
    public string ConfigPath => System.IO.Path.Combine(Path, ConfigFile);

    /// <summary>The HTML report.</summary>
    public string ReportPath => System.IO.Path.Combine(Path, "report.html");

    /// <summary>Starts a new run.</summary>
    /// <param name="root">The parent of run folders, such as <c>runs</c>.</param>
    /// <param name="family">The model family's name.</param>
    /// <exception cref="RunFolderException">The folder cannot be written.</exception>
    public static RunFolder Create(string root, string family)
    {
        var stamp = DateTime.UtcNow.ToString(TimeFormat, CultureInfo.InvariantCulture);
        var run = new RunFolder(System.IO.Path.Combine(root, family, $"{stamp}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}"), family);
        run.EnsureWritable();
        return run;
    }

    /// <summary>Opens a run that has at least one committed checkpoint, its own or a stage's.</summary>
    /// <param name="path">The run folder; <c>last</c> takes the newest run of any family.</param>
    /// <param name="root">Where <c>last</c> looks.</param>
    /// <exception cref="RunFolderException">It is not there, is no run folder, or has no committed checkpoint.</exception>
    public static RunFolder Open(string path, string root = "runs")
    {
        if (path == "last")
            return Newest(root);
        path = System.IO.Path.TrimEndingDirectorySeparator(path);
        if (File.Exists(path))
            throw new RunFolderException($"'{path}' is a file, not a run folder. Name a folder such as runs/ncf/<time>-<id>, or last.");
        if (!Directory.Exists(path))
            throw new RunFolderException($"there is no run folder '{path}'. Name a folder such as runs/ncf/<time>-<id>, or last for the newest under '{root}'.");
        if (!IsRun(path))
            throw new RunFolderException($"'{path}' is no run folder: it has no {ConfigFile}. {Neighbour(path)}");
        if (!HasCheckpoint(path))
            throw new RunFolderException($"the run '{path}' has no committed checkpoint: it ended before its first one was written. Train again, or name another run.");
        return new RunFolder(path, FamilyOf(path));
    }

    /// <summary>A part of the run with checkpoints and metrics of its own, such as a pre-training; the same object for the same name.</summary>
    public RunFolder Stage(string name)
    {
        if (_stages.TryGetValue(name, out var known))
            return known;
        var stage = new RunFolder(System.IO.Path.Combine(Path, "stages", name), Family, Main);
        _stages.Add(name, stage);
        return stage;
    }

    /// <summary>Checks that files can be created in the folder.</summary>
    /// <exception cref="RunFolderException">They cannot; the message says why.</exception>
    public void EnsureWritable() => Writing(() =>
    {
        Directory.CreateDirectory(Path);
        var probe = System.IO.Path.Combine(Path, ".probe");
        File.WriteAllBytes(probe, [0]);
        File.Delete(probe);
    });

    /// <summary>Writes the resolved configuration: every value that took effect.</summary>
    public void WriteConfig(RunConfig config) => WriteConfig(ConfigWriter.ToJson(config));

    /// <summary>Writes the resolved configuration, given as JSON.</summary>
    public void WriteConfig(string json) => Writing(() =>
    {
        Directory.CreateDirectory(Path);
        DurableFile.WriteText(ConfigPath, json);
    });

    /// <summary>Writes what the run ran on.</summary>
    public void WriteEnvironment(RunEnvironment environment) =>
        Writing(() => DurableFile.WriteText(System.IO.Path.Combine(Path, EnvironmentFile), JsonSerializer.Serialize(environment, RunJson.Options)));

    /// <summary>Reads what the run ran on; null when it was not written.</summary>
    public RunEnvironment? ReadEnvironment() => Read<RunEnvironment>(EnvironmentFile);

    /// <summary>Adds figures to <c>metrics.jsonl</c> and to the TensorBoard events.</summary>
    /// <param name="step">Steps taken.</param>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="values">Names with a group, such as <c>train/loss</c>, and values.</param>
    /// <param name="seconds">Seconds of training until now.</param>
    public void LogMetrics(long step, int epoch, IReadOnlyList<MetricValue> values, double seconds) => Writing(() =>
    {
        Metrics().Write(step, epoch, values, seconds);
    });

    /// <summary>Adds a picture to the TensorBoard events, and keeps it as <c>pictures/NAME/step-00001000.png</c>.</summary>
    /// <param name="step">Steps taken.</param>
    /// <param name="name">What it shows, a name for files such as <c>samples</c>.</param>
    /// <param name="picture">The picture.</param>
    public void LogPicture(long step, string name, Picture picture) => Writing(() =>
    {
        var file = System.IO.Path.Combine(Path, PicturesFolder, name, string.Create(CultureInfo.InvariantCulture, $"step-{step:D8}.png"));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        var png = PngEncoder.Encode(picture);
        DurableFile.WriteBytes(file, png);
        Metrics().Write(step, name, picture, png);
    });

    /// <summary>The pictures of a name kept so far, by their steps, in order.</summary>
    public IReadOnlyList<(long Step, string Path)> Pictures(string name)
    {
        var folder = System.IO.Path.Combine(Path, PicturesFolder, name);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "step-*.png").Select(file => (Step: StepOf(file), file)).Where(file => file.Step >= 0).OrderBy(file => file.Step)]
            : [];
    }

    /// <summary>Goes on from a step: figures logged after it are superseded and leave the logs.</summary>
    public void RewindMetrics(long step)
    {
        _metrics?.Dispose();
        _resumedAt = step;
        Writing(() => _metrics = new MetricsLog(Path, step));
    }

    /// <summary>Reads the figures logged so far, in order.</summary>
    /// <exception cref="RunFolderException">A line is damaged.</exception>
    public IReadOnlyList<MetricRow> ReadMetrics() => MetricsLog.Read(System.IO.Path.Combine(Path, MetricsLog.FileName));

    /// <summary>The names of the run's stages.</summary>
    public IReadOnlyList<string> StageNames()
    {
        var stages = System.IO.Path.Combine(Path, "stages");
        return Directory.Exists(stages)
            ? [.. Directory.EnumerateDirectories(stages).Select(stage => System.IO.Path.GetFileName(stage)!).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Writes the final figures.</summary>
    public void WriteResult(RunResult result) =>
        Writing(() => DurableFile.WriteText(System.IO.Path.Combine(Path, ResultFile), JsonSerializer.Serialize(result, RunJson.Options)));

    /// <summary>Reads the final figures; null when the run has none yet.</summary>
    /// <exception cref="RunFolderException">The file is damaged.</exception>
    public RunResult? ReadResult() => Read<RunResult>(ResultFile);

    /// <summary>Writes the report page.</summary>
    internal void WriteReport(string html) => Writing(() => DurableFile.WriteText(ReportPath, html));

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics?.Dispose();
        _metrics = null;
        foreach (var stage in _stages.Values)
            stage.Dispose();
    }

    private static RunFolder Newest(string root)
    {
        var runs = Runs(root);
        var newest = runs.FirstOrDefault(HasCheckpoint);
        if (newest is not null)
            return new RunFolder(newest, FamilyOf(newest));
        throw new RunFolderException(runs.Count == 0
            ? $"there is no run under '{root}' yet. Train one first, such as: ecomai train --config ncf.json"
            : $"none of the {runs.Count} runs under '{root}' has a committed checkpoint. Train one first, such as: ecomai train --config ncf.json");
    }

    /// <summary>The run folders under a root, newest first; two of one second in the order of their creation.</summary>
    private static List<string> Runs(string root) => !Directory.Exists(root) ? [] :
    [
        .. Directory.EnumerateDirectories(root).SelectMany(Directory.EnumerateDirectories).Where(IsRun)
            .OrderByDescending(path => System.IO.Path.GetFileName(path).Split('-')[0], StringComparer.Ordinal)
            .ThenByDescending(Directory.GetCreationTimeUtc),
    ];

    private static bool IsRun(string path) => File.Exists(System.IO.Path.Combine(path, ConfigFile));

    private static bool HasCheckpoint(string path)
    {
        var stages = System.IO.Path.Combine(path, "stages");
        var folders = Directory.Exists(stages) ? Directory.EnumerateDirectories(stages).Prepend(path) : [path];
        return folders.Any(folder => new CheckpointStore(System.IO.Path.Combine(folder, "checkpoints")).Committed().Count > 0);
    }

    /// <summary>What the reader may have meant: the run around the folder, or one inside it.</summary>
    private static string Neighbour(string path)
    {
        for (var above = Directory.GetParent(System.IO.Path.GetFullPath(path)); above is not null; above = above.Parent)
        {
            if (IsRun(above.FullName))
                return $"It lies inside the run '{above.FullName}'; name that.";
        }

        var inside = Directory.EnumerateDirectories(path).FirstOrDefault(IsRun) ?? Runs(path).FirstOrDefault();
        return inside is null ? "Name a folder such as runs/ncf/<time>-<id>, or last." : $"It holds runs; name one of them, such as '{inside}'.";
    }

    private static string FamilyOf(string path)
    {
        var config = System.IO.Path.Combine(path, ConfigFile);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(config));
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("family", out var family) && family.ValueKind == JsonValueKind.String)
                return family.GetString()!;
            throw new RunFolderException($"'{config}' names no family: the run folder is damaged.");
        }
        catch (JsonException fault)
        {
            throw new RunFolderException($"'{config}' is not valid JSON: {fault.Message}", fault);
        }
    }

    private static long StepOf(string file) =>
        long.TryParse(System.IO.Path.GetFileNameWithoutExtension(file)["step-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : -1;

    private MetricsLog Metrics()
    {
        Directory.CreateDirectory(Path);
        return _metrics ??= new MetricsLog(Path, _resumedAt);
    }

    private T? Read<T>(string file)
    {
        var path = System.IO.Path.Combine(Path, file);
        if (!File.Exists(path))
            return default;
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), RunJson.Options);
        }
        catch (JsonException fault)
        {
            throw new RunFolderException($"'{path}' is damaged: {fault.Message}", fault);
        }
    }

    private void Writing(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"cannot write the run folder '{Path}': {fault.Message}. Name a writable folder with --output DIR.", fault);
        }
    }
}
