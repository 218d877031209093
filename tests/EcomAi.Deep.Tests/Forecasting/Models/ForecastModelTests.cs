using EcomAi.Deep.Forecasting;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Forecasting.Models;

public sealed class ForecastModelTests
{
    private static readonly float[] Sales = [3, 5, 2, 6, 4, 7, 3, 8, 5, 9];

    public static TheoryData<DecoderKind, ScalingKind, DistributionKind> Kinds => new()
    {
        { DecoderKind.Direct, ScalingKind.Mean, DistributionKind.StudentT },
        { DecoderKind.Direct, ScalingKind.Log1p, DistributionKind.StudentT },
        { DecoderKind.Direct, ScalingKind.None, DistributionKind.StudentT },
        { DecoderKind.Autoregressive, ScalingKind.Mean, DistributionKind.StudentT },
        { DecoderKind.Autoregressive, ScalingKind.Log1p, DistributionKind.Gaussian },
        { DecoderKind.Autoregressive, ScalingKind.Mean, DistributionKind.NegativeBinomial },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Quantiles_never_cross_and_nothing_sold_is_negative(DecoderKind decoder, ScalingKind scaling, DistributionKind distribution)
    {
        using var scope = NewDisposeScope();
        var forecast = Forecast(Sales, Config(decoder, scaling, distribution), origin: 8);

        for (var step = 0; step < forecast.Horizon; step++)
        {
            var quantiles = forecast.QuantilesAt(0, step).ToArray();
            Assert.Equal(quantiles.Order(), quantiles);
            Assert.True(quantiles[0] >= 0, $"{quantiles[0]}");
            Assert.True(double.IsFinite(forecast.Mean[step]));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_comes_after_the_origin_changes_nothing(DecoderKind decoder, ScalingKind scaling, DistributionKind distribution)
    {
        using var scope = NewDisposeScope();
        var config = Config(decoder, scaling, distribution);
        var other = (float[])Sales.Clone();
        other.AsSpan(7).Fill(1000);

        Assert.Equal(Forecast(Sales, config, origin: 7).Quantiles, Forecast(other, config, origin: 7, like: Sales).Quantiles);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Missing_targets_count_nothing_in_the_loss(DecoderKind decoder, ScalingKind scaling, DistributionKind distribution)
    {
        using var scope = NewDisposeScope();
        var config = Config(decoder, scaling, distribution);
        var (model, windows) = Settings.Build(Panels.Of(Sales), config);
        using (model)
        using (windows)
        {
            model.eval();
            using var shown = windows.Gather([0], [5], [6]); // the window's last place, 6, is hidden
            using var whole = windows.Gather([0], [5], [7]);
            using var spoiled = shown with { Target = shown.Target + (1 - shown.Observed) * 50 };

            Assert.Equal(model.Loss(shown).item<float>(), model.Loss(spoiled).item<float>(), 4);
            Assert.NotEqual(model.Loss(shown).item<float>(), model.Loss(whole).item<float>());
        }
    }

    [Fact]
    public void The_direct_median_starts_at_the_season_before()
    {
        using var scope = NewDisposeScope();
        // Season 3: the first lag is the value three steps before each step of the horizon.
        var config = Settings.Of(context: 6, horizon: 3, lags: [3]);
        var (model, windows) = Settings.Build(Panels.Of([10, 20, 30, 10, 20, 30]), config);
        using (model)
        using (windows)
        {
            using (no_grad())
            {
                foreach (var (name, parameter) in model.named_parameters())
                {
                    if (name.StartsWith("head", StringComparison.Ordinal))
                        parameter.zero_();
                }
            }

            model.eval();
            using var forecaster = new NeuralForecaster([model], config, CPU, ownsModels: false);
            var forecast = forecaster.Predict(Panels.Of([10, 20, 30, 10, 20, 30]), [6], config.Forecast, new StopSignal());
            Assert.Equal([10, 20, 30], forecast.Point.Select(value => Math.Round(value, 3)));
        }
    }

    private static LstmConfig Config(DecoderKind decoder, ScalingKind scaling, DistributionKind distribution) =>
        Settings.Of(context: 5, horizon: 2, lags: [3], decoder: decoder, scaling: scaling, distribution: distribution);

    /// <summary>The forecast of an untrained network whose features were measured on a series of its own.</summary>
    private static Forecast Forecast(float[] sales, LstmConfig config, int origin, float[]? like = null)
    {
        var (model, windows) = Settings.Build(Panels.Of(like ?? sales), config);
        using (model)
        using (windows)
        using (var forecaster = new NeuralForecaster([model], config, CPU, ownsModels: false))
        {
            manual_seed(5).Dispose();
            return forecaster.Predict(Panels.Of(sales), [origin], config.Forecast, new StopSignal());
        }
    }
}
