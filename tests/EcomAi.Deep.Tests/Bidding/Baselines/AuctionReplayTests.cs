using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Bidding.Process;

namespace EcomAi.Deep.Tests.Bidding.Baselines;

/// <summary>Expected numbers by hand.</summary>
public sealed class AuctionReplayTests
{
    private static readonly BiddingTask Ten = new(0, 10, 1, 1);

    private static EpisodeOutcome Play(AuctionRules rules, bool whole, double multiplier, BidLimit? limit = null, BiddingTrace? trace = null) =>
        new AuctionReplay(rules, whole).Play(
            Logs.One([1, 2, 3, 4], [4, 2.5, 3, 5], 2, [0, 1, 1, 0]), Ten, new McpcRule(multiplier), limit ?? BidLimit.None, trace);

    [Fact]
    public void The_winner_of_a_second_price_auction_pays_the_price_until_the_money_is_gone()
    {
        // Bids 1.5, 3, 4.5, then 6 cut at the 4.5 left, below 5.
        Assert.Equal(new EpisodeOutcome(5, 2, 0, 5.5, 2, 4), Play(Logs.SecondPrice, false, 1.5));
    }

    [Fact]
    public void The_winner_of_a_first_price_auction_pays_its_bid()
    {
        // Bids 3 and 4.5 win; 2.5 is left, below 5.
        Assert.Equal(new EpisodeOutcome(5, 2, 0, 7.5, 2, 4), Play(new AuctionRules(AuctionKind.FirstPrice, double.PositiveInfinity), false, 1.5));
    }

    [Fact]
    public void Bids_are_cut_at_the_highest_allowed()
    {
        // Of bids 4, 8, 12, 16 cut at 2.75 only the second wins.
        Assert.Equal(new EpisodeOutcome(2, 1, 0, 2.5, 1, 4), Play(new AuctionRules(AuctionKind.SecondPrice, 2.75), false, 4));
    }

    [Fact]
    public void Whole_bids_lose_their_fraction()
    {
        // Bids 1, 2, 3, 5: 2 no longer reaches 2.5.
        Assert.Equal(new EpisodeOutcome(7, 1, 0, 8, 2, 4), Play(Logs.SecondPrice, true, 1.26));
    }

    [Fact]
    public void A_cap_per_value_holds_bids_down()
    {
        // 1 per value: bids 1, 2, 3, 4 win the third alone.
        Assert.Equal(new EpisodeOutcome(3, 1, 0, 3, 1, 4), Play(Logs.SecondPrice, false, 5, BidLimit.OfCap(1)));
    }

    [Fact]
    public void A_guard_asks_before_each_slot_what_was_paid_and_won()
    {
        // A limit of 2 per value, gain 1, offset 0: the first slot bids at most 2 per value, 2 and 4 of which the second wins, for 2.5. It lies 1.5 of 10 below the limit for the
        // value won, so the second slot bids at most 2 exp(.15) = 2.32 per value: 6.97 and 9.29, of which the money left cuts the last to 4.5.
        var guard = new CostGuard(2, 1, 0);
        var trace = new BiddingTrace(1, 2);
        Assert.Equal(new EpisodeOutcome(5, 2, 0, 5.5, 2, 4), Play(Logs.SecondPrice, false, 5, BidLimit.Of(guard), trace));
        Assert.Equal([.5, Math.Exp(-.15) / 2], trace.Lambda, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void The_trace_tells_each_slot()
    {
        var trace = new BiddingTrace(1, 2);
        Play(Logs.SecondPrice, false, 1.6, trace: trace);
        Assert.Equal([2.5, 3], trace.Spend);
        Assert.Equal([2, 3], trace.Value);
        Assert.Equal([.625, .625], trace.Lambda);
    }
}
