using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EcomAi.Deep.Training;

/// <summary>
/// The folder of a run's checkpoints. A checkpoint is written under a name that no reader looks at, forced to disk and
/// renamed; the rename is the commit, so a crash at any moment leaves the earlier checkpoints as they were.
/// </summary>
internal sealed partial class CheckpointStore(string folder)
{
    public const string StateFile = "state.json";
    private const string TemporaryPrefix = ".writing-";

    /// <summary>The committed checkpoints, oldest first.</summary>
    public IReadOnlyList<string> Committed() => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Where(path => CommittedName().IsMatch(Path.GetFileName(path))).OrderBy(Order)]
        : [];

    /// <summary>The name for a checkpoint at a step; a second one at the same step gets a suffix, committed folders are never overwritten.</summary>
    public string NextName(long step)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"step-{step:D8}");
        var candidate = name;
        for (var revision = 2; Directory.Exists(Path.Combine(folder, candidate)); revision++)
            candidate = string.Create(CultureInfo.InvariantCulture, $"{name}.{revision}");
        return candidate;
    }

    /// <summary>Writes and commits a checkpoint.</summary>
    /// <param name="name">From <see cref="NextName"/>.</param>
    /// <param name="state">The counters.</param>
    /// <param name="writeFiles">Writes every other file into the folder it is given.</param>
    /// <returns>The committed folder.</returns>
    public string Write(string name, TrainingState state, Action<string> writeFiles)
    {
        var temporary = Path.Combine(folder, TemporaryPrefix + name);
        var final = Path.Combine(folder, name);
        try
        {
            RemoveLeftovers();
            Directory.CreateDirectory(temporary);
            writeFiles(temporary);
            var files = new SortedDictionary<string, FileSeal>(StringComparer.Ordinal);
            foreach (var path in Directory.EnumerateFiles(temporary, "*", SearchOption.AllDirectories))
            {
                DurableFile.Sync(path);
                files.Add(Path.GetRelativePath(temporary, path).Replace('\\', '/'), FileSeal.Of(path));
            }

            var manifest = JsonSerializer.Serialize(new CheckpointManifest(CheckpointManifest.CurrentVersion, state, files), RunJson.Options);
            DurableFile.WriteText(Path.Combine(temporary, StateFile), manifest);
            foreach (var inner in Directory.EnumerateDirectories(temporary, "*", SearchOption.AllDirectories))
                DurableFile.SyncFolder(inner);
            DurableFile.SyncFolder(temporary);
            Directory.Move(temporary, final);
            DurableFile.SyncFolder(folder);
            return final;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var last = Committed();
            throw new CheckpointException(
                $"cannot write the checkpoint '{final}': {fault.Message}. "
                + (last.Count == 0 ? "Free space or name another --output." : $"The last good checkpoint is '{last[^1]}'; free space and resume from it."),
                fault);
        }
    }

    /// <summary>Removes all but the newest few and the best.</summary>
    public void Prune(int keep, string? best)
    {
        foreach (var path in Committed().SkipLast(keep).Where(path => Path.GetFileName(path) != best))
        {
            // Renamed first, so that a crash half-way leaves nothing that looks like a checkpoint.
            var doomed = Path.Combine(folder, TemporaryPrefix + "pruned-" + Path.GetFileName(path));
            Directory.Move(path, doomed);
            Directory.Delete(doomed, recursive: true);
        }
    }

    private void RemoveLeftovers()
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var leftover in Directory.EnumerateDirectories(folder, TemporaryPrefix + "*"))
            Directory.Delete(leftover, recursive: true);
    }

    private static (long Step, int Revision) Order(string path)
    {
        var match = CommittedName().Match(Path.GetFileName(path));
        var revision = match.Groups[2].Success ? int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : 1;
        return (long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), revision);
    }

    [GeneratedRegex(@"^step-(\d{8,18})(?:\.(\d{1,9}))?$")]
    private static partial Regex CommittedName();
}
