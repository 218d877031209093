using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Models;
using EcomAi.Deep.Forecasting.Panel;
using TorchSharp;

namespace EcomAi.Deep.Tests.Forecasting.Models;

/// <summary>Small configurations and the models they make.</summary>
internal static class Settings
{
    public static LstmConfig Of(
        int context = 4, int horizon = 3, int gap = 0, int[]? lags = null, DecoderKind decoder = DecoderKind.Direct, ScalingKind scaling = ScalingKind.Mean,
        DistributionKind distribution = DistributionKind.StudentT, LstmTrainConfig? train = null, double[]? quantiles = null) => new()
        {
            Family = "lstm",
            Data = new SeriesDataConfig { Series = "unused.parquet", Keys = ["id"], Calendar = false },
            Forecast = new ForecastConfig { Horizon = horizon, Gap = gap, Quantiles = quantiles ?? [.1, .5, .9] },
            Model = new LstmModelConfig
            {
                Context = context,
                Hidden = 6,
                DecoderHidden = 5,
                Embedding = 2,
                Lags = lags ?? [],
                Decoder = decoder,
                Scaling = scaling,
                Distribution = distribution,
                Samples = 50,
            },
            Train = train ?? new LstmTrainConfig { BatchSize = 4, UnknownRate = 0, Origins = 0 },
        };

    /// <summary>A model of the configuration over the whole panel, its weights drawn from seed 1, with its windows, on the CPU where not said otherwise.</summary>
    public static (ForecastModel Model, PanelTensors Windows) Build(SeriesPanel panel, LstmConfig config, torch.Device? device = null)
    {
        torch.manual_seed(1).Dispose();
        var features = PanelFeatures.Measure(panel, panel.Ends, config);
        var model = features.Shape(config).Build();
        model.to(device ?? torch.CPU);
        return (model, new PanelTensors(panel, features, config, device ?? torch.CPU));
    }
}
