using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Models;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Tests.Forecasting.Models;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Forecasting;

public sealed class LstmJobTests
{
    public static TheoryData<DecoderKind, ForecastLoss, DistributionKind, ScalingKind> Ways => new()
    {
        { DecoderKind.Direct, ForecastLoss.Quantile, DistributionKind.StudentT, ScalingKind.Mean },
        { DecoderKind.Direct, ForecastLoss.Quantile, DistributionKind.StudentT, ScalingKind.None },
        { DecoderKind.Direct, ForecastLoss.Mape, DistributionKind.StudentT, ScalingKind.Log1p },
        { DecoderKind.Direct, ForecastLoss.Wape, DistributionKind.StudentT, ScalingKind.Mean },
        { DecoderKind.Direct, ForecastLoss.NegativeLogLikelihood, DistributionKind.Gaussian, ScalingKind.Log1p },
        { DecoderKind.Direct, ForecastLoss.NegativeLogLikelihood, DistributionKind.NegativeBinomial, ScalingKind.Mean },
        { DecoderKind.Autoregressive, ForecastLoss.NegativeLogLikelihood, DistributionKind.StudentT, ScalingKind.Mean },
        { DecoderKind.Autoregressive, ForecastLoss.NegativeLogLikelihood, DistributionKind.Gaussian, ScalingKind.Log1p },
        { DecoderKind.Autoregressive, ForecastLoss.NegativeLogLikelihood, DistributionKind.NegativeBinomial, ScalingKind.None },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Training_makes_the_loss_smaller_and_leaves_no_tensor(DecoderKind decoder, ForecastLoss loss, DistributionKind distribution, ScalingKind scaling)
    {
        var before = LiveTensors.Settled();
        var config = Config(decoder, loss, distribution, scaling);
        var losses = Losses(config with { Model = config.Model with { Lags = [] } }, 12); // nothing to start from

        Assert.True(losses.TakeLast(8).Average() < losses.Take(8).Average() - .02, $"from {losses.Take(8).Average()} to {losses.TakeLast(8).Average()}");
        Assert.Equal(before, TorchRuntime.LiveTensors);
    }

    [Theory]
    [InlineData(DecoderKind.Direct)]
    [InlineData(DecoderKind.Autoregressive)]
    public void A_season_is_learned(DecoderKind decoder)
    {
        var config = Config(decoder, decoder == DecoderKind.Direct ? ForecastLoss.Quantile : ForecastLoss.NegativeLogLikelihood, DistributionKind.Gaussian, ScalingKind.Mean);
        using var scope = NewDisposeScope();
        using var toy = new Toy(config with { Train = config.Train with { LearningRate = .02 } });
        toy.Train(60);
        using var forecaster = new NeuralForecaster([toy.Model], config, CPU, ownsModels: false);
        var forecast = forecaster.Predict(toy.Panel, [.. toy.Panel.Ends.Select(end => end - 4)], config.Forecast, new StopSignal());

        var (error, sum) = (0.0, 0.0);
        for (var series = 0; series < toy.Panel.Count; series++)
        {
            for (var step = 0; step < 4; step++)
            {
                var target = toy.Panel.Target[(series * toy.Panel.Length) + toy.Panel.Length - 4 + step];
                error += Math.Abs(forecast.Point[forecast.At(series, step)] - target);
                sum += target;
            }
        }

        Assert.True(error / sum < .1, $"{error / sum}"); // of 5% noise; without the season it is about 30%
    }

    [Fact]
    public void A_normal_distribution_is_learned_with_its_quantiles()
    {
        // Independent draws of N(20, 4): a forecast's quantiles are those of the draws.
        var random = new Xoshiro256(5);
        var series = Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, 120).Select(_ => (float)(20 + (4 * random.NextGaussian()))).ToArray()).ToArray();
        var config = Config(DecoderKind.Autoregressive, ForecastLoss.NegativeLogLikelihood, DistributionKind.Gaussian, ScalingKind.Mean);
        config = config with { Model = config.Model with { Lags = [], Samples = 400, Context = 24, ScaleDecay = 0 }, Train = config.Train with { LearningRate = .01, BatchSize = 32 } };
        using var scope = NewDisposeScope();
        using var toy = new Toy(config, Panels.Of(series));
        toy.Train(25);
        using var forecaster = new NeuralForecaster([toy.Model], config, CPU, ownsModels: false);
        var forecast = forecaster.Predict(toy.Panel, toy.Panel.Ends, config.Forecast, new StopSignal());

