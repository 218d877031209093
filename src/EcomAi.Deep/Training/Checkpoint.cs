using System.Text.Json;
using static TorchSharp.torch;

namespace EcomAi.Deep.Training;

/// <summary>A committed checkpoint whose files are all there, unchanged since they were written.</summary>
public sealed class Checkpoint
{
    internal const string ModelFile = "model.safetensors";
    internal const string OptimizerFile = "optimizer.safetensors";

    private Checkpoint(string folder, TrainingState state) => (Folder, State) = (folder, state);

    /// <summary>The folder, such as <c>checkpoints/step-00001000</c>.</summary>
    public string Folder { get; }

    /// <summary>Where the run stood.</summary>
    public TrainingState State { get; }

    /// <summary>The newest checkpoint of a run; null when it has none.</summary>
    /// <exception cref="CheckpointException">It is damaged.</exception>
    public static Checkpoint? Last(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var committed = new CheckpointStore(run.CheckpointsPath).Committed();
        return committed.Count == 0 ? null : Open(committed[^1]);
    }

    /// <summary>The checkpoint with the best validation value, the newest where nothing is validated; null when the run has none.</summary>
    /// <exception cref="CheckpointException">It is damaged.</exception>
    public static Checkpoint? Best(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var committed = new CheckpointStore(run.CheckpointsPath).Committed();
        if (committed.Count == 0)
            return null;
        var best = ReadManifest(committed[^1]).State.BestCheckpoint;
        return Open(best is null ? committed[^1] : Path.Combine(run.CheckpointsPath, Path.GetFileName(best)));
    }

    /// <summary>Opens a committed folder and checks every file against its seal.</summary>
    /// <exception cref="CheckpointException">The folder or a file is missing, truncated or changed; the message names it and the checkpoint before.</exception>
    public static Checkpoint Open(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CheckpointException($"there is no checkpoint '{folder}'. {Advice(folder)}");
        var manifest = ReadManifest(folder);
        foreach (var (name, seal) in manifest.Files)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
                throw new CheckpointException($"the checkpoint '{folder}' is damaged: '{name}' is missing. {Advice(folder)}");
            var length = new FileInfo(path).Length;
            if (length != seal.Bytes)
                throw new CheckpointException($"the checkpoint '{folder}' is damaged: '{name}' has {length:N0} bytes, {seal.Bytes:N0} were written. {Advice(folder)}");
            if (FileSeal.Of(path) != seal)
                throw new CheckpointException($"the checkpoint '{folder}' is damaged: the content of '{name}' is not what was written (sha256 differs). {Advice(folder)}");
        }

        return new Checkpoint(folder, manifest.State);
    }

    /// <summary>The path of another file of the checkpoint, such as a vocabulary.</summary>
    public string FilePath(string name) => Path.Combine(Folder, name);

    /// <summary>Reads the model's tensors to the CPU; the caller disposes them.</summary>
    public Dictionary<string, Tensor> ReadModel() => Safetensors.Read(FilePath(ModelFile));

    /// <summary>Reads the optimizers' tensors to the CPU; the caller disposes them.</summary>
    public Dictionary<string, Tensor> ReadOptimizer() => Safetensors.Read(FilePath(OptimizerFile));

    private static CheckpointManifest ReadManifest(string folder)
    {
        var path = Path.Combine(folder, CheckpointStore.StateFile);
        try
        {
            var manifest = JsonSerializer.Deserialize<CheckpointManifest>(File.ReadAllBytes(path), RunJson.Options);
            if (manifest is not { State: not null, Files: not null })
                throw new CheckpointException($"the checkpoint '{folder}' is damaged: '{CheckpointStore.StateFile}' lacks the state or the files. {Advice(folder)}");
            if (manifest.Version != CheckpointManifest.CurrentVersion)
                throw new CheckpointException($"the checkpoint '{folder}' has version {manifest.Version}, this program reads version {CheckpointManifest.CurrentVersion}.");
            return manifest;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CheckpointException($"the checkpoint '{folder}' is damaged: '{CheckpointStore.StateFile}' cannot be read ({fault.Message}). {Advice(folder)}", fault);
        }
    }

    /// <summary>What to do about a damaged checkpoint: fall back on the one before.</summary>
    private static string Advice(string folder)
    {
        var parent = Path.GetDirectoryName(Path.GetFullPath(folder))!;
        var others = new CheckpointStore(parent).Committed();
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var previous = others.Select(path => Path.GetFileName(path)!).Where(other => string.CompareOrdinal(other, name) < 0).LastOrDefault();
        return previous is null
            ? "There is no earlier checkpoint; train again."
            : $"Remove that folder and resume: the run then goes on from the checkpoint before, '{previous}'.";
    }
}
