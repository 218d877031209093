using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>Copies a saved optimizer state in place, after it has been checked as a whole.</summary>
internal static class StateCopy
{
    /// <summary>Checks names, shapes and dtypes of a saved state, then copies it into the tensors of the optimizer.</summary>
    /// <exception cref="EcomException">Anything does not fit; nothing is copied then.</exception>
    public static void Into(IReadOnlyDictionary<string, Tensor> own, IReadOnlyDictionary<string, Tensor> saved)
    {
        Check(own, saved);
        using var ungraded = no_grad();
        foreach (var (name, tensor) in own)
            tensor.copy_(saved[name]).Dispose();
    }

    /// <summary>Checks names, shapes and dtypes of a saved state.</summary>
    /// <exception cref="EcomException">Anything does not fit; the message lists every fault.</exception>
    public static void Check(IReadOnlyDictionary<string, Tensor> own, IReadOnlyDictionary<string, Tensor> saved)
    {
        var faults = Faults(own, saved).ToList();
        if (faults.Count == 0)
            return;
        throw new EcomException(
            $"the optimizer state does not fit this model and optimizer: {string.Join("; ", faults)}. " +
            "Resume with the configuration the run was started with");
    }

    private static IEnumerable<string> Faults(IReadOnlyDictionary<string, Tensor> own, IReadOnlyDictionary<string, Tensor> saved)
    {
        foreach (var name in own.Keys.Where(name => !saved.ContainsKey(name)))
            yield return $"'{name}' is missing";
        foreach (var (name, tensor) in saved)
        {
            if (!own.TryGetValue(name, out var target))
                yield return $"'{name}' is not expected";
            else if (!target.shape.SequenceEqual(tensor.shape))
                yield return $"'{name}' has the shape [{string.Join(", ", tensor.shape)}], expected [{string.Join(", ", target.shape)}]";
            else if (target.dtype != tensor.dtype)
                yield return $"'{name}' holds {tensor.dtype}, expected {target.dtype}";
        }
    }
}
