using System.Text.Json;

namespace EcomAi.Deep.EndToEnd.Bidding;

/// <summary>A budget for two campaigns. Clicks a unit of money: shoes .4, .2, .05; hats .3, .1, and at most 120 may be spent on hats.</summary>
public sealed class AllocateTests : IDisposable
{
    private const string Campaigns = """
        campaign,spend,clicks,conversions,most_spend
        shoes,100,40,2,
        shoes,100,20,1,
        hats,50,15,3,120
        shoes,200,10,0.4,
        hats,150,15,1.5,120

        """;

    private readonly EcomAiProcess _ecomai = new();

    public AllocateTests() => Import(Campaigns);

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void The_best_segments_are_filled_first()
    {
        // 100 to shoes, 50 to hats, 100 to shoes, and the last 30 to hats at .1.
        var result = Allocate("--budget", "280").Expect(0);
        Assert.Equal(["campaign,spend,clicks,conversions", "shoes,200,60,3", "hats,80,18,3.3"], File.ReadAllLines(_ecomai.At("plan.csv")));
        Assert.Contains("280 of 280", result.Output, StringComparison.Ordinal);
        Assert.Contains("0.1 for one more unit of money", result.Output, StringComparison.Ordinal);
        Assert.Contains("output  plan.csv", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Conversions_change_the_order_and_json_tells_the_totals()
    {
        // A conversion is worth 10 clicks, so hats return .9 first, then shoes .6: 50 to hats, 90 to shoes.
        var json = Json("--budget", "140", "--conversion-value", "10");
        Assert.Equal(51, json.GetProperty("clicks").GetDouble(), 1e-9);
        Assert.Equal(4.8, json.GetProperty("conversions").GetDouble(), 1e-9);
        Assert.Equal(99, json.GetProperty("worth").GetDouble(), 1e-9);
        Assert.Equal(.6, json.GetProperty("marginalReturn").GetDouble(), 1e-9);

        // All segments but what hats may not spend: 400 and 120.
        json = Json("--budget", "1000");
        Assert.Equal(520, json.GetProperty("spend").GetDouble(), 1e-9);
        Assert.Equal(480, json.GetProperty("unspent").GetDouble(), 1e-9);
        Assert.Equal(92, json.GetProperty("clicks").GetDouble(), 1e-9);
        Assert.Equal(0, json.GetProperty("marginalReturn").GetDouble());
        Assert.Contains("480, more would return nothing", Allocate("--budget", "1000").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Returns_that_rise_are_told_with_file_and_campaign()
    {
        Import("campaign,spend,clicks\nshoes,100,40\nhats,50,5\nhats,50,15\n");
        Allocate("--budget", "280").ExpectFault(1, "campaigns.parquet: campaign 'hats': returns must fall as spend rises, but 0.3 follows 0.1; merge those segments");
        Assert.False(File.Exists(_ecomai.At("plan.csv")));
    }

    [Fact]
    public void Options_that_cannot_be_followed()
    {
        Allocate("--budget", "-5").ExpectFault(2, "invalid --budget: must be a finite number of 0 or more, received -5");
        Allocate("--budget", "5", "--click-value", "0").ExpectFault(2, "it and --conversion-value are both 0");
        Assert.Contains("--budget takes a number, received 'much'", Allocate("--budget", "much").Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("--click-value", _ecomai.Run("allocate", "--help").Expect(0).Output, StringComparison.Ordinal);
    }

    private ProcessResult Allocate(params string[] options) => _ecomai.Run(["allocate", "--campaigns", "campaigns.parquet", "--output", "plan.csv", .. options]);

    private JsonElement Json(params string[] options) => JsonDocument.Parse(Allocate([.. options, "--json"]).Expect(0).Output).RootElement;

    private void Import(string csv)
    {
        _ecomai.Write("campaigns.csv", csv);
        _ecomai.Run("import", "csv", "campaigns.csv", "--output", "campaigns.parquet", "--quiet").Expect(0);
    }
}
