using EcomAi.Deep.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>The first weights of a network, one stream of random numbers in the order of the layers: a pure function of the seed on every device.</summary>
internal sealed class WeightSource(ulong seed)
{
    private Xoshiro256 random = new(seed);

    /// <summary>A parameter of normally distributed numbers.</summary>
    public Parameter Normal(double deviation, params ReadOnlySpan<long> shape) => Normal(0, deviation, shape);

    /// <summary>A parameter of normally distributed numbers around a mean.</summary>
    public Parameter Normal(double mean, double deviation, ReadOnlySpan<long> shape) => nn.Parameter(Draw(mean, deviation, shape));

    /// <summary>A tensor of normally distributed numbers, not trained.</summary>
    public Tensor Draw(double mean, double deviation, ReadOnlySpan<long> shape)
    {
        var count = 1L;
        foreach (var side in shape)
            count *= side;
        var numbers = new float[count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = (float)(mean + (deviation * random.NextGaussian()));
        return tensor(numbers, shape.ToArray());
    }

    /// <summary>A parameter of zeros.</summary>
    public static Parameter Zeros(long count) => nn.Parameter(zeros(count));
}
