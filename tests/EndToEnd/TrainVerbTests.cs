using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EcomAi.Deep.EndToEnd;

/// <summary>What <c>train</c> does beyond training: refusals on resume, signals, machine-readable output.</summary>
public sealed class TrainVerbTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public TrainVerbTests()
    {
        // Every user buys ten of forty items; which ones follows from a fixed multiplicative sequence.
        var csv = new StringBuilder("user,item,at\n");
        for (var user = 0; user < 60; user++)
        {
            for (var i = 0; i < 10; i++)
                csv.Append(CultureInfo.InvariantCulture, $"{user},{((user * 7) + (i * i)) % 40},{(user * 10) + i}\n");
        }

        _ecomai.Write("buys.csv", csv.ToString());
        _ecomai.Run("import", "csv", "buys.csv", "--output", "buys.parquet").Expect(0);
        _ecomai.Write("shop.json", """
            {
              "family": "ncf",
              "data": { "interactions": "buys.parquet", "timeColumn": "at" },
              "model": { "kind": "mf", "factors": 4 },
              "train": { "epochs": 2, "batchSize": 64 },
              "evaluate": { "k": [5], "validationMetric": "NDCG@5", "protocols": ["full"], "baselines": ["popularity"] }
            }
            """);
    }

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void The_result_on_stdout_is_json_when_asked_for_and_progress_stays_on_stderr()
    {
        var trained = _ecomai.Run("train", "--config", "shop.json", "--json").Expect(0);
        using var result = JsonDocument.Parse(trained.Output);
        Assert.Equal("ncf", result.RootElement.GetProperty("family").GetString());
        Assert.Equal(["mf", "popularity"], result.RootElement.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("model").GetString()));
        Assert.Contains("epoch 2/2", trained.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', trained.Error);
    }

    [Fact]
    public void Quiet_leaves_stderr_empty()
    {
        Assert.Empty(_ecomai.Run("train", "--config", "shop.json", "--quiet").Expect(0).Error);
    }

    [Fact]
    public void A_resumed_run_may_train_longer_but_not_differently()
    {
        _ecomai.Run("train", "--config", "shop.json", "--quiet").Expect(0);
        var refused = _ecomai.Run("train", "--resume", "train.epochs=4", "train.learningRate=0.5", "--seed", "7").Expect(2);
        Assert.Contains("invalid 'train.learningRate': cannot change on --resume", refused.Error, StringComparison.Ordinal);
        Assert.Contains("invalid 'seed': cannot change on --resume", refused.Error, StringComparison.Ordinal);
        Assert.Contains("(override train.learningRate=0.5)", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("train.epochs': cannot", refused.Error, StringComparison.Ordinal);

        var resumed = _ecomai.Run("train", "--resume", "last", "train.epochs=4").Expect(0);
        Assert.Contains("epoch 4/4", resumed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 2/4", resumed.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(_ecomai.At("runs/ncf")));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_stops_after_a_checkpoint_that_can_be_resumed(string signal, int exitCode)
    {
        var training = _ecomai.Start("train", "--config", "shop.json", "train.epochs=100000");
        training.WaitForError("epoch 2/100000");
        training.Signal(signal);
        var stopped = training.Wait().Expect(exitCode);
        Assert.Contains("ecomai: stopping after the current step", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("--resume", stopped.Error, StringComparison.Ordinal);
        Assert.Empty(stopped.Output);
        var checkpoints = Directory.GetDirectories(Path.Combine(Directory.GetDirectories(_ecomai.At("runs/ncf"))[0], "checkpoints"));
        Assert.Contains(checkpoints, folder => File.Exists(Path.Combine(folder, "state.json")));
    }
}
