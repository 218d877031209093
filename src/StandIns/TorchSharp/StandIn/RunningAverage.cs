using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>Exponential averages of many tensors, one native call an update.</summary>
[Experimental("STANDIN001")]
public static class RunningAverage
{
    /// <summary>average += part (value - average), element by element; of the copied ones average = value.</summary>
    /// <param name="averages">What is written: floating-point tensors.</param>
    /// <param name="values">As many tensors of the same shapes.</param>
    /// <param name="part">The part of the value in the new average, 0 to 1.</param>
    /// <param name="copies">What is overwritten, of any type.</param>
    /// <param name="sources">As many tensors of the same shapes.</param>
    /// <exception cref="ArgumentException">Lists of different lengths.</exception>
    /// <exception cref="TorchException">Shapes that differ.</exception>
    public static void Update(
        IReadOnlyList<Tensor> averages, IReadOnlyList<Tensor> values, double part, IReadOnlyList<Tensor> copies,
        IReadOnlyList<Tensor> sources)
    {
        if (averages.Count != values.Count || copies.Count != sources.Count)
            throw new ArgumentException($"{averages.Count} averages of {values.Count} values, {copies.Count} copies of {sources.Count} sources");
        using var targets = new Borrow([.. averages, .. copies]);
        using var origins = new Borrow([.. values, .. sources]);
        var failure = Native.ts_average(targets.Pointers, origins.Pointers, averages.Count, targets.Pointers.Length, part);
        NativeFailure.Check(failure, "average");
    }
}
