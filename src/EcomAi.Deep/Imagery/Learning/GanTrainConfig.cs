using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Imagery.Learning;

/// <summary>The <c>train</c> section. A step is one update of the discriminator; an epoch shows it as many real images as there are.</summary>
public sealed record GanTrainConfig : LoopConfig, IValidatedSection
{
    /// <summary>Real images of one step. Default 64, range 1 to 65,536.</summary>
    [Range(1, 65_536)]
    public int BatchSize { get; init; } = 64;

    /// <summary>How training images are drawn. Default <c>natural</c>.</summary>
    public ImageSampling Sampling { get; init; } = ImageSampling.Natural;

    /// <summary>What the networks play for. Default <c>relativistic</c>.</summary>
    public GanLossKind Loss { get; init; } = GanLossKind.Relativistic;

    /// <summary>Updates of the discriminator for one of the generator. Default 1, range 1 to 100.</summary>
    [Range(1, 100)]
    public int DiscriminatorSteps { get; init; } = 1;

    /// <summary>The learning rate of Adam for the generator at the first step. Default .0005, range 0.00000001 to 1.</summary>
    [Range(1e-8, 1)]
    public double GeneratorRate { get; init; } = .0005;

    /// <summary>The learning rate of Adam for the discriminator at the first step. Default .0005, range 0.00000001 to 1.</summary>
    [Range(1e-8, 1)]
    public double DiscriminatorRate { get; init; } = .0005;

    /// <summary>How the learning rates fall from the first to the last step. Default <c>none</c>.</summary>
    public Training.LearningRateDecay Decay { get; init; } = Training.LearningRateDecay.None;

    /// <summary>What Adam keeps of the mean gradient at a step. Default 0, range 0 to 0.999.</summary>
    [Range(0, .999)]
    public double Beta1 { get; init; }

    /// <summary>What Adam keeps of the mean squared gradient at a step. Default .99, range 0 to 0.9999.</summary>
    [Range(0, .9999)]
    public double Beta2 { get; init; } = .99;

    /// <summary>Weight of R1: gamma / 2 times the squared gradient of D at real images (Mescheder et al. 2018). 0 sets none. Default 1, range 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public double R1 { get; init; } = 1;

    /// <summary>Weight of R2: the same at generated images. 0 sets none. Default 0, range 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public double R2 { get; init; }

    /// <summary>Steps between two penalties; each then counts as many times (lazy regularisation, Karras et al. 2020). Default 4, range 1 to 1000.</summary>
    [Range(1, 1000)]
    public int PenaltyEvery { get; init; } = 4;

    /// <summary>Weight of the gradient penalty of <c>wganGp</c>. Default 10, range 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public double GradientPenalty { get; init; } = 10;

    /// <summary>
    /// Images (in thousands, real ones shown) after which half of the averaged generator is new. 0 keeps no average: the generator itself is measured and leaves the building.
    /// Default 10, range 0 to 100,000.
    /// </summary>
    [Range(0, 100_000)]
    public double EmaHalfLife { get; init; } = 10;

    /// <summary>The half-life is at most this part of the images shown so far, so that the average soon forgets the start. 0 sets no such limit. Default .05, range 0 to 1.</summary>
    [Range(0, 1)]
    public double EmaRampUp { get; init; } = .05;

    /// <summary>The numbers that convolutions compute with. Default <c>fp32</c>.</summary>
    public Precision Precision { get; init; } = Precision.Fp32;

    /// <summary>Steps between two pictures of the same latents (the first and the last step always make one). Default 1000, range 1 to 10,000,000.</summary>
    [Range(1, 10_000_000)]
    public int GridEvery { get; init; } = 1000;

    /// <summary>What happens when images of different latents become alike or the discriminator always wins. Default <c>warn</c>.</summary>
    public CollapseAction Collapse { get; init; } = CollapseAction.Warn;

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Loss == GanLossKind.WganGp && (R1 > 0 || R2 > 0))
            fault("r1", $"and train.r2 must be 0 with train.loss 'wganGp', which has a penalty of its own, received {R1} and {R2}");
    }
}
