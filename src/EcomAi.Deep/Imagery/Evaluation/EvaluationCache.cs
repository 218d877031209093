using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>
/// Tensors kept between runs in a folder, each file named by what it was made from. A file is complete under its name or not there; one whose content is not what was written is told
/// and made anew. Runs that make the same file at one time each write it whole: the last one stays.
/// </summary>
/// <param name="folder">The folder; empty keeps nothing.</param>
/// <param name="observer">Where trouble is told.</param>
internal sealed class EvaluationCache(string folder, IRunObserver observer)
{
    private const string SealKey = "sha256";

    /// <summary>What a file holds, the caller's to dispose; null where there is none that can be used.</summary>
    /// <param name="name">The file's name, without its ending.</param>
    public Dictionary<string, Tensor>? Read(string name)
    {
        var path = PathOf(name);
        if (string.IsNullOrWhiteSpace(folder) || !File.Exists(path))
            return null;
        try
        {
            var tensors = Safetensors.Read(path);
            if (Safetensors.Inspect(path).Metadata.GetValueOrDefault(SealKey) == ContentHash.Of(tensors))
                return tensors;
            foreach (var tensor in tensors.Values)
                tensor.Dispose();
            observer.Message($"'{path}' does not hold what was written into it: it is made anew.");
        }
        catch (CheckpointException fault)
        {
            observer.Message($"{fault.Message} It is made anew.");
        }

        return null;
    }

    /// <summary>Keeps tensors. Where the folder cannot be written to, that is told and nothing is kept.</summary>
    /// <param name="name">The file's name, without its ending.</param>
    /// <param name="tensors">The tensors.</param>
    public void Write(string name, IReadOnlyDictionary<string, Tensor> tensors)
    {
        if (string.IsNullOrWhiteSpace(folder))
            return;
        var path = PathOf(name);
        // Two runs at one time need two temporary names.
        var own = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);
            Safetensors.Write(own, tensors, new Dictionary<string, string> { [SealKey] = ContentHash.Of(tensors) });
            File.Move(own, path, overwrite: true);
        }
        catch (Exception fault) when (fault is CheckpointException or IOException or UnauthorizedAccessException)
        {
            if (File.Exists(own))
                File.Delete(own);
            observer.Message($"Nothing is kept for the next run: cannot write '{path}': {fault.Message} Choose another folder with evaluate.cache.");
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name + ".safetensors");
}
