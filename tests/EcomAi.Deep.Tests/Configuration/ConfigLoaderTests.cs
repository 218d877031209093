namespace EcomAi.Deep.Tests.Configuration;

public sealed class ConfigLoaderTests
{
    private const string Least = """{ "family": "ncf", "data": { "file": "a.parquet" } }""";

    [Fact]
    public void Options_that_are_not_given_keep_their_defaults()
    {
        var config = SampleFile.Load(Least);
        Assert.Equal("ncf", config.Family);
        Assert.Equal(42, config.Seed);
        Assert.Equal(20, config.Train.Epochs);
        Assert.Equal(256, config.Train.BatchSize);
        Assert.Equal(.5, config.Train.LearningRate);
        Assert.Equal([64, 32], config.Train.Layers);
        Assert.Null(config.Train.Scale);
        Assert.Null(config.Extra);
        Assert.Null(config.Data.Column);
    }

    [Fact]
    public void Every_kind_of_value_is_bound()
    {
        var config = SampleFile.Load("""
            {
              // a comment, and trailing commas
              "$schema": "ncf.schema.json",
              "family": "ncf", "seed": 9007199254740993,
              "data": { "file": "a.parquet", "column": "when" },
              "train": {
                "epochs": 3, "maxMinutes": 1.5, "shuffle": true, "learningRate": 1e-3, "colour": "deepBlue",
                "layers": [16, 8,], "colours": ["deepBlue", "red"], "names": ["x", "y"], "scale": -0.25, "steps": -5000000000,
                "batchSize": 32 /* a block */
              },
              "extra": { "depth": 4 },
            }
            """);
        Assert.Equal(9007199254740993, config.Seed);
        Assert.Equal("when", config.Data.Column);
        Assert.Equal(1.5, config.Train.MaxMinutes);
        Assert.Equal(.001, config.Train.LearningRate);
        Assert.Equal(SampleColour.DeepBlue, config.Train.Colour);
        Assert.Equal([16, 8], config.Train.Layers);
        Assert.Equal([SampleColour.DeepBlue, SampleColour.Red], config.Train.Colours);
        Assert.Equal(["x", "y"], config.Train.Names!);
        Assert.Equal(-.25, config.Train.Scale);
        Assert.Equal(-5_000_000_000, config.Train.Steps);
        Assert.Equal(new SampleExtra { Depth = 4 }, config.Extra);
    }

    [Fact]
    public void Overrides_win_over_the_environment_and_that_over_the_file()
    {
        var config = SampleFile.Load(
            """{ "family": "ncf", "data": { "file": "f" }, "train": { "epochs": 1, "batchSize": 1, "steps": 1 } }""",
            ["train.epochs=3"],
            new() { ["ECOMAI__train__epochs"] = "2", ["ECOMAI__TRAIN__BATCHSIZE"] = "2", ["ECOMAI_HOME"] = "/nowhere", ["OTHER"] = "x" });
        Assert.Equal(3, config.Train.Epochs);
        Assert.Equal(2, config.Train.BatchSize);
        Assert.Equal(1, config.Train.Steps);
    }

    [Theory]
    [InlineData("train.layers=[5, 6, 7]")]
    [InlineData("train.layers=5,6, 7")]
    public void A_list_that_is_overridden_replaces_the_whole_list_below(string text)
    {
        var config = SampleFile.Load("""{ "family": "ncf", "data": { "file": "f" }, "train": { "layers": [1, 2, 3, 4, 5] } }""", [text]);
        Assert.Equal([5, 6, 7], config.Train.Layers);
    }

    [Fact]
    public void A_list_can_be_made_empty()
    {
        Assert.Empty(SampleFile.Load(Least, ["train.layers=[]"]).Train.Layers);
        Assert.Empty(SampleFile.Load(Least, ["train.layers="]).Train.Layers);
        Assert.Empty(SampleFile.Load("""{ "family": "ncf", "data": { "file": "f" }, "train": { "layers": [] } }""").Train.Layers);
    }

    [Fact]
    public void A_null_unsets_what_accepts_it()
    {
        const string Json = """{ "family": "ncf", "data": { "file": "f", "column": "c" }, "train": { "scale": 2, "names": ["a"] }, "extra": { "depth": 1 } }""";
        var config = SampleFile.Load(Json, ["data.column=null", "train.scale=null", "train.names=null", "extra=null"]);
        Assert.Null(config.Data.Column);
        Assert.Null(config.Train.Scale);
        Assert.Null(config.Train.Names);
        Assert.Null(config.Extra);
    }

    [Fact]
    public void A_section_nulled_below_can_be_given_above()
    {
        var config = SampleFile.Load("""{ "family": "ncf", "data": { "file": "f" }, "extra": null }""", ["extra.depth=3"]);
        Assert.Equal(3, config.Extra!.Depth);
    }

    [Fact]
    public void A_value_may_hold_an_equals_sign()
    {
        Assert.Equal("a=b", SampleFile.Load(Least, ["data.column=a=b"]).Data.Column);
    }

    [Fact]
    public void The_last_of_two_overrides_wins()
    {
        Assert.Equal(5, SampleFile.Load(Least, ["train.epochs=4", "train.epochs=5"]).Train.Epochs);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        using var file = new SampleFile([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Least)]);
        Assert.Equal("ncf", EcomAi.Deep.Configuration.ConfigLoader.Load<SampleConfig>(file.Path, [], new Dictionary<string, string>()).Family);
    }
}
