using System.Text.Json.Nodes;
using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Tests.Configuration;

public sealed class ConfigSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(ConfigSchema.ToJson("ncf", typeof(SampleConfig)))!;

    private static JsonNode Option(params string[] path) =>
        path.Aggregate(Schema, (node, name) => node["properties"]![name] ?? throw new KeyNotFoundException(name));

    [Fact]
    public void It_names_its_draft_and_the_family()
    {
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)Schema["$schema"]);
        Assert.Equal("ncf", (string?)Option("family")["const"]);
        Assert.Equal(["family", "data"], Schema["required"]!.AsArray().Select(name => (string)name!));
        Assert.False((bool)Schema["additionalProperties"]!);
    }

    [Fact]
    public void It_holds_types_ranges_defaults_and_choices()
    {
        Assert.Equal("""{"type":"integer","minimum":1,"maximum":1048576,"default":256}""", Option("train", "batchSize").ToJsonString());
        Assert.Equal("""{"type":"string","enum":["red","deepBlue"],"default":"red"}""", WithoutDescription(Option("train", "colour")));
        Assert.Equal("""{"type":"array","items":{"type":"integer","minimum":1,"maximum":512},"default":[64,32]}""", Option("train", "layers").ToJsonString());
        Assert.Equal("""{"type":["number","null"],"default":null}""", Option("train", "scale").ToJsonString());
        Assert.Equal("0.5", Option("train", "learningRate")["default"]!.ToJsonString());
        Assert.Equal("""["object","null"]""", Option("extra")["type"]!.ToJsonString());
    }

    [Fact]
    public void Descriptions_come_from_the_doc_comments()
    {
        var schema = JsonNode.Parse(ConfigSchema.ToJson("ncf", typeof(Deep.Recommendation.NcfConfig)))!;
        var epochs = schema["properties"]!["train"]!["properties"]!["epochs"]!;
        Assert.Equal("Passes over the training data. Default 20.", (string?)epochs["description"]);
    }

    private static string WithoutDescription(JsonNode node)
    {
        var copy = node.DeepClone().AsObject();
        copy.Remove("description");
        return copy.ToJsonString();
    }
}
