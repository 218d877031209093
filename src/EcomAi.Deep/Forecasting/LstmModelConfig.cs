using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Forecasting;

/// <summary>The <c>model</c> section.</summary>
public sealed record LstmModelConfig : IValidatedSection
{
    /// <summary>
    /// The model: <c>lstm</c>, or a statistical method: <c>naive</c>, <c>seasonalNaive</c>, <c>drift</c>, <c>movingAverage</c>, <c>zero</c>, <c>ets</c>,
    /// <c>theta</c>, <c>croston</c>, <c>sba</c>, <c>tsb</c>, <c>arima</c>, <c>ridge</c>, <c>pooledQuantiles</c>. Default <c>lstm</c>.
    /// </summary>
    public ForecastModelKind Kind { get; init; } = ForecastModelKind.Lstm;

    /// <summary>How the horizon is forecast: <c>direct</c>, all steps and quantiles at once, or <c>autoregressive</c>, step by step by sampling. Default <c>direct</c>.</summary>
    public DecoderKind Decoder { get; init; } = DecoderKind.Direct;

    /// <summary>The distribution that the autoregressive decoder draws from, and the direct one with the loss <c>negativeLogLikelihood</c>. Default <c>studentT</c>.</summary>
    public DistributionKind Distribution { get; init; } = DistributionKind.StudentT;

    /// <summary>Steps of the past that the model reads. Default 52, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int Context { get; init; } = 52;

    /// <summary>Layers of the LSTM. Default 1, range 1 to 8.</summary>
    [Range(1, 8)]
    public int Layers { get; init; } = 1;

    /// <summary>Width of its state. Default 64, range 1 to 4096.</summary>
    [Range(1, 4096)]
    public int Hidden { get; init; } = 64;

    /// <summary>Width of the direct decoder's layer. Default 64, range 1 to 4096.</summary>
    [Range(1, 4096)]
    public int DecoderHidden { get; init; } = 64;

    /// <summary>Width of one category's vector. Default 8, range 1 to 1024.</summary>
    [Range(1, 1024)]
    public int Embedding { get; init; } = 8;

    /// <summary>Whether each series has a vector of its own, too; unknown series share one. Default false.</summary>
    public bool SeriesEmbedding { get; init; }

    /// <summary>Probability of dropping a unit, between layers and before the decoder. Default 0, range 0 to 0.95.</summary>
    [Range(0, 0.95)]
    public double Dropout { get; init; }

    /// <summary>How a window's targets are brought to one size. Default <c>mean</c>: divided by 1 + their mean.</summary>
    public ScalingKind Scaling { get; init; } = ScalingKind.Mean;

    /// <summary>
    /// How fast the level that targets are scaled by forgets: each step of the past weighs 1 - this of the next one. 0 weighs all of the context alike.
    /// Default .05, range 0 to 0.99.
    /// </summary>
    [Range(0, 0.99)]
    public double ScaleDecay { get; init; } = .05;

    /// <summary>What is added to the level before the scaling <c>mean</c> divides by it, in the target's units. Default 1 (Salinas et al. 2020), range 0.000001 to 1,000,000.</summary>
    [Range(1e-6, 1e6)]
    public double ScaleFloor { get; init; } = 1;

    /// <summary>Observations that the usual size of a series' categories counts for in its level, so that a short history is not taken at its word. Default 0, range 0 to 1000.</summary>
    [Range(0, 1000)]
    public double PriorWeight { get; init; }

    /// <summary>
    /// Earlier targets fed at each step beside the last one, in steps; the direct decoder starts its median at the first of them. A lag that lies after the
    /// origin counts as missing; with the autoregressive decoder none may. Default none.
    /// </summary>
    public IReadOnlyList<int> Lags { get; init; } = [];

    /// <summary>
    /// Steps before each step of the horizon whose known covariates the direct decoder sees beside the step's own, such as the promotion of the week before
    /// after which cupboards are full. Default 0, range 0 to 100.
    /// </summary>
    [Range(0, 100)]
    public int KnownBefore { get; init; }

    /// <summary>
    /// Whether each series' own mean is taken off its known covariates, so that a price is dear or cheap for this article rather than among all. Default true.
    /// </summary>
    public bool CenterCovariates { get; init; } = true;

    /// <summary>
    /// Whether covariates and calendar enter as their difference to the place of the first lag, and only there: the direct decoder then learns what differs
    /// from the last season, such as a holiday that moved, and cannot learn single weeks by heart. Targets whose first lag is missing count nothing in
    /// training. For series with few seasons. Default false.
    /// </summary>
    public bool SeasonalDifferences { get; init; }

    /// <summary>Draws from the predicted distribution, paths with the autoregressive decoder; none with the losses quantile, mape and wape. Default 200, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int Samples { get; init; } = 200;

    /// <summary>Models trained from seeds of their own, whose forecasts are averaged, quantile by quantile. Default 1, range 1 to 100.</summary>
    [Range(1, 100)]
    public int Ensemble { get; init; } = 1;

    /// <summary>Whether <see cref="Kind"/> is trained by gradient steps.</summary>
    public bool IsNeural() => Kind == ForecastModelKind.Lstm;

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Lags.Any(lag => lag is < 1 or > 10_000))
            fault("lags", $"must hold steps of 1..10000, received {string.Join(", ", Lags)}");
        if (SeasonalDifferences && (Lags.Count == 0 || Decoder != DecoderKind.Direct))
            fault("seasonalDifferences", "needs model.lags, the season first, and model.decoder 'direct'");
        if (Lags.Distinct().Count() != Lags.Count)
            fault("lags", $"must name each lag once, received {string.Join(", ", Lags)}");
    }
}
