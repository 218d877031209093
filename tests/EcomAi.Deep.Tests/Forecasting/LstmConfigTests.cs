using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Evaluation;
using EcomAi.Deep.Tests.Forecasting.Models;

namespace EcomAi.Deep.Tests.Forecasting;

public sealed class LstmConfigTests
{
    private static readonly LstmConfig Plain = Settings.Of();

    public static TheoryData<string, LstmConfig, string> Contradictions => new()
    {
        { "evaluate.groups", Plain with { Evaluate = new BacktestConfig { Groups = ["shelf"] } }, "must be among data.categories (none), received 'shelf'" },
        { "evaluate.conformal", Settings.Of(quantiles: [.2, .5, .9]) with { Evaluate = new BacktestConfig { Conformal = true } }, "which holds 0.2, 0.5, 0.9" },
        { "baselines.ridgeBy", Plain with { Baselines = new() { RidgeBy = "brand" } }, "must be one of data.categories" },
        { "data.past", Autoregressive(Plain with { Data = Plain.Data with { Past = ["visits"] } }), "is not for model.decoder 'autoregressive'" },
        { "train.loss", Autoregressive(Settings.Of(train: new LstmTrainConfig { Loss = ForecastLoss.Wape })), "must be negativeLogLikelihood" },
        { "model.lags", Autoregressive(Settings.Of(gap: 1, horizon: 3, lags: [3])), "at least gap + horizon = 4" },
        { "model.scaling", Settings.Of(decoder: DecoderKind.Autoregressive, scaling: ScalingKind.Log1p, distribution: DistributionKind.NegativeBinomial), "must be mean or none" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Settings_that_contradict_each_other_are_faults(string key, LstmConfig config, string message)
    {
        var fault = Assert.Single(Faults(config));
        Assert.Equal(key, fault.Key);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_go_together_are_none()
    {
        var data = Plain.Data with { Categories = ["shelf"] };
        Assert.Empty(Faults(Plain with { Data = data, Evaluate = new BacktestConfig { Groups = ["shelf"], Conformal = true } }));
        Assert.Empty(Faults(Autoregressive(Settings.Of(gap: 1, horizon: 3, lags: [4]))));
    }

    private static LstmConfig Autoregressive(LstmConfig config) => config with { Model = config.Model with { Decoder = DecoderKind.Autoregressive } };

    private static List<(string Key, string Message)> Faults(LstmConfig config)
    {
        var faults = new List<(string, string)>();
        config.Validate((key, message) => faults.Add((key, message)));
        return faults;
    }
}
