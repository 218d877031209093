using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Market;

public sealed class PlainReplayTests
{
    [Theory]
    [InlineData(AuctionKind.SecondPrice, double.PositiveInfinity, true)]
    [InlineData(AuctionKind.SecondPrice, 11, false)]
    [InlineData(AuctionKind.FirstPrice, 11, true)]
    [InlineData(AuctionKind.FirstPrice, double.PositiveInfinity, false)]
    public void Bidders_side_by_side_fare_as_each_alone(AuctionKind kind, double maxBid, bool outcomes)
    {
        var random = new Xoshiro256(11);
        var rules = new AuctionRules(kind, maxBid);
        var log = RandomLogs.Make(ref random, 4, 3, 60, wholeValues: false, outcomes);
        foreach (var bidders in new[] { 1, 15, 16, 45 })
        {
            var (multipliers, budgets) = (new double[bidders], new double[bidders]);
            for (var bidder = 0; bidder < bidders; bidder++)
                (multipliers[bidder], budgets[bidder]) = (random.NextInt(8) == 0 ? 0 : 20 * random.NextDouble(), random.NextInt(1500));
            var actual = new EpisodeOutcome[bidders];
            for (var episode = 0; episode < 4; episode++)
            {
                PlainReplay.Run(log, episode, rules, multipliers, budgets, actual);
                for (var bidder = 0; bidder < bidders; bidder++)
                    Assert.Equal(Alone(log, episode, rules, multipliers[bidder], budgets[bidder]), actual[bidder]);
            }
        }
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, -1)]
    public void Multipliers_and_budgets_must_be_finite_and_not_negative(double multiplier, double budget)
    {
        var log = new AuctionLog([1], [1], null, null, 1, [0, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            PlainReplay.Run(log, 0, new AuctionRules(AuctionKind.SecondPrice, 10), [multiplier], [budget], new EpisodeOutcome[1]));
    }

    private static EpisodeOutcome Alone(AuctionLog log, int episode, AuctionRules rules, double multiplier, double budget)
    {
        double value = 0, clicks = 0, conversions = 0, spend = 0;
        var (left, wins) = (budget, 0);
        for (var auction = log.EpisodeStart(episode); auction < log.EpisodeStart(episode + 1); auction++)
        {
            var bid = Math.Min(Math.Min(log.Value[auction] * multiplier, rules.MaxBid), left);
            if (bid < log.Price[auction])
                continue;
            var paid = rules.Kind == AuctionKind.FirstPrice ? bid : log.Price[auction];
            left -= paid;
            spend += paid;
            value += log.Value[auction];
            clicks += log.Clicks is null ? 0 : log.Clicks[auction];
            conversions += log.Conversions is null ? 0 : log.Conversions[auction];
            wins++;
        }

        return new EpisodeOutcome(value, clicks, conversions, spend, wins, log.EpisodeLength(episode));
    }
}
