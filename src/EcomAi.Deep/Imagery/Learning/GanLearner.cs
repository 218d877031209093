using EcomAi.Deep.Backend;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Imagery.Models;
using EcomAi.Deep.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Generator = EcomAi.Deep.Imagery.Models.Generator;

namespace EcomAi.Deep.Imagery.Learning;

/// <summary>
/// Generator and discriminator learning against each other (Goodfellow et al. 2014). A step updates the discriminator and, each <see cref="GanTrainConfig.DiscriminatorSteps"/>
/// steps, the generator from the same generated images. Everything random is a pure function of seed and step.
/// </summary>
public sealed class GanLearner : IDisposable
{
    private const string GeneratorPrefix = "generator.";
    private const string DiscriminatorPrefix = "discriminator.";
    private const string AveragePrefix = "average.";
    private readonly GanTrainConfig _train;
    private readonly DiffAugment _augment;
    private readonly bool _flip;
    private readonly long _seed;
    private readonly Device _device;
    private readonly ImageShape _shape;
    private readonly Parameter[] _judges;
    private readonly IParameterOptimizer _generatorOptimizer;
    private readonly IParameterOptimizer _discriminatorOptimizer;
    private readonly GeneratorAverage? _average;
    private readonly torch.Generator _random = new();
    private readonly Tensor _last; // [2], the generator's last loss and the last penalty, told at steps that have none
    private readonly Tensor _watch; // [2], diversity and accuracy smoothed over steps

    /// <summary>Networks drawn from a seed.</summary>
    /// <param name="model">Their kind and size.</param>
    /// <param name="train">How they learn.</param>
    /// <param name="augment">What is done to images on their way to the discriminator.</param>
    /// <param name="shape">The form of the images.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="device">Where the networks lie; null is the host.</param>
    /// <exception cref="ArgumentException">The images' sides do not suit the networks.</exception>
    public GanLearner(GanModelConfig model, GanTrainConfig train, AugmentConfig augment, ImageShape shape, long seed, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(augment);
        (_train, _augment, _flip, _shape, _seed, _device) = (train, new DiffAugment(augment), augment.Flip, shape, seed, device ?? CPU);
        (Generator, Discriminator) = GanModels.Create(model, shape, seed, device, train.Precision, train.Loss);
        _judges = [.. Discriminator.parameters()];
        _generatorOptimizer = Optimizers.Adam(Generator.named_parameters(), train.GeneratorRate, train.Beta1, train.Beta2);
        _discriminatorOptimizer = Optimizers.Adam(Discriminator.named_parameters(), train.DiscriminatorRate, train.Beta1, train.Beta2);
        if (train.EmaHalfLife > 0)
            _average = new GeneratorAverage(Generator, GanModels.CreateGenerator(model, shape, seed, device, train.Precision), train.EmaHalfLife * 1000, train.EmaRampUp);
        _last = zeros([2], device: _device).DetachFromDisposeScope();
        _watch = CollapseWatch.Start(_device).DetachFromDisposeScope();
    }

    /// <summary>The generator that learns; each step puts it into training mode.</summary>
    public Generator Generator { get; }

    /// <summary>The discriminator; each step puts it into training mode.</summary>
    public Discriminator Discriminator { get; }

    /// <summary>The generator that is measured and leaves the building: the averaged one, always in evaluation mode, or <see cref="Generator"/> where no average is kept; put that one into evaluation mode before use.</summary>
    public Generator Exported => _average?.Average ?? Generator;

    /// <summary>The learning rate of the generator's next update.</summary>
    public double GeneratorRate
    {
        get => _generatorOptimizer.LearningRate;
        set => _generatorOptimizer.LearningRate = value;
    }

    /// <summary>The learning rate of the discriminator's next update.</summary>
    public double DiscriminatorRate
    {
        get => _discriminatorOptimizer.LearningRate;
        set => _discriminatorOptimizer.LearningRate = value;
    }

    /// <summary>The live tensors of the networks, by name, with the prefixes <c>generator.</c>, <c>discriminator.</c> and, where an average is kept, <c>average.</c>.</summary>
    public IReadOnlyDictionary<string, Tensor> ModelState
    {
        get
        {
            var state = new Dictionary<string, Tensor>();
            Add(state, GeneratorPrefix, Generator.state_dict());
            Add(state, DiscriminatorPrefix, Discriminator.state_dict());
            if (_average is not null)
                Add(state, AveragePrefix, _average.Average.state_dict());
            return state;
        }
    }

