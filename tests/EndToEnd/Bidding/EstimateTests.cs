using System.Text.Json;

namespace EcomAi.Deep.EndToEnd.Bidding;

/// <summary>What a policy would earn, from what another one did. Four decisions, weights 1.6, 0.4, 2 and 4; the model's means are 0.75 and 0 in context 0, 2 in context 7.</summary>
public sealed class EstimateTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public EstimateTests()
    {
        Import("log", "context,action,propensity,reward\n0,0,0.5,1\n0,1,0.5,0\n0,0,0.4,0.5\n7,1,0.25,2\n");
        Import("policy", "context,action,probability\n0,0,0.8\n0,1,0.2\n7,1,1.0\n");
    }

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void Four_estimates_as_by_hand()
    {
        var json = Json();
        Assert.Equal(3.8 / 4, Value(json, "direct"), 12); // .8 * .75 thrice and 2
        Assert.Equal(10.6 / 4, Value(json, "ips"), 12); // 1.6 + 0 + 1 + 8
        Assert.Equal(10.6 / 8, Value(json, "selfNormalised"), 12);
        Assert.Equal(3.7 / 4, Value(json, "doublyRobust"), 12); // (.6 + 1.6 * .25) + .6 + (.6 - 2 * .25) + 2
        Assert.Equal(64 / 22.72, json.GetProperty("effectiveSampleSize").GetDouble(), 12); // 8 squared / (2.56 + .16 + 4 + 16)
        Assert.Equal(Math.Sqrt(39.47 / 12), json.GetProperty("ips").GetProperty("standardError").GetDouble(), 12); // 1.6, 0, 1, 8 about 2.65
    }

    [Fact]
    public void Weights_are_cut_as_asked()
    {
        var json = Json("--max-weight", "2");
        Assert.Equal(6.6 / 4, Value(json, "ips"), 12);
        Assert.Equal(6.6 / 6, Value(json, "selfNormalised"), 12);
        Assert.Equal(36 / 10.72, json.GetProperty("effectiveSampleSize").GetDouble(), 12);
    }

    [Fact]
    public void The_table_says_what_the_numbers_rest_on()
    {
        var output = _ecomai.Run("estimate", "--log", "log.parquet", "--policy", "policy.parquet").Expect(0).Output;
        Assert.Matches(@"(?m)^direct method +0\.95 ", output);
        Assert.Matches(@"(?m)^IPS +2\.65 +1\.81361$", output);
        Assert.Matches(@"(?m)^self-normalised IPS +1\.325 ", output);
        Assert.Matches(@"(?m)^doubly robust +0\.925 ", output);
        Assert.Contains("2.8 decisions of the policy's own", output, StringComparison.Ordinal);
        Assert.Contains("the log's mean reward per context and action", output, StringComparison.Ordinal);
        Assert.Contains("Warning: The log's 4 decisions are worth only 2.8", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_estimated()
    {
        Import("bad", "context,action,propensity,reward\n0,0,0.5,1\n0,1,1.5,0\n");
        _ecomai.Run("estimate", "--log", "bad.parquet", "--policy", "policy.parquet").ExpectFault(1, "bad.parquet", "column 'propensity', row 1", "received 1.5");
        _ecomai.Run("estimate", "--log", "log.parquet", "--policy", "policy.parquet", "--max-weight", "0").ExpectFault(2, "invalid --max-weight: must be above 0, received 0");
    }

    private JsonElement Json(params string[] options)
    {
        var result = _ecomai.Run(["estimate", "--log", "log.parquet", "--policy", "policy.parquet", "--json", .. options]).Expect(0);
        return JsonDocument.Parse(result.Output).RootElement.GetProperty("estimates");
    }

    private static double Value(JsonElement estimates, string name) => estimates.GetProperty(name).GetProperty("value").GetDouble();

    private void Import(string name, string csv)
    {
        _ecomai.Write($"{name}.csv", csv);
        _ecomai.Run("import", "csv", $"{name}.csv", "--output", $"{name}.parquet", "--quiet").Expect(0);
    }
}
