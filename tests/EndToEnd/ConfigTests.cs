using System.Text.Json;

namespace EcomAi.Deep.EndToEnd;

public sealed class ConfigTests : IDisposable
{
    private const string Least = """{ "family": "ncf", "description": "The least there is", "data": { "interactions": "a.parquet" } }""";
    private readonly EcomAiProcess _ecomai = new();

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void All_faults_are_told_at_once_with_key_origin_value_and_range()
    {
        _ecomai.Write("shop.json", """
            {
              "family": "ncf",
              "data": { "interactions": "a.parquet" },
              "model": { "kind": "neurmf" },
              "train": {
                "batchSize": 0,
                "epoch": 3
              }
            }
            """);
        _ecomai.Environment["ECOMAI__threads"] = "many";
        var result = _ecomai.Run("config", "validate", "--config", "shop.json", "train.learningRate=-1").Expect(2);
        Assert.Empty(result.Output);
        Assert.Contains("invalid 'threads': must be a whole number 1..256, received many (environment ECOMAI__threads)", result.Error, StringComparison.Ordinal);
        Assert.Contains("received \"neurmf\"; did you mean 'neumf'? (shop.json:4)", result.Error, StringComparison.Ordinal);
        Assert.Contains("invalid 'train.epoch': unknown key, did you mean 'train.epochs'", result.Error, StringComparison.Ordinal);
        Assert.Contains("invalid 'train.batchSize': must be 1..16777216, received 0 (shop.json:6)", result.Error, StringComparison.Ordinal);
        Assert.Contains("received -1 (override train.learningRate=-1)", result.Error, StringComparison.Ordinal);
        Assert.Equal(5, result.Error.Split('\n').Count(line => line.Contains("invalid '", StringComparison.Ordinal)));
    }

