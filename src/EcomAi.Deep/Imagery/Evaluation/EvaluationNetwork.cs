using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>
/// The network of the evaluation classifier: pixels in 2x2 blocks, a convolution, then for each halving down to a side of 4 a strided and a plain one, the mean over the places, and
/// one linear layer to the classes. Channels grow by the width at each halving, up to four times the width.
/// </summary>
internal sealed class EvaluationNetwork : Module<Tensor, Tensor>
{
    private readonly ModuleList<NormalisedConvolution> body;
    private readonly Linear head;

    /// <param name="shape">The form of the images, sides that divide by 4.</param>
    /// <param name="width">Channels of the first convolution.</param>
    /// <param name="random">Where the weights come from.</param>
    public EvaluationNetwork(ImageShape shape, int width, ref Xoshiro256 random)
        : base(nameof(EvaluationNetwork))
    {
        var (side, channels) = (Math.Min(shape.Height, shape.Width) / 2, width);
        var layers = new List<NormalisedConvolution> { new(shape.Channels * 4, width, 1, ref random) };
        do
        {
            var wider = Math.Min(channels + width, 4 * width);
            layers.Add(new NormalisedConvolution(channels, wider, 2, ref random));
            layers.Add(new NormalisedConvolution(wider, wider, 1, ref random));
            (channels, side) = (wider, (side + 1) / 2);
        }
        while (side > 4);
        FeatureSize = channels;
        body = new ModuleList<NormalisedConvolution>([.. layers]);
        using var weight = Even(shape.Classes * channels, channels, ref random).reshape(shape.Classes, channels);
        head = Linear(new Parameter(weight.clone()), new Parameter(zeros(shape.Classes)));
        RegisterComponents();
    }

    /// <summary>Numbers of an image in the last layer but one.</summary>
    public int FeatureSize { get; }

    /// <summary>The last layer but one, at least 0: [B, <see cref="FeatureSize"/>] float32.</summary>
    /// <param name="images">[B, channels, height, width] in -1 ... 1, float32 or bfloat16.</param>
    public Tensor Features(Tensor images)
    {
        var x = functional.pixel_unshuffle(images, 2); // [B, 4 channels, height / 2, width / 2]
        foreach (var layer in body)
            x = layer.call(x);
        return x.to(float32).mean([2L, 3L]); // [B, features]
    }

    /// <summary>Logits of the classes from the features: [B, classes].</summary>
    public Tensor Classify(Tensor features) => head.call(features);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Classify(Features(input));

    private static Tensor Even(int count, int inputs, ref Xoshiro256 random)
    {
        var bound = 1 / Math.Sqrt(inputs);
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
            value = (float)(((2 * random.NextDouble()) - 1) * bound);
        return tensor(values);
    }
}
