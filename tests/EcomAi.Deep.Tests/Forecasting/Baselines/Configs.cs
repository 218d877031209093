using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Baselines;
using EcomAi.Deep.Forecasting.Evaluation;

namespace EcomAi.Deep.Tests.Forecasting.Baselines;

/// <summary>Configurations of statistical methods.</summary>
internal static class Configs
{
    public static LstmConfig Of(ForecastConfig window, BaselineOptions? options = null, string metric = "WQL", bool calendar = false) => new()
    {
        Family = "lstm",
        Data = new SeriesDataConfig { Series = "unread.parquet", Keys = ["id"], Calendar = calendar },
        Forecast = window,
        Baselines = options ?? new BaselineOptions(),
        Evaluate = new BacktestConfig { ValidationMetric = metric },
    };
}
