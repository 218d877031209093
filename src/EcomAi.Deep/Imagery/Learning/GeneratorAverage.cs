using EcomAi.Deep.Backend;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Generator = EcomAi.Deep.Imagery.Models.Generator;

namespace EcomAi.Deep.Imagery.Learning;

/// <summary>
/// A generator whose weights are a moving average of another one's (Karras et al. 2018): after a half-life, counted in images shown, half of it is new. At the start the
/// half-life is a part of the images shown so far. Statistics of batch normalisation are copied.
/// </summary>
public sealed class GeneratorAverage
{
    private readonly Parameter[] _from;
    private readonly Parameter[] _to;
    private readonly Tensor[] _statistics;
    private readonly Tensor[] _copies;
    private readonly double _halfLife;
    private readonly double _rampUp;

    /// <summary>Starts the average at the source's present weights.</summary>
    /// <param name="source">The generator that learns.</param>
    /// <param name="average">One of the same form, which becomes the average.</param>
    /// <param name="halfLife">Images after which half of the average is new, above 0.</param>
    /// <param name="rampUp">The half-life is at most this part of the images shown; 0 sets no such limit.</param>
    public GeneratorAverage(Generator source, Generator average, double halfLife, double rampUp)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(average);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfLife);
        (Average, _halfLife, _rampUp) = (average, halfLife, rampUp);
        (_from, _to) = ([.. source.parameters()], [.. average.parameters()]);
        (_statistics, _copies) = ([.. source.buffers()], [.. average.buffers()]);
        foreach (var parameter in _to)
            parameter.requires_grad = false;
        average.eval();
        Training.TensorState.Copy(source.state_dict(), average.state_dict(), "averaged generator");
    }

    /// <summary>The averaged generator, in evaluation mode.</summary>
    public Generator Average { get; }

    /// <summary>What is kept of the average at an update: .5 to the power of (new images / half-life).</summary>
    /// <param name="halfLife">Images after which half of the average is new.</param>
    /// <param name="rampUp">The half-life is at most this part of the images shown; 0 sets no such limit.</param>
    /// <param name="shown">Images shown so far, the new ones among them.</param>
    /// <param name="fresh">Images shown since the update before.</param>
    public static double Decay(double halfLife, double rampUp, long shown, long fresh) =>
        Math.Pow(.5, fresh / (rampUp > 0 ? Math.Min(halfLife, rampUp * shown) : halfLife));

    /// <summary>Moves the average towards the source.</summary>
    /// <param name="shown">Images shown so far, the new ones among them.</param>
    /// <param name="fresh">Images shown since the update before.</param>
    public void Update(long shown, long fresh) =>
        ParameterAverage.Update(_to, _from, 1 - Decay(_halfLife, _rampUp, shown, fresh), _copies, _statistics);
}
