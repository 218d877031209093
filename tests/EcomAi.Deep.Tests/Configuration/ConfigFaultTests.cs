using System.Text;
using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Tests.Configuration;

public sealed class ConfigFaultTests
{
    private const string Least = """{ "family": "ncf", "data": { "file": "a.parquet" } }""";
    private const string TrainKeys =
        "epochs, logEvery, validateEvery, checkpointEvery, keepCheckpoints, patience, maxMinutes, batchSize, learningRate, shuffle, steps, colour, layers, colours, names, scale";

    [Theory]
    [InlineData("\"batchSize\": 0", "invalid 'train.batchSize': must be 1..1048576, received 0 (sample.json:3)")]
    [InlineData("\"batchSize\": 99999999999", "invalid 'train.batchSize': must be 1..1048576, received 99999999999 (sample.json:3)")]
    [InlineData("\"batchSize\": 1.5", "invalid 'train.batchSize': must be a whole number 1..1048576, received 1.5 (sample.json:3)")]
    [InlineData("\"batchSize\": \"12\"", "invalid 'train.batchSize': must be a whole number 1..1048576, received \"12\" (sample.json:3)")]
    [InlineData("\"batchSize\": null", "invalid 'train.batchSize': must be a whole number 1..1048576, received null (sample.json:3)")]
    [InlineData("\"batchSize\": true", "invalid 'train.batchSize': must be a whole number 1..1048576, received true (sample.json:3)")]
    [InlineData("\"batchSize\": {}", "invalid 'train.batchSize': must be a whole number 1..1048576, received a section (sample.json:3)")]
    [InlineData("\"steps\": 9223372036854775808", "invalid 'train.steps': must be a whole number of at most 64 bits, received 9223372036854775808 (sample.json:3)")]
    [InlineData("\"learningRate\": 0", "invalid 'train.learningRate': must be above 0, at most 1, received 0 (sample.json:3)")]
    [InlineData("\"learningRate\": 1e999", "invalid 'train.learningRate': must be a finite number above 0, at most 1, received 1e999 (sample.json:3)")]
    [InlineData("\"learningRate\": \"NaN\"", "invalid 'train.learningRate': must be a finite number above 0, at most 1, received \"NaN\" (sample.json:3)")]
    [InlineData("\"shuffle\": 1", "invalid 'train.shuffle': must be true or false, received 1 (sample.json:3)")]
    [InlineData("\"colour\": \"deepBleu\"", "invalid 'train.colour': must be one of 'red', 'deepBlue', received \"deepBleu\"; did you mean 'deepBlue'? (sample.json:3)")]
    [InlineData("\"colour\": \"DeepBlue\"", "invalid 'train.colour': must be one of 'red', 'deepBlue', received \"DeepBlue\"; did you mean 'deepBlue'? (sample.json:3)")]
    [InlineData("\"colour\": 1", "invalid 'train.colour': must be one of 'red', 'deepBlue', received 1 (sample.json:3)")]
    [InlineData("\"layers\": 5", "invalid 'train.layers': must be a list, each element a whole number 1..512, received 5 (sample.json:3)")]
    [InlineData("\"layers\": [1, 2.5]", "invalid 'train.layers[1]': must be a whole number 1..512, received 2.5 (sample.json:3)")]
    [InlineData("\"layers\": [513]", "invalid 'train.layers[0]': must be 1..512, received 513 (sample.json:3)")]
    [InlineData("\"layers\": [[1]]", "invalid 'train.layers[0]': must be a whole number 1..512, received a list (sample.json:3)")]
    [InlineData("\"colours\": [\"green\"]", "invalid 'train.colours[0]': must be one of 'red', 'deepBlue', received \"green\" (sample.json:3)")]
    [InlineData("\"scale\": \"x\"", "invalid 'train.scale': must be a finite number, received \"x\" (sample.json:3)")]
    [InlineData("\"colour\": \"deepBlue\", \"batchSize\": 600", "invalid 'train.batchSize': must be at most 512 with the colour 'deepBlue', received 600 (sample.json:3)")]
    [InlineData("\"epochs\": 1, \"epochs\": 2", "invalid 'train.epochs': given twice, first in line 3; keep one of them (sample.json:3)")]
    [InlineData("\"a.b\": 1", "invalid 'train.a.b': a key is one plain name; write sections as nested objects (sample.json:3)")]
    [InlineData("\"bathSize\": 1", $"invalid 'train.bathSize': unknown key, did you mean 'train.batchSize'; accepted in 'train': {TrainKeys} (sample.json:3)")]
    [InlineData("\"BatchSize\": 1", $"invalid 'train.BatchSize': unknown key, did you mean 'train.batchSize'; accepted in 'train': {TrainKeys} (sample.json:3)")]
    [InlineData("\"quux\": 1", $"invalid 'train.quux': unknown key; accepted in 'train': {TrainKeys} (sample.json:3)")]
    public void A_fault_says_key_value_accepted_range_and_line(string option, string message)
    {
        var json = $$"""
            { "family": "ncf", "data": { "file": "f" },
              "train": {
                {{option}}
              }
            }
            """;
        Assert.Equal([message], SampleFile.Faults(json));
    }

