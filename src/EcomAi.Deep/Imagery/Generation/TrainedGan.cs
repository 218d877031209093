using EcomAi.Deep.Imagery.Evaluation;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Imagery.Models;
using EcomAi.Deep.Training;
using static TorchSharp.torch;
using Generator = EcomAi.Deep.Imagery.Models.Generator;

namespace EcomAi.Deep.Imagery.Generation;

/// <summary>The two networks of a finished run, brought back from the checkpoint that was chosen on the validation part, in evaluation mode.</summary>
public sealed class TrainedGan : IDisposable
{
    private const string GeneratorPrefix = "generator.";
    private const string AveragePrefix = "average.";
    private const string DiscriminatorPrefix = "discriminator.";

    private readonly EvaluationClassifier? _classifier;

    private TrainedGan(Generator generator, Discriminator discriminator, ImageFacts facts, string hash, EvaluationClassifier? classifier) =>
        (Generator, Discriminator, Facts, Hash, _classifier) = (generator, discriminator, facts, hash, classifier);

    /// <summary>The averaged generator, or the generator where the run kept no average.</summary>
    public Generator Generator { get; }

    /// <summary>The discriminator.</summary>
    public Discriminator Discriminator { get; }

    /// <summary>What the images are.</summary>
    public ImageFacts Facts { get; }

    /// <summary>The first twelve digits of the SHA-256 of the checkpoint's <c>model.safetensors</c>.</summary>
    public string Hash { get; }

    /// <summary>Steps that had been taken when they were saved.</summary>
    public required long Step { get; init; }

    /// <summary>How likely the run's evaluation classifier takes images to be of each class; null where the run keeps none.</summary>
    internal ClassProbabilities? Probabilities => _classifier is null ? null : images => _classifier.Probabilities(images.Pixels);

    /// <summary>Where a run keeps its evaluation classifier.</summary>
    internal static string ClassifierPath(RunFolder run) => Path.Combine(run.Path, "classifier.safetensors");

    /// <summary>Brings the networks of a finished run back.</summary>
    /// <param name="run">The run.</param>
    /// <param name="config">Its configuration.</param>
    /// <param name="device">Where the networks shall be.</param>
    /// <exception cref="EcomException">The run has not finished, a file is damaged, or its tensors do not fit the configuration.</exception>
    public static TrainedGan Load(RunFolder run, GanConfig config, Device device)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(config);
        var checkpoint = Checkpoint.Last(run) is { State.EndReason: not null } ? Checkpoint.Best(run) : null;
        if (checkpoint is null)
            throw new EcomException($"the run {run.Path} has not finished; go on with: ecomai train --resume {run.Path}");
        var facts = ImageFacts.Read(checkpoint.Folder);
        var state = checkpoint.ReadModel();
        try
        {
            var averaged = state.Keys.Any(name => name.StartsWith(AveragePrefix, StringComparison.Ordinal));
            var (generator, discriminator) = GanModels.Create(config.Model, facts.Shape, config.Seed, device, config.Train.Precision, config.Train.Loss);
            var classifier = File.Exists(ClassifierPath(run)) ? EvaluationClassifier.Read(ClassifierPath(run), facts.Shape, config.Evaluate, device) : null;
            var gan = new TrainedGan(generator, discriminator, facts, FileSeal.Of(checkpoint.FilePath(Checkpoint.ModelFile)).Sha256[..12], classifier) { Step = checkpoint.State.Step };
            try
            {
                TensorState.Copy(Part(state, averaged ? AveragePrefix : GeneratorPrefix), generator.state_dict(), Checkpoint.ModelFile);
                TensorState.Copy(Part(state, DiscriminatorPrefix), discriminator.state_dict(), Checkpoint.ModelFile);
                generator.eval();
                discriminator.eval();
                return gan;
            }
            catch
            {
                gan.Dispose();
                throw;
            }
        }
        finally
        {
            foreach (var tensor in state.Values)
                tensor.Dispose();
        }
    }

    /// <summary>Makes images of one class, the first of them of the number <paramref name="first"/>.</summary>
    internal ImageSet Sample(int label, int count, long seed, double truncation, long first, StopSignal? stop = null) =>
        ImageSampler.Sample(Generator, Enumerable.Repeat((long)label, count).ToArray(), seed, truncation, first, Facts.Classes, stop);

    /// <summary>How real images look to the discriminator.</summary>
    /// <returns>A logit for each image, higher for real.</returns>
    internal float[] Judge(ImageSet images)
    {
        var logits = new float[images.Count];
        using var frozen = no_grad();
        for (var from = 0; from < images.Count; from += ImageSampler.BatchSize)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(ImageSampler.BatchSize, images.Count - from);
            var judged = Discriminator.call(ImageSet.Normalize(images.Pixels.narrow(0, from, count)), images.Labels.narrow(0, from, count)).to(float32).cpu();
            using var values = judged.data<float>();
            values.CopyTo(logits.AsSpan(from, count));
        }

        return logits;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Generator.Dispose();
        Discriminator.Dispose();
        _classifier?.Dispose();
    }

    private static Dictionary<string, Tensor> Part(Dictionary<string, Tensor> state, string prefix) =>
        state.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value);
}
