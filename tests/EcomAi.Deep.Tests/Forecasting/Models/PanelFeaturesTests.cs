using System.Text.Json.Nodes;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Models;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Forecasting.Models;

public sealed class PanelFeaturesTests : IDisposable
{
    private readonly Data.TemporaryFolder _folder = new();
    private readonly LstmConfig _config;
    private readonly SeriesPanel _panel = Panels.With(
        FrequencyKind.Step, 4, [[1, 2, 3, 4], [5, 6, 7, 8]], ["price"], [1, 3, 1, 3, Panels.Missing, Panels.Missing, 7, 9], Panels.Categories("type", "a", "b"));

    public PanelFeaturesTests()
    {
        var plain = Settings.Of();
        _config = plain with { Data = plain.Data with { Known = ["price"], Categories = ["type"] }, Model = plain.Model with { SeriesEmbedding = true } };
        PanelFeatures.Measure(_panel, [4, 2], _config).Write(_folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Features_come_back_as_they_were_written()
    {
        var (before, after) = (PanelFeatures.Measure(_panel, [4, 2], _config), Read());

        Assert.Equal([2f, null], after.Centers);
        Assert.Equal(before.LogSizes, after.LogSizes);
        Assert.Equal(before.Known.Deviations, after.Known.Deviations);
        Assert.Equal(before.CodeTotal, after.CodeTotal);
    }

    [Fact]
    public void A_series_whose_covariates_came_after_training_is_centred_on_what_it_has()
    {
        Assert.Equal([-1, 1, -1, 1, Panels.Missing, Panels.Missing, -1, 1], Read().Centered(_panel)); // 7 and 9 less their mean
    }

    [Theory]
    [InlineData("Known", "null", "a part of it is null")]
    [InlineData("Known", "{\"Means\":[1,2],\"Deviations\":[1]}", "'Known' holds 2 means and 1 deviations, expected 1 of each")]
    [InlineData("Known", "{\"Means\":[1],\"Deviations\":[0]}", "'Known' holds a mean or a deviation that is none")]
    [InlineData("Known", "{\"Means\":[1e999],\"Deviations\":[1]}", "'Known' holds a mean or a deviation that is none")]
    [InlineData("Past", "{\"Means\":[1],\"Deviations\":[1]}", "'Past' holds 1 means and 1 deviations, expected 0")]
    [InlineData("Centers", "[1]", "'Centers' holds 1 means, expected 1 for each of 2 series")]
    [InlineData("CodeCounts", "[2000000000]", "'CodeCounts' is 2000000000, but the checkpoint's categories have 3 codes")]
    [InlineData("SeriesVectors", "2000000000", "'SeriesVectors' is 2000000000, but the checkpoint has 2 series")]
    [InlineData("LogSizes", "[1]", "'LogSizes' and 'LogSize' must be 3 sizes and one")]
    [InlineData("LogSize", "\"NaN\"", "LogSize")]
    [InlineData("KnownWidth", "-1", "'KnownWidth' is -1 with 1 columns")]
    [InlineData("KnownWidth", "2000000000", "'KnownWidth' is 2000000000")]
    public void What_does_not_fit_is_refused_with_what_to_do(string name, string value, string message)
    {
        var file = JsonNode.Parse(File.ReadAllText(_folder["features.json"]))!;
        file[name] = JsonNode.Parse(value);
        File.WriteAllText(_folder["features.json"], file.ToJsonString());

        var error = Assert.Throws<CheckpointException>(Read);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("features.json", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Take another checkpoint or train again.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[[[")]
    public void A_file_that_is_no_such_file_is_refused(string text)
    {
        File.WriteAllText(_folder["features.json"], text);
        Assert.Contains("features.json", Assert.Throws<CheckpointException>(Read).Message, StringComparison.Ordinal);
    }

    private PanelFeatures Read() => PanelFeatures.Read(_folder.Path, _config, new SeriesFiles(_panel.Keys, _panel.Categories));
}