    [Theory]
    [InlineData("train.epochs=0", "invalid 'train.epochs': must be 1..100000, received 0 (override train.epochs=0)")]
    [InlineData("train.epochs=many", "invalid 'train.epochs': must be a whole number 1..100000, received many (override train.epochs=many)")]
    [InlineData("train.epochs=", "invalid 'train.epochs': must be a whole number 1..100000, received \"\" (override train.epochs=)")]
    [InlineData("train.maxMinutes=Infinity", "invalid 'train.maxMinutes': must be a finite number 0..1000000, received Infinity (override train.maxMinutes=Infinity)")]
    [InlineData("train.layers=[1", "invalid 'train.layers': must be a list, each element a whole number 1..512, received [1 (override train.layers=[1)")]
    [InlineData("train.layers=1,x", "invalid 'train.layers[1]': must be a whole number 1..512, received x (override train.layers=1,x)")]
    [InlineData("train=5", "invalid 'train': must be a section { ... }, received 5; its options are set one by one, such as train.epochs (override train=5)")]
    [InlineData("train.epochs", "invalid 'train.epochs': an override is key=value, such as train.epochs=5 (override train.epochs)")]
    [InlineData("train..epochs=1", "invalid 'train..epochs': has an empty or unusable part (override train..epochs=1)")]
    [InlineData("epochs=1", "invalid 'epochs': unknown key, did you mean 'train.epochs'; accepted at the top: family, description, seed, device, threads, deterministic, tf32, data, train, extra (override epochs=1)")]
    [InlineData("seed=-1", "invalid 'seed': must be at least 0, received -1 (override seed=-1)")]
    [InlineData("data.file= ", "invalid 'data.file': must not be empty (override data.file= )")]
    [InlineData("extra.kind=x", "invalid 'extra.depth': missing; it must be given as a whole number (sample.json)")]
    [InlineData("train.epochs.deep=1", "invalid 'train.epochs': must be a whole number 1..100000, received a section (override train.epochs.deep=1)")]
    public void A_fault_of_an_override_names_it(string text, string message)
    {
        Assert.Equal([message], SampleFile.Faults(Least, [text]));
    }

    [Fact]
    public void A_fault_of_the_environment_names_the_variable()
    {
        Assert.Equal(
            ["invalid 'train.epochs': must be a whole number 1..100000, received x (environment ECOMAI__train__epochs)"],
            SampleFile.Faults(Least, environment: new() { ["ECOMAI__train__epochs"] = "x" }));
    }

