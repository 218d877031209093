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

    /// <summary>
    /// The numbers that the recurrent layers and the decoder's largest layer compute with while they learn; weights, states and the loss are float32 always.
    /// <c>bf16</c> is for GPUs: on the CPU <c>fp32</c> is quicker. Default <c>fp32</c>.
    /// </summary>
    public Precision Precision { get; init; } = Precision.Fp32;

    /// <summary>The loss. Default none, which means <c>quantile</c> for the direct decoder and <c>negativeLogLikelihood</c> for the autoregressive one.</summary>
    public ForecastLoss? Loss { get; init; }

    /// <summary>Steps of each window that are forecast origins in the direct decoder's loss, the last one among them; 0 takes all. Default 6, range 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public int Origins { get; init; } = 6;

    /// <summary>
    /// The part of the windows that is shown without any history, and of the categories that is shown as unknown, so that new series and categories can be
    /// forecast. Default .02, range 0 to 0.5.
    /// </summary>
    [Range(0, 0.5)]
    public double UnknownRate { get; init; } = .02;

    /// <summary>How the direct decoder's loss weighs series: 0 alike, 1 in proportion to their size, and between; not the part of the point with the losses mape and wape. Default 0, range 0 to 1.</summary>
    [Range(0, 1)]
    public double SizeWeight { get; init; }

    /// <summary>
    /// Epochs with which each test round after the first, and the final training, go on from the round before, at <see cref="ContinueLearningRate"/>; 0 trains
    /// every round from the start. Only with <see cref="Refit"/>. Default 0, range 0 to 100,000.
    /// </summary>
    [Range(0, 100_000)]
    public int ContinueEpochs { get; init; }

    /// <summary>The learning rate of going on. Default .001, range 0.00000001 to 1.</summary>
    [Range(1e-8, 1)]
    public double ContinueLearningRate { get; init; } = .001;

    /// <summary>
    /// How windows are drawn: in proportion to (the series' scale)^this. 0 draws all series alike, 1 is DeepAR's rule. Default 0, range 0 to 1.
    /// </summary>
    [Range(0, 1)]
    public double ScaleSampling { get; init; }

    /// <summary>The largest panel, in MiB, that is kept on the device; a larger one stays on the host and its windows are copied ahead. Default 4096, range 0 to 1,048,576.</summary>
    [Range(0, 1_048_576)]
    public int DevicePanelMiB { get; init; } = 4096;

    /// <summary>
    /// After the best epoch is chosen on validation, whether a model is trained anew for as many epochs on everything that each test round may know, and in
    /// the end on all data; that last one scores. Otherwise the model chosen on validation is tested and scores. Default true.
    /// </summary>
    public bool Refit { get; init; } = true;
}
