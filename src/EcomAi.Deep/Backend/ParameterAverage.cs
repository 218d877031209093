using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>Exponential averages of a model's parameters, all in one call.</summary>
public static class ParameterAverage
{
    /// <summary>average += part (value - average), element by element; statistics are copied as they are. Nothing is recorded for gradients.</summary>
    /// <param name="averages">What is written: the averaged parameters.</param>
    /// <param name="values">The parameters, as many and of the same shapes.</param>
    /// <param name="part">The part of the value in the new average, 0 to 1: one minus what is kept.</param>
    /// <param name="copies">What is overwritten: statistics of the averaged model, such as those of batch normalisation.</param>
    /// <param name="sources">The statistics, as many and of the same shapes.</param>
    /// <exception cref="ArgumentException">Lists of different lengths.</exception>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">Shapes that differ.</exception>
    public static void Update(
        IReadOnlyList<Tensor> averages, IReadOnlyList<Tensor> values, double part, IReadOnlyList<Tensor> copies,
        IReadOnlyList<Tensor> sources)
    {
        ArgumentNullException.ThrowIfNull(averages);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(copies);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, 1);
        if (averages.Count != values.Count || copies.Count != sources.Count)
            throw new ArgumentException($"{averages.Count} averages of {values.Count} values, {copies.Count} copies of {sources.Count} sources");
#if TORCHSHARP_PACKAGE
        UpdateEach(averages, values, part, copies, sources);
#else
        TorchSharp.StandIn.RunningAverage.Update(averages, values, part, copies, sources);
#endif
    }

    /// <summary>As <see cref="Update"/>, by torch's own operations.</summary>
    internal static void UpdateEach(
        IReadOnlyList<Tensor> averages, IReadOnlyList<Tensor> values, double part, IReadOnlyList<Tensor> copies,
        IReadOnlyList<Tensor> sources)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        for (var i = 0; i < averages.Count; i++)
            averages[i].mul_(1 - part).add_(values[i], part);
        for (var i = 0; i < copies.Count; i++)
            copies[i].copy_(sources[i]);
    }
}
