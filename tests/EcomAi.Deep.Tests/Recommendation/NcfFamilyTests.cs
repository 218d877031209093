using EcomAi.Deep.Backend;
using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation;
using EcomAi.Deep.Tests.Data;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Recommendation;

public sealed class NcfFamilyTests : IDisposable
{
    private readonly NcfFamily _family = new();
    private readonly ShopFiles _shop = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData(ModelKind.Mf)]
    [InlineData(ModelKind.Neumf)]
    [InlineData(ModelKind.ItemKnn)]
    public void Evaluating_a_run_again_gives_the_figures_of_its_training(ModelKind kind)
    {
        var config = _shop.Config(kind);
        var trained = Train(config);

        var again = _family.Evaluate(new EvaluateRequest(config, trained.Run, new SilentObserver(), new StopSignal()));

        Assert.Equal(Figures(trained), Figures(again));
        Assert.NotEmpty(Figures(again));
    }

    [Fact]
    public void A_model_that_learned_recommends_what_its_half_of_the_shop_buys()
    {
        var config = _shop.Config(ModelKind.Mf);
        config = config with { Train = config.Train with { Epochs = 30 } };
        var run = Train(config).Run;
        var output = _shop.At("ranked.parquet");

        var score = _family.Score(
            new ScoreRequest(config, run, output, new Dictionary<string, string> { ["top"] = "5" }, new SilentObserver(), new StopSignal()));

        var matching = 0;
        foreach (var chunk in ParquetTable.Open(output).Read("user", "item"))
        {
            for (var row = 0; row < chunk.Rows; row++)
                matching += chunk.Integers("user")[row] % 2 == chunk.Integers("item")[row] % 2 ? 1 : 0;
        }

        Assert.Equal(200, score.Rows);
        Assert.InRange(matching, 180, 200);
    }

    [Fact]
    public void Two_epochs_resumed_for_two_more_end_as_four_epochs_do()
    {
        var config = _shop.Config(ModelKind.Neumf);
        var whole = Train(config).Run;
        var half = Train(config with { Train = config.Train with { Epochs = 2 } }).Run;

        Train(config, half);

        Assert.Equal(Model(whole), Model(half));
    }

    [Fact]
    public void A_refit_learns_from_validation_rows_too()
    {
        var config = _shop.Config(ModelKind.Mf);
        config = config with { Train = config.Train with { Refit = true } };

        var result = Train(config);

        using var run = RunFolder.Open(result.Run);
        Assert.Contains("on training and validation rows", result.TrainingNote, StringComparison.Ordinal);
        var chosen = Checkpoint.Last(run)!.State;
        var refit = TrainedModel.FinalCheckpoint(run, config).State;
        Assert.Equal(chosen.BestEpoch, refit.Epoch);
        Assert.Equal(refit.Epoch * (240L + 40) * 4, refit.Samples); // 40 customers with 6 + 1 rows, 1 + 3 pairs a row
    }

    [Fact]
    public void Starting_from_a_run_keeps_its_ids_and_adds_new_ones()
    {
        var config = _shop.Config(ModelKind.Gmf);
        var first = Train(config).Run;
        var fresher = _shop.Config(ModelKind.Gmf, customers: 44);

        var second = Train(fresher with { Train = fresher.Train with { From = first, LearningRate = 1e-8, Epochs = 1 } }).Run;

        using var before = Load(first, config);
        using var after = Load(second, fresher);
        Assert.Equal(44, after.Model.UserCount);
        Assert.Equal(before.Files.Users.IntegerAt(7), after.Files.Users.IntegerAt(7));
        using var known = before.Model.State["users.weight"].narrow(0, 0, 40);
        using var kept = after.Model.State["users.weight"].narrow(0, 0, 40);
        Assert.True(kept.allclose(known, 0, 1e-6));
    }

    [Fact]
    public void The_run_keeps_which_run_last_was_when_it_started()
    {
        var config = _shop.Config(ModelKind.Gmf);
        var first = Train(config).Run;

        var second = Train(config with { Train = config.Train with { From = "last" } }).Run;

        using var run = RunFolder.Open(second);
        Assert.Contains(Path.GetFileName(first), File.ReadAllText(run.ConfigPath), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_cannot_be_read_leaves_no_run_folder()
    {
        var config = _shop.Config(ModelKind.Gmf);

        Assert.Throws<DataException>(() => Train(config with { Data = config.Data with { Interactions = _shop.At("nothing.parquet") } }));

        Assert.False(Directory.Exists(_shop.Runs));
    }

    [Fact]
    public void Starting_from_a_run_of_another_kind_is_an_error_that_names_both()
    {
        var run = Train(_shop.Config(ModelKind.Mf)).Run;
        var other = _shop.Config(ModelKind.Gmf);

        var error = Assert.Throws<EcomException>(() => Train(other with { Train = other.Train with { From = run } }));

        Assert.Contains("trained the model 'mf', but a 'gmf' run is needed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Starting_from_a_run_of_other_factors_is_an_error_that_names_the_widths()
    {
        var run = Train(_shop.Config(ModelKind.Gmf)).Run;
        var other = _shop.Config(ModelKind.Gmf);

        var error = Assert.Throws<EcomException>(
            () => Train(other with { Model = other.Model with { Factors = 6 }, Train = other.Train with { From = run } }));

        Assert.Contains("rows of 4 numbers where this model has 6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NeuMF_starts_from_a_gmf_and_an_mlp_run()
    {
        var gmf = Train(_shop.Config(ModelKind.Gmf)).Run;
        var mlp = Train(_shop.Config(ModelKind.Mlp)).Run;
        var config = _shop.Config(ModelKind.Neumf);
        config = config with { Train = config.Train with { Epochs = 1, LearningRate = 1e-8, Pretrained = new() { Gmf = gmf, Mlp = mlp, Alpha = .25 } } };

        using var trained = Load(Train(config).Run, config);

        using var left = Load(gmf, _shop.Config(ModelKind.Gmf));
        using var right = Load(mlp, _shop.Config(ModelKind.Mlp));
        using var head = left.Model.State["head.weight"] * .25;
        Assert.True(trained.Model.State["gmfHead"].allclose(head.flatten(), 0, 1e-6));
        Assert.True(trained.Model.State["items.weight"].narrow(1, 4, 16).allclose(right.Model.State["items.weight"], 0, 1e-6));
    }

    [Fact]
    public void No_tensor_is_alive_after_a_run_that_was_not_before()
    {
        var config = _shop.Config(ModelKind.Neumf);
        var before = LiveTensors.Settled();

        Train(config);

        Assert.Equal(before, TorchRuntime.LiveTensors);
    }

    private RunResult Train(NcfConfig config, string? resume = null) =>
        _family.Train(new TrainRequest(config, _shop.Runs, resume, new SilentObserver(), new StopSignal()));

    private static TrainedModel Load(string path, NcfConfig config)
    {
        using var run = RunFolder.Open(path);
        return TrainedModel.Load(TrainedModel.FinalCheckpoint(run, config), config, TorchSharp.torch.CPU);
    }

    private static byte[] Model(string path)
    {
        using var run = RunFolder.Open(path);
        return File.ReadAllBytes(Path.Combine(Checkpoint.Last(run)!.Folder, "model.safetensors"));
    }

    private static List<string> Figures(RunResult result) =>
        [.. result.Models.SelectMany(model => model.Protocols.SelectMany(
            protocol => protocol.Metrics.Select(metric => $"{model.Model} {protocol.Protocol} {metric.Name} {metric.Value:R}")))];
}
