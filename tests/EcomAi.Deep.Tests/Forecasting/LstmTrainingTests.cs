using EcomAi.Deep.Backend;
using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Tests.Data;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Forecasting;

public sealed class LstmTrainingTests : IDisposable
{
    private static readonly string[] Stages =
    [
        "final", "final-member-02", "member-02", "round-01", "round-01-member-02", "round-02", "round-02-member-02",
    ];

    private readonly SalesFiles _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_run_stopped_in_any_phase_goes_on_to_the_same_bits()
    {
        var counter = new StopAfter(long.MaxValue, new StopSignal());
        var whole = Train(_store.Config, counter);
        Assert.Equal(Stages, StagesOf(whole.Run));
        foreach (var eighth in new[] { 1, 3, 5, 7 })
        {
            var stop = new StopSignal();
            var steps = (counter.Steps * eighth / 8) + 1;
            Assert.Throws<RunStoppedException>(() => _store.Train(_store.Config, new StopAfter(steps, stop), stop));
            var stopped = Directory.GetDirectories(Path.Combine(_store.Runs, "lstm")).Single(path => !File.Exists(Path.Combine(path, "result.json")));

            var resumed = _store.Train(_store.Config, new SilentObserver(), new StopSignal(), stopped);

            Assert.Equal(Figures(whole), Figures(resumed));
            Assert.Equal(Weights(whole.Run), Weights(resumed.Run));
            Assert.Equal(File.ReadAllText(Path.Combine(whole.Run, "calibration.json")), File.ReadAllText(Path.Combine(resumed.Run, "calibration.json")));
        }
    }

    [Fact]
    public void Training_evaluating_and_scoring_leave_no_tensor_and_the_same_table()
    {
        var config = _store.Config with { Train = _store.Config.Train with { DevicePanelMiB = 0 } };
        config = config with { Data = config.Data with { Known = [] } };
        var before = LiveTensors.Settled();
        var trained = Train(config);
        var evaluated = new LstmFamily().Evaluate(new EvaluateRequest(config, trained.Run, new SilentObserver(), new StopSignal()));
        new LstmFamily().Score(new ScoreRequest(config, trained.Run, _store.At("forecast.parquet"), new Dictionary<string, string>(), new SilentObserver(), new StopSignal()));

        Assert.Equal(Figures(trained), Figures(evaluated));
        Assert.Equal(before, TorchRuntime.LiveTensors);
        Assert.Equal(15, ParquetTable.Open(_store.At("forecast.parquet")).Rows);
    }

