using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>The <c>evaluate</c> section: how generated images are measured against real ones.</summary>
public sealed record ImageEvaluateConfig
{
    /// <summary>Images generated for the final table, their classes distributed as in the measured part. Default 10,000, range 100 to 1,000,000.</summary>
    [Range(100, 1_000_000)]
    public int Samples { get; init; } = 10_000;

    /// <summary>Images generated for a validation while training. Default 2000, range 100 to 1,000,000.</summary>
    [Range(100, 1_000_000)]
    public int ValidationSamples { get; init; } = 2000;

    /// <summary>Neighbours that make the radius of precision, recall, density and coverage. Default 5, range 1 to 100.</summary>
    [Range(1, 100)]
    public int Neighbours { get; init; } = 5;

    /// <summary>Passes of the evaluation classifier over the training images; a set of a few thousand wants about 25. Default 6, range 1 to 1000.</summary>
    [Range(1, 1000)]
    public int ClassifierEpochs { get; init; } = 6;

    /// <summary>Channels of the evaluation classifier's first layer. Default 32, range 4 to 512.</summary>
    [Range(4, 512)]
    public int ClassifierWidth { get; init; } = 32;

    /// <summary>
    /// The numbers that the evaluation classifier's convolutions compute with while it learns; it sees in fp32. <c>bf16</c> halves the time where the processor has it.
    /// Default <c>fp32</c>.
    /// </summary>
    public Precision ClassifierPrecision { get; init; } = Precision.Fp32;

    /// <summary>Where classifiers and features of real images are kept between runs, by the hash of data and settings. Empty keeps nothing. Default <c>runs/cache</c>.</summary>
    public string Cache { get; init; } = "runs/cache";
}
