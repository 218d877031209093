using System.Text;

namespace EcomAi.Deep.EndToEnd.Bidding;

/// <summary>Auctions, campaigns and wishes that cannot be bid for: told before anything is made, with the place and what to do.</summary>
public sealed class BadBiddingTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void A_negative_price()
    {
        var log = SmallMarket.Log();
        SmallMarket.Add(log, "0.01", -4, 0);
        SmallMarket.Open(_ecomai, log);
        Train().ExpectFault(1, "auctions.parquet", "column 'price'", "row 2400", "-4");
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-0.5")]
    public void A_value_that_is_none(string value)
    {
        var log = SmallMarket.Log();
        SmallMarket.Add(log, value, 20, 0);
        SmallMarket.Open(_ecomai, log);
        Train().ExpectFault(1, "auctions.parquet", "column 'value'", "row 2400");
    }

    [Fact]
    public void A_log_that_is_not_there()
    {
        SmallMarket.Open(_ecomai, SmallMarket.Log());
        Train("market.auctions=missing.parquet").ExpectFault(1, "missing.parquet");
    }

    [Fact]
    public void A_part_without_episodes()
    {
        SmallMarket.Open(_ecomai, SmallMarket.Log());
        Train("market.episodeAuctions=2000").ExpectFault(1, "none is left for the", "market.episodeAuctions");
    }

    [Theory]
    [InlineData("budget.fractions=[0]", "budget.fractions", "a budget of 0 buys nothing")]
    [InlineData("budget.startFactors=[-1]", "budget.startFactors", "each above 0")]
    [InlineData("agent.actions=[-1.5,0,1]", "agent.actions", "each above -1")]
    [InlineData("agent.actions=[0.1,-0.1]", "agent.actions", "rising order")]
    [InlineData("agent.kind=hindsight", "agent.kind", "knows no future prices")]
    [InlineData("market.maxBid=0", "market.maxBid", "above 0")]
    [InlineData("market.train=0.9", "market.validation", "more than 1", "market.validation=0.2")]
    [InlineData("budget.cpcLimit=3", "budget.cpaLimit", "left out beside", "budget.cpaLimit=3")]
    [InlineData("train.batchSize=100000", "train.batchSize", "train.warmUp")]
    public void A_setting_out_of_range(string setting, string option, string words, string? second = null)
    {
        SmallMarket.Open(_ecomai, SmallMarket.Log());
        Train([setting, .. second is null ? [] : new[] { second }]).ExpectFault(2, $"invalid '{option}'", words);
    }

    [Fact]
    public void Prices_beyond_the_histogram_are_told()
    {
        SmallMarket.Open(_ecomai, SmallMarket.Log());
        SmallMarket.Import(_ecomai, "prices", new StringBuilder("price,count\n20,100\n30,50\n"));
        var trained = Train("market.prices=prices.parquet", "train.epochs=1", "evaluate.baselines=[\"rlb\"]").Expect(0);
        Assert.Contains("beyond earlier prices", trained.Output + trained.Error, StringComparison.Ordinal);
        SmallMarket.Import(_ecomai, "broken", new StringBuilder("price,count\n20,100\n-3,50\n"));
        Train("market.prices=broken.parquet").ExpectFault(1, "broken.parquet", "column 'price'", "-3");
    }

    [Theory]
    [InlineData("campaign,budget\na,0\n", null, "row 0", "must be above 0")]
    [InlineData("campaign,budget\na,5\na,6\n", null, "campaign 'a' stands twice")]
    [InlineData("campaign,budget\na,500\n", "campaign,slot,auctions,wins,spend,value,lambda\na,1,5,1,20,0.01,0.1\n", "none for slot 0")]
    [InlineData("campaign,budget\na,500\n", "campaign,slot,auctions,wins,spend,value,lambda\na,0,5,6,20,0.01,0.1\n", "6 is out of range")]
    [InlineData("campaign,budget\na,500\n", "campaign,slot,auctions,wins,spend,value,lambda\na,0,5,1,900,0.01,0.1\n", "has spent 900 of a budget of 500")]
    [InlineData("campaign,budget\na,500\n", "campaign,slot,auctions,wins,spend,value,lambda\nb,0,5,1,20,0.01,0.1\n", "campaign 'b' is not in --campaigns")]
    public void Campaigns_that_do_not_add_up(string campaigns, string? slots, params string[] words)
    {
        SmallMarket.Open(_ecomai, SmallMarket.Log());
        Train("train.epochs=1").Expect(0);
        SmallMarket.Import(_ecomai, "campaigns", new StringBuilder(campaigns));
        if (slots is not null)
            SmallMarket.Import(_ecomai, "slots", new StringBuilder(slots));
        _ecomai.Run(["score", "--run", "last", "--campaigns", "campaigns.parquet", .. slots is null ? [] : new[] { "--slots", "slots.parquet" }, "--output", "out.csv"])
            .ExpectFault(1, words);
        Assert.False(File.Exists(_ecomai.At("out.csv")));
    }

    [Fact]
    public void Options_of_other_families_and_bidders_without_multipliers()
    {
        SmallMarket.Open(_ecomai, SmallMarket.Log());
        Train("agent.kind=rlb").Expect(0);
        _ecomai.Run("score", "--run", "last", "--output", "out.csv").ExpectFault(2, "'rlb' has no multiplier", "--auctions");
        _ecomai.Run("score", "--run", "last", "--output", "out.csv", "--top", "5").ExpectFault(2, "--top is no option for a run of the family dqn");
        _ecomai.Run("score", "--run", "last", "--output", "out.csv", "--slots", "x.parquet").ExpectFault(2, "--campaigns");
    }

    private ProcessResult Train(params string[] overrides) => _ecomai.Run(["train", "--config", SmallMarket.Config, .. overrides]);
}
