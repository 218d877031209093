using EcomAi.Deep.Configuration;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Forecasting;

/// <summary>The <c>train</c> section.</summary>
public sealed record LstmTrainConfig : LoopConfig
{
    /// <summary>Windows of one step. Default 256, range 1 to 1,048,576.</summary>
    [Range(1, 1_048_576)]
    public int BatchSize { get; init; } = 256;

    /// <summary>Steps of an epoch. Default 0: as many as show each series' history about once.</summary>
    [Range(0, 1_000_000)]
    public int StepsPerEpoch { get; init; }

    /// <summary>The learning rate of Adam. Default .001, range 0.00000001 to 1.</summary>
    [Range(1e-8, 1)]
    public double LearningRate { get; init; } = .001;

    /// <summary>How the learning rate falls from its first to its last step. Default <c>none</c>.</summary>
    public LearningRateDecay Decay { get; init; } = LearningRateDecay.None;

    /// <summary>Decoupled weight decay (AdamW). Default 0, range 0 to 10.</summary>
    [Range(0, 10)]
    public double WeightDecay { get; init; }

    /// <summary>The largest norm of a gradient; larger ones are scaled down. 0 sets none. Default 10, range 0 to 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public double ClipNorm { get; init; } = 10;

    /// <summary>The loss. Default none, which means <c>quantile</c> for the direct decoder and <c>negativeLogLikelihood</c> for the autoregressive one.</summary>
    public ForecastLoss? Loss { get; init; }

    /// <summary>
    /// How windows are drawn: in proportion to (the series' scale)^this. 0 draws all series alike, 1 is DeepAR's rule. Default 0, range 0 to 1.
    /// </summary>
    [Range(0, 1)]
    public double ScaleSampling { get; init; }

    /// <summary>
    /// After the best epoch is chosen on validation, whether a model is trained anew for as many epochs on everything that each test round may know, and in
    /// the end on all data; that last one scores. Otherwise the model chosen on validation is tested and scores. Default true.
    /// </summary>
    public bool Refit { get; init; } = true;
}