    /// <summary>The other live tensors, by name: both optimizers and the smoothed figures.</summary>
    public IReadOnlyDictionary<string, Tensor> OptimizerState
    {
        get
        {
            var state = OwnState();
            Add(state, GeneratorPrefix, _generatorOptimizer.State);
            Add(state, DiscriminatorPrefix, _discriminatorOptimizer.State);
            return state;
        }
    }

    /// <summary>One update of the discriminator and, where it is its turn, of the generator. Does not wait for the device.</summary>
    /// <param name="pixels">Real images [B, channels, height, width] uint8, on the device.</param>
    /// <param name="labels">Their classes [B] int64, also those of the generated images.</param>
    /// <param name="step">The step, counted from 0 over all epochs.</param>
    /// <returns>
    /// Scalars: <c>loss.d</c> and <c>loss.g</c> without penalty; <c>penalty</c>, the gradient penalty of one step; <c>accuracy</c> (<see cref="GanLosses.Accuracy"/>);
    /// <c>diversity</c> (<see cref="FeatureDiversity.Ratio"/>). A step without an update of the generator, or without penalty, tells the last ones.
    /// </returns>
    public IReadOnlyList<LossValue> Step(Tensor pixels, Tensor labels, long step)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        using var scope = NewDisposeScope();
        Generator.train();
        Discriminator.train();
        var batch = pixels.shape[0];
        var draws = new StepDraws(_random, _seed, step, batch, Generator.LatentSize, _device);
        var generates = (step + 1) % _train.DiscriminatorSteps == 0;
        Tensor fake;
        using (set_grad_enabled(generates))
            fake = Generator.call(draws.Latents, labels); // [B, channels, height, width]
        var (discriminatorLoss, real, accuracy, diversity) = LearnDiscriminator(Real(pixels, draws), fake.detach(), labels, draws, step);
        if (generates)
        {
            LearnGenerator(real, fake, labels, draws);
            _average?.Update((step + 1) * batch, batch * _train.DiscriminatorSteps);
        }

