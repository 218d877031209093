using System.Text.Json;
using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Tests.Configuration;

public sealed class ConfigWriterTests
{
    private const string Json = """
        { "family": "ncf", "description": "ünï \"q\"", "data": { "file": "f" }, "extra": { "depth": 2 },
          "train": { "learningRate": 0.1, "layers": [3], "colour": "deepBlue", "maxMinutes": 1e-7, "names": null } }
        """;

    [Fact]
    public void What_is_written_loads_back_to_an_equal_record()
    {
        var config = SampleFile.Load(Json);
        Assert.Equal(config, SampleFile.Load(ConfigWriter.ToJson(config)));
        Assert.NotEqual(config, SampleFile.Load(Json, ["train.layers=4"]));
    }

    [Fact]
    public void Every_value_that_took_effect_is_written()
    {
        using var document = JsonDocument.Parse(ConfigWriter.ToJson(SampleFile.Load(Json)));
        var train = document.RootElement.GetProperty("train");
        Assert.Equal(20, train.GetProperty("epochs").GetInt32());
        Assert.Equal("deepBlue", train.GetProperty("colour").GetString());
        Assert.Equal(JsonValueKind.Null, train.GetProperty("scale").ValueKind);
        Assert.Equal(42, document.RootElement.GetProperty("seed").GetInt64());
    }

    [Fact]
    public void A_continued_run_may_train_longer_but_not_differently()
    {
        var run = SampleFile.Load(Json);
        ResumeRules.Check(run, SampleFile.Load(Json, ["train.epochs=99", "train.maxMinutes=3", "train.patience=1"]), _ => null);

        var wanted = SampleFile.Load(Json, ["train.epochs=99", "train.learningRate=0.2", "extra=null"]);
        var error = Assert.Throws<ConfigException>(() => ResumeRules.Check(run, wanted, key => $"override {key}"));
        Assert.Equal(2, error.ExitCode);
        Assert.Equal(["extra", "extra.depth", "extra.kind", "train.learningRate"], error.Faults.Select(fault => fault.Key));
        Assert.Contains("'train.learningRate': cannot change on --resume", error.Message, StringComparison.Ordinal);
        Assert.Contains("the run has 0.1, received 0.2", error.Message, StringComparison.Ordinal);
    }
}