    [Fact]
    public void A_round_that_goes_on_starts_from_the_weights_of_the_round_before()
    {
        // At the least learning rate there is, going on changes next to nothing.
        var config = _store.Config;
        var run = Train(config with { Model = config.Model with { Ensemble = 1 }, Train = config.Train with { ContinueLearningRate = 1e-8 } }).Run;
        var (first, second) = (Stage(run, "round-01"), Stage(run, "round-02"));

        Assert.NotEqual(first, second);
        Assert.All(first.Zip(second), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Theory]
    [InlineData(ForecastModelKind.Lstm)]
    [InlineData(ForecastModelKind.SeasonalNaive)]
    public void Whole_units_are_whole_in_the_backtest_and_in_scoring(ForecastModelKind kind)
    {
        var config = _store.Config with { Forecast = _store.Config.Forecast with { WholeUnits = true } };
        config = config with { Data = config.Data with { Known = [] }, Model = config.Model with { Kind = kind, Scaling = ScalingKind.Log1p } };
        var run = Train(config).Run;
        new LstmFamily().Score(new ScoreRequest(config, run, _store.At("whole.parquet"), new Dictionary<string, string>(), new SilentObserver(), new StopSignal()));

        foreach (var path in new[] { Path.Combine(run, "backtest.parquet"), _store.At("whole.parquet") })
        {
            foreach (var chunk in ParquetTable.Open(path).Read("point", "q0.1", "q0.9"))
            {
                foreach (var column in new[] { "point", "q0.1", "q0.9" })
                    Assert.All(chunk.Reals(column).ToArray(), value => Assert.Equal(Math.Round(value), value));
            }
        }
    }

    [Theory]
    [InlineData("model.context", 60)] // longer than the history
    [InlineData("forecast.horizon", 1)]
    [InlineData("evaluate.validationRounds", 0)]
    public void Short_histories_and_small_wishes_train(string option, int value)
    {
        var config = _store.Config;
        config = option switch
        {
            "model.context" => config with { Model = config.Model with { Context = value, Lags = [50] } },
            "forecast.horizon" => config with { Forecast = config.Forecast with { Horizon = value } },
            _ => config with { Evaluate = config.Evaluate with { ValidationRounds = value, Conformal = false } },
        };
        config = config with { Model = config.Model with { Ensemble = 1 } };

        Assert.NotEmpty(Figures(Train(config)));
    }

    [Fact]
    public void One_series_of_zeros_is_forecast_as_zeros()
    {
        using (var writer = new TableWriter(_store.At("zeros.parquet"), [new("article", OutputType.Int64), new("time", OutputType.Int64), new("target", OutputType.Float)]))
        {
            writer.Write(30, Enumerable.Repeat(1L, 30).ToArray(), Enumerable.Range(0, 30).Select(time => (long)time).ToArray(), new float[30]);
            writer.Commit();
        }

        var config = _store.Config;
        config = config with
        {
            Data = new() { Series = _store.At("zeros.parquet"), Keys = ["article"] },
            Model = config.Model with { Ensemble = 1, SeriesEmbedding = false },
            Train = config.Train with { Epochs = 30 },
            Evaluate = new() { ValidationMetric = "RMSE", Baselines = [] },
        };
        var rmse = Train(config).Models[0].Protocols[0].Metrics.Single(metric => metric.Name == "RMSE").Value;

        Assert.InRange(rmse, 0, .5);
    }

    [Fact]
    public void A_time_limit_within_the_first_epoch_still_leaves_a_finished_run()
    {
        var config = _store.Config;
        config = config with { Train = config.Train with { MaxMinutes = .001, StepsPerEpoch = 1000, BatchSize = 1, ContinueEpochs = 0 }, Model = config.Model with { Ensemble = 1 } };
        var result = Train(config);

        Assert.NotEmpty(Figures(result));
        Assert.StartsWith("0 epochs (the limit of 0.001 minutes was reached)", result.TrainingNote, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_checkpoint_keeps_of_the_data_is_sealed()
    {
        var config = _store.Config;
        var run = Train(config with { Train = config.Train with { Refit = false }, Model = config.Model with { Ensemble = 1 } }).Run;
        using var folder = RunFolder.Open(run);
        var features = Checkpoint.Last(folder)!.FilePath("features.json");
        File.WriteAllText(features, File.ReadAllText(features).Replace("\"LogSize\":", "\"LogSize\": ", StringComparison.Ordinal));

        Assert.Contains("features.json", Assert.Throws<CheckpointException>(() => Checkpoint.Last(folder)).Message, StringComparison.Ordinal);
    }

    private RunResult Train(LstmConfig config, IRunObserver? observer = null) => _store.Train(config, observer ?? new SilentObserver(), new StopSignal());

    private static string[] Figures(RunResult result) =>
        [.. result.Models.SelectMany(model => model.Protocols).SelectMany(protocol => protocol.Metrics).Select(metric => $"{metric.Name} {metric.Value:R}")];

    private static string[] StagesOf(string run)
    {
        using var folder = RunFolder.Open(run);
        return [.. folder.StageNames().Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, string> Weights(string run)
    {
        using var folder = RunFolder.Open(run);
        return Stages.Select(stage => (stage, folder: folder.Stage(stage))).Append((stage: "", folder))
            .ToDictionary(one => one.stage, one => Convert.ToHexString(File.ReadAllBytes(Checkpoint.Last(one.folder)!.FilePath("model.safetensors"))));
    }

    private static float[] Stage(string run, string stage)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        using var folder = RunFolder.Open(run);
        return [.. Checkpoint.Last(folder.Stage(stage))!.ReadModel().Where(pair => pair.Value.is_floating_point())
            .SelectMany(pair => pair.Value.contiguous().data<float>().ToArray())];
    }

    /// <summary>Asks to stop after so many training steps.</summary>
    private sealed class StopAfter(long steps, StopSignal stop) : IRunObserver, IRunPhase
    {
        public long Steps { get; private set; }

        public void Message(string text)
        {
        }

        public void Detail(string text)
        {
        }

        public IRunPhase Phase(string name, long total, string unit) => this;

        public void Advance(long units)
        {
            Steps += units;
            if (Steps >= steps)
                stop.Request(130);
        }

        public void Status(string text)
        {
        }

        public void Dispose()
        {
        }
    }
}