        using var ungraded = no_grad();
        _watch.mul_(CollapseWatch.Keep).add_(stack([diversity, accuracy]), 1 - CollapseWatch.Keep);
        var last = _last.clone();
        return
        [
            new("loss.d", discriminatorLoss.detach().MoveToOuterDisposeScope()),
            new("loss.g", last.select(0, 0).MoveToOuterDisposeScope()),
            new("penalty", last.select(0, 1).MoveToOuterDisposeScope()),
            new("accuracy", accuracy.MoveToOuterDisposeScope()),
            new("diversity", diversity.MoveToOuterDisposeScope()),
        ];
    }

    /// <summary>Says whether the training has collapsed, by <see cref="CollapseWatch"/>. Waits for the device.</summary>
    /// <returns>A sentence with figures and advice; null when all is well.</returns>
    public string? Collapse()
    {
        using var scope = NewDisposeScope();
        var figures = _watch.cpu().data<float>();
        return CollapseWatch.Judge(_train.Loss, figures[0], figures[1]);
    }

    /// <summary>Takes up a saved state.</summary>
    /// <param name="model">What <see cref="ModelState"/> was.</param>
    /// <param name="optimizer">What <see cref="OptimizerState"/> was.</param>
    /// <exception cref="CheckpointException">Names, shapes or dtypes do not fit.</exception>
    /// <exception cref="EcomException">The optimizers' do not.</exception>
    public void LoadState(IReadOnlyDictionary<string, Tensor> model, IReadOnlyDictionary<string, Tensor> optimizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        Dictionary<string, Tensor> generator = [], discriminator = [], own = [];
        foreach (var (name, saved) in optimizer)
        {
            if (name.StartsWith(GeneratorPrefix, StringComparison.Ordinal))
                generator.Add(name[GeneratorPrefix.Length..], saved);
            else if (name.StartsWith(DiscriminatorPrefix, StringComparison.Ordinal))
                discriminator.Add(name[DiscriminatorPrefix.Length..], saved);
            else
                own.Add(name, saved);
        }

        TensorState.Copy(own, OwnState(), "optimizer.safetensors");
        _generatorOptimizer.LoadState(generator);
        _discriminatorOptimizer.LoadState(discriminator);
        TensorState.Copy(model, ModelState, "model.safetensors");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _generatorOptimizer.Dispose();
        _discriminatorOptimizer.Dispose();
        _average?.Average.Dispose();
        Generator.Dispose();
        Discriminator.Dispose();
        _random.Dispose();
        _last.Dispose();
        _watch.Dispose();
    }

    private static void Add(Dictionary<string, Tensor> state, string prefix, IReadOnlyDictionary<string, Tensor> part)
    {
        foreach (var (name, tensor) in part)
            state.Add(prefix + name, tensor);
    }

    private Tensor Real(Tensor pixels, StepDraws draws) =>
        ImageSet.Normalize(_flip ? DiffAugment.Mirror(pixels, draws.Flips) : pixels); // mirrored as bytes, a quarter of the floats' size

    private (Tensor Loss, Tensor Real, Tensor Accuracy, Tensor Diversity) LearnDiscriminator(Tensor real, Tensor fake, Tensor labels, StepDraws draws, long step)
    {
        Discriminator.Renew();
        _discriminatorOptimizer.ZeroGrad();
        var batch = real.shape[0];
        var images = _augment.Apply(cat([real, fake]), draws.DiscriminatorView); // [2B, channels, height, width]
        var lazy = step % _train.PenaltyEvery == 0;
        var (r1, r2) = lazy ? (_train.R1, _train.R2) : (0, 0);
        Tensor features, logits;
        Tensor? penalty = null;
        if (Discriminator.SeesImagesAlone && r1 == r2)
        {
            (features, logits, penalty) = Look(images, cat([labels, labels]), 2 * r1); // the mean over twice as many images
        }
        else
        {
            var (ofReal, ofFake) = (Look(images.narrow(0, 0, batch), labels, r1), Look(images.narrow(0, batch, batch), labels, r2));
            (features, logits) = (cat([ofReal.Features, ofFake.Features]), cat([ofReal.Logits, ofFake.Logits]));
            penalty = ofReal.Penalty is { } first && ofFake.Penalty is { } second ? first + second : ofReal.Penalty ?? ofFake.Penalty;
        }

        if (_train.Loss == GanLossKind.WganGp && lazy && _train.GradientPenalty > 0)
        {
            var between = GradientPenalties.Between(images.narrow(0, 0, batch), images.narrow(0, batch, batch), draws.Shares);
            penalty = GradientPenalties.OneCentered(Discriminator.call(between, labels), between, _train.GradientPenalty);
        }

        var (realLogits, fakeLogits) = (logits.narrow(0, 0, batch), logits.narrow(0, batch, batch));
        var loss = GanLosses.Discriminator(_train.Loss, realLogits, fakeLogits);
        (penalty is null ? loss : loss + (penalty * _train.PenaltyEvery)).backward();
        _discriminatorOptimizer.Step();

        using var ungraded = no_grad();
        if (penalty is not null)
            _last.select(0, 1).copy_(penalty);
        var diversity = FeatureDiversity.Ratio(features.narrow(0, 0, batch), features.narrow(0, batch, batch), labels, _shape.Classes);
        return (loss, realLogits.detach(), GanLosses.Accuracy(_train.Loss, realLogits, fakeLogits), diversity);
    }

    /// <summary>Features and logits, and gamma / 2 times the mean squared gradient where gamma is above 0.</summary>
    private (Tensor Features, Tensor Logits, Tensor? Penalty) Look(Tensor images, Tensor labels, double gamma)
    {
        var seen = gamma > 0 ? images.detach().requires_grad_() : images;
        var features = Discriminator.Features(seen);
        var logits = Discriminator.Logits(features, labels);
        return (features, logits, gamma > 0 ? GradientPenalties.ZeroCentered(logits, seen, gamma) : null);
    }

    private void LearnGenerator(Tensor realLogits, Tensor fake, Tensor labels, StepDraws draws)
    {
        _generatorOptimizer.ZeroGrad();
        Freeze(true); // no gradients of the discriminator's weights are computed
        var logits = Discriminator.call(_augment.Apply(fake, draws.GeneratorView), labels);
        var loss = GanLosses.Generator(_train.Loss, realLogits, logits);
        loss.backward();
        Freeze(false);
        _generatorOptimizer.Step();
        using var ungraded = no_grad();
        _last.select(0, 0).copy_(loss);
    }

    private void Freeze(bool frozen)
    {
        foreach (var parameter in _judges)
            parameter.requires_grad = !frozen;
    }

    private Dictionary<string, Tensor> OwnState() => new() { ["last"] = _last, ["watch"] = _watch };
}
