using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>
/// Trains the evaluation classifier: AdamW, a rate that rises over the first tenth of the steps and falls as a cosine, smoothed labels, images mirrored at random and, in small sets,
/// shifted. Everything random comes from one fixed seed, so a run's own seed does not change what it is measured with.
/// </summary>
internal static class ClassifierTraining
{
    /// <summary>Changes with everything that changes the weights.</summary>
    public const string Version = "evaluation classifier 1";

    private const long Seed = 1;
    private const double Rate = 2e-3;
    private const double Decay = .05;
    private const double Smoothing = .1;

    // Small sets need more steps, and shifts so as not to be learned by heart.
    private const int SmallSet = 10_000;

    /// <summary>Trains a network.</summary>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static EvaluationNetwork Run(ImageSet training, ImageEvaluateConfig config, IRunObserver observer, StopSignal stop)
    {
        var random = new Xoshiro256(Seeds.Derive(Seed, "evaluation classifier"));
        using var scope = NewDisposeScope();
        var network = new EvaluationNetwork(training.Shape, config.ClassifierWidth, ref random);
        network.to(training.Pixels.device).DetachFromDisposeScope();
        network.train();
        using var optimizer = Optimizers.AdamW(network.named_parameters(), Rate, weightDecay: Decay);
        var isSmall = training.Count < SmallSet;
        var batch = Math.Min(isSmall ? 64 : 128, training.Count);
        var steps = (long)config.ClassifierEpochs * (training.Count / batch);
        var order = Enumerable.Range(0, training.Count).Select(place => (long)place).ToArray();
        using var phase = observer.Phase("evaluation classifier", steps * batch, "images");
        for (var step = 0L; step < steps; step++)
        {
            if (stop.Requested)
                throw new RunStoppedException("Stopped while training the evaluation classifier; nothing of it is kept.", stop.ExitCode);
            var first = (int)(step % (training.Count / batch)) * batch;
            if (first == 0)
                random.Shuffle(order.AsSpan());
            using var inner = NewDisposeScope();
            var places = tensor(order.AsSpan(first, batch).ToArray(), [batch]).to(training.Pixels.device);
            var images = ImageSet.Normalize(Moved(training.Pixels.index_select(0, places), isSmall, ref random));
            if (config.ClassifierPrecision == Precision.Bf16)
                images = images.to(bfloat16);
            var loss = functional.cross_entropy(network.call(images), training.Labels.index_select(0, places), label_smoothing: Smoothing);
            optimizer.LearningRate = Rate * Scale((step + .5) / steps);
            optimizer.ZeroGrad();
            loss.backward();
            optimizer.Step();
            phase.Advance(batch);
        }

        optimizer.ZeroGrad();
        network.eval();
        return network;
    }

    // Of the highest rate, at a part of all steps from 0 to 1.
    private static double Scale(double part) => part < .1 ? part / .1 : .5 * (1 + Math.Cos(Math.PI * (part - .1) / .9));

    // [B, C, H, W] mirrored half of the time, and shifted by up to a tenth of each side, the edge repeated.
    private static Tensor Moved(Tensor images, bool isShifted, ref Xoshiro256 random)
    {
        var (count, height, width) = ((int)images.size(0), (int)images.size(2), (int)images.size(3));
        var (rows, columns) = (new long[count * height], new long[count * width]);
        for (var image = 0; image < count; image++)
        {
            var isMirrored = random.NextInt(2) == 1;
            var down = isShifted ? random.NextInt((2 * (height / 10)) + 1) - (height / 10) : 0;
            var right = isShifted ? random.NextInt((2 * (width / 10)) + 1) - (width / 10) : 0;
            for (var row = 0; row < height; row++)
                rows[(image * height) + row] = Math.Clamp(row + down, 0, height - 1);
            for (var column = 0; column < width; column++)
            {
                var from = Math.Clamp(column + right, 0, width - 1);
                columns[(image * width) + column] = isMirrored ? width - 1 - from : from;
            }
        }

        var moved = images.gather(3, tensor(columns, [count, 1, 1, width]).to(images.device).expand(count, images.size(1), height, width));
        return isShifted ? moved.gather(2, tensor(rows, [count, 1, height, 1]).to(images.device).expand(count, images.size(1), height, width)) : moved;
    }
}