        double Mean(int level) => Enumerable.Range(0, 8).SelectMany(one => Enumerable.Range(0, 4).Select(step => forecast.QuantilesAt(one, step)[level])).Average();
        Assert.Equal(20 - (1.2816 * 4), Mean(0), 1.5);
        Assert.Equal(20, Mean(1), 1.5);
        Assert.Equal(20 + (1.2816 * 4), Mean(2), 1.5);
    }

    [Theory]
    [InlineData(DecoderKind.Direct, ForecastLoss.Quantile)]
    [InlineData(DecoderKind.Autoregressive, ForecastLoss.NegativeLogLikelihood)]
    public void The_same_seed_gives_the_same_losses_to_the_last_bit(DecoderKind decoder, ForecastLoss loss)
    {
        var config = Config(decoder, loss, DistributionKind.StudentT, ScalingKind.Mean);
        config = config with { Model = config.Model with { Dropout = .2, Layers = 2 }, Train = config.Train with { UnknownRate = .2, Origins = 3 } };

        Assert.Equal(Losses(config, 2), Losses(config, 2));
    }

    [Theory]
    [InlineData(DecoderKind.Direct, ForecastLoss.Quantile)]
    [InlineData(DecoderKind.Autoregressive, ForecastLoss.NegativeLogLikelihood)]
    public void In_bfloat16_the_losses_are_those_of_float32_up_to_rounding_and_the_same_seed_gives_the_same_bits(DecoderKind decoder, ForecastLoss loss)
    {
        var full = Config(decoder, loss, DistributionKind.Gaussian, ScalingKind.Mean);
        full = full with { Model = full.Model with { Layers = 2 } };
        var half = full with { Train = full.Train with { Precision = Precision.Bf16 } };
        var before = LiveTensors.Settled();
        List<float> expected = Losses(full, 2), losses = Losses(half, 2);

        Assert.All(expected.Zip(losses), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, .03f * Math.Abs(pair.First) + .02f));
        Assert.NotEqual(expected, losses);
        Assert.Equal(losses, Losses(half, 2));
        Assert.Equal(before, TorchRuntime.LiveTensors);
    }

    [Fact]
    public void In_bfloat16_weights_gradients_and_the_optimizers_state_are_float32()
    {
        var config = Config(DecoderKind.Direct, ForecastLoss.Quantile, DistributionKind.Gaussian, ScalingKind.Mean);
        using var toy = new Toy(config with { Train = config.Train with { Precision = Precision.Bf16 } });
        toy.Train(1);
        Assert.All(toy.Model.named_parameters(), named => Assert.Equal(ScalarType.Float32, named.parameter.dtype));
        Assert.All(toy.Model.named_parameters(), named => Assert.Equal(ScalarType.Float32, named.parameter.grad!.dtype));
        Assert.All(toy.Job.OptimizerState.Where(state => !state.Key.EndsWith(".step", StringComparison.Ordinal)), state => Assert.Equal(ScalarType.Float32, state.Value.dtype));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_losses_are_those_of_the_CPU(DecoderKind decoder, ForecastLoss loss, DistributionKind distribution, ScalingKind scaling)
    {
        var config = Config(decoder, loss, distribution, scaling);
        var expected = Losses(config, 1);

        Assert.All(Losses(config, 1, TestDevice.Current).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-3 * (1 + Math.Abs(pair.Second))));
    }

    [Fact]
    public void A_streamed_panel_gives_the_same_batches_from_any_step_on()
    {
        var config = Config(DecoderKind.Direct, ForecastLoss.Quantile, DistributionKind.StudentT, ScalingKind.Mean);
        var streamed = config with { Train = config.Train with { DevicePanelMiB = 0 } };
        var before = LiveTensors.Settled();
        using (var toy = new Toy(config))
        using (var other = new Toy(streamed))
        {
            Assert.False(toy.Windows.IsStreamed);
            Assert.True(other.Windows.IsStreamed);
            var whole = Targets(toy.Job, 0);
            Assert.True(whole.Count > 2);
            Assert.Equal(whole, Targets(other.Job, 0));
            Assert.Equal(whole.Skip(2), Targets(toy.Job, 2));
            Assert.Equal(whole.Skip(2), Targets(other.Job, 2));
            foreach (var batch in other.Job.Epoch(1, 0))
            {
                batch.Dispose(); // stopped at once, with batches made ahead
                break;
            }
        }

        Assert.Equal(before, TorchRuntime.LiveTensors);
        Assert.Equal(Losses(config, 2), Losses(streamed, 2));
    }

    [Fact]
    public void Missing_targets_are_neither_asked_about_nor_read()
    {
        // The same series with a hole, and with the hole filled by nonsense that is marked as missing.
        var config = Config(DecoderKind.Autoregressive, ForecastLoss.NegativeLogLikelihood, DistributionKind.Gaussian, ScalingKind.Mean);
        using var scope = NewDisposeScope();
        using var toy = new Toy(config, Panels.Of([5, 6, 7, Panels.Missing, 5, 6, 7, 8, 5, 6, 7, 8, 5, 6, 7, 8]));
        toy.Model.eval();
        using var batch = toy.Windows.Gather([0], [8], [12]);
        using var spoiled = batch with { Target = batch.Target + ((1 - batch.Observed) * 1000) };

        Assert.Equal(toy.Model.Loss(batch).item<float>(), toy.Model.Loss(spoiled).item<float>());
    }

    internal static LstmConfig Config(DecoderKind decoder, ForecastLoss loss, DistributionKind distribution, ScalingKind scaling)
    {
        var config = Settings.Of(context: 8, horizon: 4, lags: [4], decoder: decoder, distribution: distribution, scaling: scaling, train: new LstmTrainConfig
        {
            BatchSize = 16,
            LearningRate = .01,
            Loss = loss,
            Origins = 0,
            StepsPerEpoch = 8,
        });
        return config with { Model = config.Model with { Hidden = 12, DecoderHidden = 12 } };
    }

    private static List<float> Losses(LstmConfig config, int epochs, Device? device = null)
    {
        using var toy = new Toy(config, device: device);
        return toy.Train(epochs);
    }

    private static List<float[]> Targets(LstmJob job, int firstStep)
    {
        var targets = new List<float[]>();
        foreach (var batch in job.Epoch(0, firstStep))
        {
            using (batch)
                targets.Add(batch.Target.data<float>().ToArray());
        }

        return targets;
    }

    /// <summary>A model on series of levels of their own with a season of four steps and 5% of noise.</summary>
    private sealed class Toy : IDisposable
    {
        public Toy(LstmConfig config, SeriesPanel? panel = null, Device? device = null)
        {
            var random = new Xoshiro256(2);
            var series = Enumerable.Range(1, 6).Select(level => Enumerable.Range(0, 40)
                .Select(t => MathF.Round(level * (4 + (2 * (t % 4))) * (1 + (.05f * random.NextGaussian())))).ToArray()).ToArray();
            Panel = panel ?? Panels.Of(series);
            (Model, Windows) = Settings.Build(Panel, config, device);
            Job = new LstmJob(Model, Windows, new WindowSampler(Panel, Panel.Ends, config, 1), config, null, _ => { });
        }

        public SeriesPanel Panel { get; }

        public ForecastModel Model { get; }

        public PanelTensors Windows { get; }

        public LstmJob Job { get; }

        public List<float> Train(int epochs)
        {
            var losses = new List<float>();
            for (var epoch = 0; epoch < epochs; epoch++)
            {
                foreach (var batch in Job.Epoch(epoch, 0))
                {
                    using var scope = NewDisposeScope();
                    using (batch)
                    {
                        TorchRuntime.Seed(losses.Count);
                        losses.Add(Job.Step(batch)[0].Value.item<float>());
                    }
                }
            }

            return losses;
        }

        public void Dispose()
        {
            Job.Dispose();
            Windows.Dispose();
            Model.Dispose();
        }
    }
}
