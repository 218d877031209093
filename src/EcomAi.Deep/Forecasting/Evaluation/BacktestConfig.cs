using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>The section <c>evaluate</c>: the rolling origins and what is measured at them.</summary>
public sealed record BacktestConfig : IValidatedSection
{
    /// <summary>Test rounds; the last one ends with the data, each earlier one <see cref="Stride"/> steps before. Default 1, range 1 to 1000.</summary>
    [Range(1, 1000)]
    public int Rounds { get; init; } = 1;

    /// <summary>Steps between the origins of two rounds. Default 1, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int Stride { get; init; } = 1;

    /// <summary>Validation rounds, with the same stride, all before the first test round's horizon. Default 1, range 0 to 1000; 0 trains all epochs.</summary>
    [Range(0, 1000)]
    public int ValidationRounds { get; init; } = 1;

    /// <summary>Where a round's horizon ends: with each series' own last value, or at the same time for all. Default <c>calendar</c>.</summary>
    public OriginRule Origins { get; init; } = OriginRule.Calendar;

    /// <summary>Steps of the season of MASE's scale, the mean |y_t - y_(t-season)| of the training part. Default 1, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int Season { get; init; } = 1;

    /// <summary>The metric that chooses the epoch: <c>WQL</c>, <c>MASE</c>, <c>WAPE</c>, <c>MAPE</c>, <c>sMAPE</c>, <c>RMSE</c> or <c>Pinball</c>. Default <c>WQL</c>.</summary>
    public string ValidationMetric { get; init; } = "WQL";

    /// <summary>The statistical methods that stand beside the model, each at most once. Default naive, seasonalNaive, ets, theta.</summary>
    public IReadOnlyList<ForecastModelKind> Baselines { get; init; } =
        [ForecastModelKind.Naive, ForecastModelKind.SeasonalNaive, ForecastModelKind.Ets, ForecastModelKind.Theta];

    /// <summary>Whether the model's intervals are calibrated on the validation rounds (conformal prediction). Default false.</summary>
    public bool Conformal { get; init; }

    /// <summary>Category columns of <c>data.categories</c> by whose values the metrics are listed, too. Default none.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Baselines.Contains(ForecastModelKind.Lstm))
            fault("baselines", "must hold statistical methods, received 'lstm'");
        if (Baselines.Distinct().Count() != Baselines.Count)
            fault("baselines", $"must name each method once, received {string.Join(", ", Baselines)}");
        if (!MetricNames.Choices.Contains(ValidationMetric))
            fault("validationMetric", $"must be one of {string.Join(", ", MetricNames.Choices)}, received '{ValidationMetric}'");
        if (Conformal && ValidationRounds == 0)
            fault("conformal", "needs at least one validation round, received evaluate.validationRounds 0");
    }
}
