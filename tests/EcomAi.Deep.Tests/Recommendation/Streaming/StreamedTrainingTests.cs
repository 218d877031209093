using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation;
using EcomAi.Deep.Tests.Data;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Recommendation.Streaming;

public sealed class StreamedTrainingTests : IDisposable
{
    private readonly NcfFamily _family = new();
    private readonly StreamedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void Two_epochs_resumed_for_two_more_end_as_four_epochs_do()
    {
        var config = _shop.Config();
        var whole = Train(config).Run;
        var half = Train(config with { Train = config.Train with { Epochs = 2 } }).Run;

        Train(config, half);

        Assert.Equal(Model(whole), Model(half));
    }

    [Fact]
    public void Evaluating_again_gives_the_same_figures_and_baselines_that_need_all_rows_are_left_out_with_the_reason()
    {
        var config = _shop.Config();
        var trained = Train(config);

        var again = _family.Evaluate(new EvaluateRequest(config, trained.Run, new SilentObserver(), new StopSignal()));

        Assert.Equal(["neumf", "popularity", "itemKnn"], trained.Models.Select(model => model.Model));
        Assert.Equal(trained.Models[0].Protocols.SelectMany(protocol => protocol.Metrics), again.Models[0].Protocols.SelectMany(protocol => protocol.Metrics));
        Assert.Equal("skipped: the training rows are streamed, and it needs all of them at once", trained.Models[2].Note);
    }

    [Fact]
    public void Scoring_takes_what_users_have_from_the_interactions()
    {
        var config = _shop.Config();
        var run = Train(config).Run;
        var output = _shop.At("ranked.parquet");

        _family.Score(new ScoreRequest(config, run, output, new Dictionary<string, string> { ["top"] = "5" }, new SilentObserver(), new StopSignal()));

        var had = Pairs(_shop.At("rows"));
        var ranked = Pairs(output);
        Assert.False(File.Exists(Path.Combine(run, HistoryFile.Name)));
        Assert.NotEmpty(ranked);
        Assert.Empty(ranked.Intersect(had));
    }

    private static HashSet<(long, string)> Pairs(string path)
    {
        var pairs = new HashSet<(long, string)>();
        foreach (var chunk in ParquetTable.Open(path).Read("user", "item"))
        {
            for (var row = 0; row < chunk.Rows; row++)
                pairs.Add((chunk.Integers("user")[row], chunk.Texts("item")[row]!));
        }

        return pairs;
    }

    private RunResult Train(NcfConfig config, string? resume = null) =>
        _family.Train(new TrainRequest(config, _shop.At("runs"), resume, new SilentObserver(), new StopSignal()));

    private static byte[] Model(string path)
    {
        using var run = RunFolder.Open(path);
        return File.ReadAllBytes(Path.Combine(Checkpoint.Last(run)!.Folder, "model.safetensors"));
    }
}
