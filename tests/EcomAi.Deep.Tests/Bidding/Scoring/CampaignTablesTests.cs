using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Bidding.Scoring;
using EcomAi.Deep.Data;
using EcomAi.Deep.Tests.Bidding.Baselines;
using EcomAi.Deep.Tests.Data;

namespace EcomAi.Deep.Tests.Bidding.Scoring;

public sealed class CampaignTablesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Campaigns_may_be_numbered_and_their_slots_stand_in_any_order()
    {
        var campaigns = Table("campaigns", ("campaign", new long[] { 7, 9 }), ("budget", new long[] { 400, 50 }));
        var slots = Slots([7, 7], [1, 0], [5, 6], [1, 2], [30, 60], [.1, .2], [.5, .25]);
        var read = new CampaignReader(3).Read(campaigns, slots);
        Assert.Equal(["7", "9"], read.Select(campaign => campaign.Name));
        Assert.Equal([new CampaignSlot(6, 2, 60, .2, .25), new CampaignSlot(5, 1, 30, .1, .5)], read[0].Slots);
        Assert.Equal((310, 90, 11), (read[0].Left, read[0].Spend, read[0].Auctions));
        Assert.Empty(read[1].Slots);
    }

    [Theory]
    [InlineData(0, 0, 1, "'lambda'", "above 0")]
    [InlineData(3, 0, .1, "'slot'", "must be 0 to 2")]
    [InlineData(0, -1, .1, "'spend'", "is negative")]
    [InlineData(0, 401, .1, "has spent 401", "of 400")]
    public void A_slot_that_cannot_be_is_told(long slot, double spend, double lambda, params string[] words)
    {
        var campaigns = Table("campaigns", ("campaign", new[] { "a" }), ("budget", new[] { 400.0 }));
        var slots = Table(
            "slots", ("campaign", new[] { "a" }), ("slot", new[] { slot }), ("auctions", new long[] { 3 }), ("wins", new long[] { 1 }), ("spend", new[] { spend }),
            ("value", new[] { .1 }), ("lambda", new[] { lambda == 1 ? 0.0 : lambda }));
        var message = Assert.Throws<DataException>(() => new CampaignReader(3).Read(campaigns, slots)).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_campaign_whose_episode_is_over_is_told()
    {
        var campaigns = Table("campaigns", ("campaign", new long[] { 7 }), ("budget", new long[] { 400 }));
        var message = Assert.Throws<DataException>(() => new CampaignReader(2).Read(campaigns, Slots([7, 7], [0, 1], [5, 6], [1, 2], [30, 60], [.1, .2], [.5, .25]))).Message;
        Assert.Contains("all 2 slots behind it", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bids_are_cut_at_the_highest_bid_and_at_what_is_left()
    {
        var auctions = Table("auctions", ("value", new[] { 1.26, 9, 0, 2 }), ("campaign", new[] { "a", "a", "b", "b" }));
        Campaign[] campaigns = [new("a", 100, []), new("b", 100, [new CampaignSlot(1, 1, 95, 1, 1)])];
        Assert.Equal([12.6, 40, 0, 5], Bids(campaigns, auctions, maxBid: 40, whole: false));
        Assert.Equal([12, 40, 0, 5], Bids(campaigns, auctions, maxBid: 40, whole: true));
    }

    [Fact]
    public void A_single_campaign_needs_no_names_but_heeds_those_there_are()
    {
        Campaign[] one = [new("a", 100, [])];
        Assert.Equal([10], Bids(one, Table("unnamed", ("value", new[] { 1.0 })), 40, false));
        var others = Table("named", ("value", new[] { 1.0, 1 }), ("campaign", new[] { "a", "b" }));
        Assert.Contains("campaign 'b' is not among the campaigns", Assert.Throws<DataException>(() => Bids(one, others, 40, false)).Message, StringComparison.Ordinal);
        Assert.Equal([10, 10], Bids(one, others, 40, false, hasNames: false));
    }

    [Fact]
    public void Values_may_be_whole_numbers_but_not_negative()
    {
        Campaign[] one = [new("a", 100, [])];
        Assert.Equal([20], Bids(one, Table("whole", ("value", new long[] { 2 })), 40, false));
        Assert.Contains("is negative", Assert.Throws<DataException>(() => Bids(one, Table("bad", ("value", new[] { -.5 })), 40, false)).Message, StringComparison.Ordinal);
    }

    private double[] Bids(Campaign[] campaigns, string auctions, double maxBid, bool whole, bool hasNames = true)
    {
        var config = Logs.Config(new BidBaselineOptions { WholeBids = whole });
        config = config with { Market = config.Market with { MaxBid = maxBid } };
        using var bids = new TenTimes();
        new AuctionBids(_folder["bids.parquet"], config, new StopSignal()).Write(bids, campaigns, hasNames, auctions);
        return [.. ParquetTable.Open(_folder["bids.parquet"]).Read("bid").SelectMany(chunk => chunk.Reals("bid")[..chunk.Rows].ToArray())];
    }

    private string Slots(long[] campaigns, long[] slots, long[] auctions, long[] wins, long[] spend, double[] value, double[] lambda) => Table(
        "slots", ("campaign", campaigns), ("slot", slots), ("auctions", auctions), ("wins", wins), ("spend", spend), ("value", value), ("lambda", lambda));

    private string Table(string name, params (string Name, Array Values)[] columns)
    {
        var path = _folder[name + ".parquet"];
        using var writer = new TableWriter(
            path, [.. columns.Select(column => new OutputColumn(column.Name, column.Values is long[]? OutputType.Int64 : column.Values is double[]? OutputType.Double : OutputType.Text))]);
        writer.Write(columns[0].Values.Length, [.. columns.Select(column => column.Values)]);
        writer.Commit();
        return path;
    }

    private sealed class TenTimes : ISlotBids
    {
        public double? Begin(Campaign campaign) => .1;

        public double Bid(double value, int place) => value * 10;

        public void Dispose()
        {
        }
    }
}
