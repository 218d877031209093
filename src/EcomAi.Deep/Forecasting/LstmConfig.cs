using System.Globalization;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Forecasting.Baselines;
using EcomAi.Deep.Forecasting.Evaluation;

namespace EcomAi.Deep.Forecasting;

/// <summary>The configuration of the family <c>lstm</c>: the series, what is forecast, which model learns it, how, and how it is measured.</summary>
public sealed record LstmConfig : RunConfig, IValidatedSection
{
    /// <summary>The series. Required.</summary>
    public required SeriesDataConfig Data { get; init; }

    /// <summary>What is forecast: how many steps, after which gap, with which quantiles. Required.</summary>
    public required ForecastConfig Forecast { get; init; }

    /// <summary>The model.</summary>
    public LstmModelConfig Model { get; init; } = new();

    /// <summary>The training.</summary>
    public LstmTrainConfig Train { get; init; } = new();

    /// <summary>The statistical methods, whether they are the model or stand beside it.</summary>
    public BaselineOptions Baselines { get; init; } = new();

    /// <summary>The measuring, on validation and test rounds alike.</summary>
    public BacktestConfig Evaluate { get; init; } = new();

    /// <summary>Whether targets must be counts or at least not negative.</summary>
    public bool UsesNegativeBinomial() =>
        Model.IsNeural() && Model.Distribution == DistributionKind.NegativeBinomial
        && (Model.Decoder == DecoderKind.Autoregressive || Train.Loss == ForecastLoss.NegativeLogLikelihood);

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Baselines.RidgeBy is { } column && !Data.Categories.Contains(column))
            fault("baselines.ridgeBy", $"must be one of data.categories ({(Data.Categories.Count == 0 ? "none" : string.Join(", ", Data.Categories))}), received '{column}'");
        foreach (var name in Evaluate.Groups.Except(Data.Categories, StringComparer.Ordinal))
            fault("evaluate.groups", $"must be among data.categories ({(Data.Categories.Count == 0 ? "none" : string.Join(", ", Data.Categories))}), received '{name}'");
        if (Evaluate.Conformal && CentralInterval.Of(Forecast.Quantiles).Count == 0)
            fault("evaluate.conformal", $"needs two levels as far from 0 as from 1 in forecast.quantiles, such as .1 and .9, which holds {string.Join(", ", Forecast.Quantiles.Select(level => level.ToString(CultureInfo.InvariantCulture)))}");
        if (!Model.IsNeural())
            return;
        var direct = Model.Decoder == DecoderKind.Direct;
        if (!direct && Data.Past.Count > 0)
            fault("data.past", "is not for model.decoder 'autoregressive', which would have to forecast those columns too; use 'direct'");
        if (!direct && Train.Loss is not (null or ForecastLoss.NegativeLogLikelihood))
            fault("train.loss", "must be negativeLogLikelihood with model.decoder 'autoregressive'");
        if (!direct && Model.Lags.Any(lag => lag < Forecast.Gap + Forecast.Horizon))
            fault("model.lags", $"must hold lags of at least gap + horizon = {Forecast.Gap + Forecast.Horizon} steps with model.decoder 'autoregressive', received {string.Join(", ", Model.Lags)}");
        if (UsesNegativeBinomial() && Model.Scaling == ScalingKind.Log1p)
            fault("model.scaling", "must be mean or none with model.distribution 'negativeBinomial', which is of counts");
    }
}