    [Fact]
    public void Train_refuses_a_bad_configuration_before_it_makes_a_run()
    {
        _ecomai.Write("shop.json", Least);
        var result = _ecomai.Run("train", "--config", "shop.json", "train.epochs=0").Expect(2);
        Assert.Contains("invalid 'train.epochs': must be 1..100000, received 0 (override train.epochs=0)", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_ecomai.At("runs")));
    }

    [Fact]
    public void Show_prints_every_value_and_the_layers_in_their_order()
    {
        _ecomai.Write("shop.json", """
            { "family": "ncf", "data": { "interactions": "a.parquet" }, "train": { "epochs": 2, "logEvery": 2, "patience": 2 } }
            """);
        _ecomai.Environment["ECOMAI__train__logEvery"] = "3";
        _ecomai.Environment["ECOMAI__train__patience"] = "3";
        using var shown = JsonDocument.Parse(_ecomai.Run("config", "show", "shop.json", "train.patience=4").Expect(0).Output);
        var train = shown.RootElement.GetProperty("train");
        Assert.Equal(2, train.GetProperty("epochs").GetInt32());
        Assert.Equal(3, train.GetProperty("logEvery").GetInt32());
        Assert.Equal(4, train.GetProperty("patience").GetInt32());
        Assert.Equal(42, shown.RootElement.GetProperty("seed").GetInt64());
    }

    [Fact]
    public void What_show_prints_is_a_valid_configuration_that_shows_the_same()
    {
        _ecomai.Write("shop.json", Least);
        var shown = _ecomai.Run("config", "show", "shop.json").Expect(0).Output;
        _ecomai.Write("again.json", shown);
        Assert.Equal(shown, _ecomai.Run("config", "show", "again.json").Expect(0).Output);
    }

    [Fact]
    public void Validate_says_that_a_configuration_is_valid()
    {
        _ecomai.Write("shop.json", Least);
        Assert.Equal("shop.json: valid (ncf)\n", _ecomai.Run("config", "validate", "shop.json").Expect(0).Output);
        using var json = JsonDocument.Parse(_ecomai.Run("config", "validate", "shop.json", "--json").Expect(0).Output);
        Assert.True(json.RootElement.GetProperty("valid").GetBoolean());
    }

    [Theory]
    [InlineData("""{ "family": "nfc" }""", "invalid 'family': must be one of 'ncf', 'lstm', 'dqn', 'gan', received \"nfc\"; did you mean 'ncf'? (shop.json:1)")]
    [InlineData("{}", "invalid 'family': missing; it must be one of 'ncf', 'lstm', 'dqn', 'gan'")]
    [InlineData("""{ "family": "System.Object" }""", "received \"System.Object\"")]
    [InlineData("{ \"family\": \"ncf\",\n  \"seed\" 5 }", "shop.json:2:10: not valid JSON")]
    [InlineData("", "shop.json: the file is empty")]
    public void A_file_that_names_no_family_or_is_no_json_is_told(string json, string message)
    {
        _ecomai.Write("shop.json", json);
        Assert.Contains(message, _ecomai.Run("config", "validate", "shop.json").Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_configuration_is_told_with_those_there_are()
    {
        _ecomai.Write("configs/shop-daily.json", Least);
        var result = _ecomai.Run("train", "--config", "shop-dialy.json").Expect(2);
        Assert.Contains("no configuration 'shop-dialy.json' here or in configs/, did you mean 'shop-daily.json'", result.Error, StringComparison.Ordinal);
        Assert.Contains("Shipped configurations: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_is_no_configuration()
    {
        Assert.Contains("'.' is a directory", _ecomai.Run("train", "--config", ".").Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_name_is_found_in_configs_here_and_at_home()
    {
        _ecomai.Write("configs/here.json", Least);
        _ecomai.Write("home/configs/there.json", Least);
        _ecomai.Environment["ECOMAI_HOME"] = _ecomai.At("home");
        Assert.Equal("configs/here.json: valid (ncf)\n", _ecomai.Run("config", "validate", "here").Expect(0).Output);
        Assert.Equal("home/configs/there.json: valid (ncf)\n", _ecomai.Run("config", "validate", "there.json").Expect(0).Output);
    }

    [Fact]
    public void List_shows_the_shipped_configurations_and_what_they_are_for()
    {
        _ecomai.Write("configs/here.json", Least);
        _ecomai.Write("configs/broken.json", "{");
        _ecomai.Environment["ECOMAI_HOME"] = _ecomai.Folder;
        var lines = _ecomai.Run("config", "list").Expect(0).Output.Split('\n');
        Assert.Contains(lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, "^here.json +ncf +The least there is$"));
        Assert.Contains(lines, line => line.StartsWith("broken.json", StringComparison.Ordinal) && line.Contains("not valid JSON", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(_ecomai.Run("config", "list", "--json").Expect(0).Output);
        Assert.Equal(["broken.json", "here.json"], json.RootElement.EnumerateArray().Select(config => config.GetProperty("name").GetString()));
    }

    [Fact]
    public void Schema_describes_every_option()
    {
        using var schema = JsonDocument.Parse(_ecomai.Run("config", "schema", "ncf").Expect(0).Output);
        var properties = schema.RootElement.GetProperty("properties");
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
        var epochs = properties.GetProperty("train").GetProperty("properties").GetProperty("epochs");
        Assert.Equal(100_000, epochs.GetProperty("maximum").GetInt32());
        Assert.StartsWith("Passes over the training data.", epochs.GetProperty("description").GetString(), StringComparison.Ordinal);
        foreach (var section in properties.EnumerateObject().Where(option => option.Value.TryGetProperty("properties", out _)))
            Assert.All(section.Value.GetProperty("properties").EnumerateObject(), option => Assert.True(option.Value.TryGetProperty("description", out _), $"{section.Name}.{option.Name}"));
        _ecomai.Run("config", "schema", "gna").Expect(2);
    }

    [Fact]
    public void Every_shipped_configuration_is_valid_and_says_what_it_is_for()
    {
        using var shipped = JsonDocument.Parse(_ecomai.Run("config", "list", "--json").Expect(0).Output);
        Assert.NotEqual(0, shipped.RootElement.GetArrayLength());
        Assert.All(shipped.RootElement.EnumerateArray(), config =>
        {
            Assert.NotEqual("", config.GetProperty("description").GetString());
            _ecomai.Run("config", "validate", config.GetProperty("file").GetString()!).Expect(0);
        });
    }
}
