using static TorchSharp.torch;

namespace EcomAi.Deep.Training;

/// <summary>Loading named tensors into live ones.</summary>
public static class TensorState
{
    /// <summary>Copies every tensor into the live one of its name, in place, without gradient.</summary>
    /// <param name="source">What was loaded.</param>
    /// <param name="target">The live tensors.</param>
    /// <param name="what">What they are for the error, such as <c>model.safetensors</c>.</param>
    /// <exception cref="CheckpointException">A name, a shape or a dtype differs; nothing was copied.</exception>
    public static void Copy(IReadOnlyDictionary<string, Tensor> source, IReadOnlyDictionary<string, Tensor> target, string what)
    {
        var missing = target.Keys.Where(name => !source.ContainsKey(name)).Order(StringComparer.Ordinal).ToList();
        var unknown = source.Keys.Where(name => !target.ContainsKey(name)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0 || unknown.Count > 0)
        {
            throw new CheckpointException(
                $"{what} does not fit the model: missing {List(missing)}; not expected {List(unknown)}. Was the configuration changed since the checkpoint was written?");
        }

        foreach (var (name, live) in target)
        {
            var loaded = source[name];
            if (loaded.dtype != live.dtype || !loaded.shape.AsSpan().SequenceEqual(live.shape))
            {
                throw new CheckpointException(
                    $"{what} does not fit the model: tensor '{name}' is {loaded.dtype} [{string.Join(", ", loaded.shape)}], the model has {live.dtype} [{string.Join(", ", live.shape)}]. Was the configuration changed since the checkpoint was written?");
            }
        }

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach (var (name, live) in target)
            live.copy_(source[name]);
    }

    private static string List(List<string> names) =>
        names.Count == 0 ? "none" : string.Join(", ", names.Take(8)) + (names.Count > 8 ? $" and {names.Count - 8} more" : "");
}