    [Fact]
    public void All_faults_come_at_once()
    {
        var faults = SampleFile.Faults(
            """
            { "family": 5,
              "data": {},
              "train": { "epochs": 0,
                         "epochz": 1, "scale": -1, "shuffle": false },
              "thread": 3, "thread": 4
            }
            """,
            ["seed=x", "device"],
            new() { ["ECOMAI__threads"] = "0" });
        Assert.Equal(
            [
                "invalid 'thread': given twice, first in line 5; keep one of them (sample.json:5)",
                "invalid 'device': an override is key=value, such as train.epochs=5 (override device)",
                "invalid 'thread': unknown key, did you mean 'threads'; accepted at the top: family, description, seed, device, threads, deterministic, tf32, data, train, extra (sample.json:5)",
                "invalid 'family': must be text, received 5 (sample.json:1)",
                "invalid 'seed': must be a whole number at least 0, received x (override seed=x)",
                "invalid 'threads': must be 1..256, received 0 (environment ECOMAI__threads)",
                "invalid 'data.file': missing; it must be given as text (sample.json)",
                $"invalid 'train.epochz': unknown key, did you mean 'train.epochs'; accepted in 'train': {TrainKeys} (sample.json:4)",
                "invalid 'train.epochs': must be 1..100000, received 0 (sample.json:3)",
                "invalid 'train.shuffle': must be true with a negative scale (sample.json:4)",
            ],
            faults);
    }

    [Fact]
    public void A_rule_is_not_asked_about_values_that_could_not_be_read()
    {
        var faults = SampleFile.Faults("""{ "family": "ncf", "data": { "file": "f" }, "train": { "batchSize": 600, "colour": "deepBlue", "scale": "x" } }""");
        Assert.Single(faults);
        Assert.Contains("train.scale", faults[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"family\": ncf\n}", "sample.json:2:14: not valid JSON:")]
    [InlineData("{ \"family\": \"ncf\"", "sample.json:1:18: not valid JSON:")]
    [InlineData("{} {}", "sample.json:1:4: not valid JSON:")]
    [InlineData("{ \"seed\": NaN }", "sample.json:1:11: not valid JSON:")]
    [InlineData("[]", "sample.json:1: a configuration is a JSON object { ... }, this starts with a list")]
    [InlineData(" \n", "sample.json: the file is empty")]
    public void Malformed_json_says_file_line_and_column(string json, string start)
    {
        var message = Assert.Single(SampleFile.Faults(json));
        Assert.StartsWith(start, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_has_a_limit()
    {
        var json = "{\"train\":" + string.Concat(Enumerable.Repeat("{\"a\":", 20)) + "1" + new string('}', 21);
        Assert.Contains("sample.json:1:", Assert.Single(SampleFile.Faults(json)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_above_one_megabyte_is_refused()
    {
        Assert.Contains("larger than 1,048,576 bytes", Assert.Single(SampleFile.Faults(Least + new string(' ', 1 << 20))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_refused()
    {
        using var file = new SampleFile([.. "{ \"family\": \""u8, 0xFF, 0xFE, .. "\" }"u8]);
        var error = Assert.Throws<ConfigException>(() => ConfigLoader.Load<SampleConfig>(file.Path, [], new Dictionary<string, string>()));
        Assert.Contains("not valid", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.ExitCode);
    }

    [Fact]
    public void Control_characters_do_not_reach_the_terminal()
    {
        var fault = Assert.Single(SampleFile.Faults(Least, ["data.\u001b[31m=1"]));
        Assert.DoesNotContain('\u001b', fault);
    }

    [Fact]
    public void A_flood_of_faults_is_cut()
    {
        var json = new StringBuilder("{ \"family\": \"ncf\", \"data\": { \"file\": \"f\" }");
        for (var i = 0; i < 200; i++)
            json.Append(System.Globalization.CultureInfo.InvariantCulture, $", \"unknown{i}\": 1");
        var faults = SampleFile.Faults(json.Append('}').ToString());
        Assert.Equal(51, faults.Length);
        Assert.Equal("and 150 more", faults[50]);
    }
}
