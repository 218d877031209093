namespace EcomAi.Deep.Forecasting.Models;

/// <summary>What a model is built from.</summary>
/// <param name="Model">Widths and layers.</param>
/// <param name="Forecast">Gap, horizon and quantile levels.</param>
/// <param name="Train">The loss and its settings.</param>
/// <param name="Known">Width of known covariates and calendar features.</param>
/// <param name="Past">Width of past-only covariates.</param>
/// <param name="Features">What was measured of the training data.</param>
public sealed record ModelShape(
    LstmModelConfig Model, ForecastConfig Forecast, LstmTrainConfig Train, int Known, int Past, PanelFeatures Features)
{
    /// <summary>Width of all category vectors of a series.</summary>
    public int Static => Features.CodeColumns * Model.Embedding;

    /// <summary>Builds the model of the configuration, its weights drawn from torch's default generator.</summary>
    public ForecastModel Build() => Model.Decoder == DecoderKind.Direct ? new DirectModel(this) : new AutoregressiveModel(this);
}
