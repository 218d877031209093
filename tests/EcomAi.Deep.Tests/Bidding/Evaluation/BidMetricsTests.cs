using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Bidding.Evaluation;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Tests.Bidding.Baselines;

namespace EcomAi.Deep.Tests.Bidding.Evaluation;

public sealed class BidMetricsTests
{
    private static readonly StopSignal Never = new();

    private static BidderScore Score()
    {
        var protocol = new BidProtocol("two episodes", .5, 1, [new BiddingTask(0, 6, .5, 1), new BiddingTask(1, 4, .5, 1)], [4, 2]);
        return new BidderScore("mcpc", protocol, [new EpisodeOutcome(3, 1, 0, 5, 2, 10), new EpisodeOutcome(1, 0, 0, 1, 1, 5)]);
    }

    private static double Metric(string name, double? limit = null)
    {
        var log = new AuctionLog([1], [1], [1], [0], 1, [0, 1]);
        return BidMetrics.Of(Score(), log, limit, new EpisodeBootstrap(100, 1)).Single(metric => metric.Name == name).Value;
    }

    [Theory]
    [InlineData(BidMetricNames.Ratio, 4 / 6.0)]
    [InlineData(BidMetricNames.MeanRatio, .625)]
    [InlineData(BidMetricNames.Value, 4)]
    [InlineData(BidMetricNames.Impressions, 3)]
    [InlineData(BidMetricNames.Clicks, 1)]
    [InlineData(BidMetricNames.Spend, 6)]
    [InlineData(BidMetricNames.BudgetUsed, .6)]
    [InlineData(BidMetricNames.WinRate, .2)]
    [InlineData(BidMetricNames.Ecpc, 6)]
    [InlineData(BidMetricNames.Cpa, double.NaN)] // no conversion
    [InlineData(BidMetricNames.CostPerValue, 1.5)]
    public void Figures_are_those_by_hand(string name, double expected) => Assert.Equal(expected, Metric(name), 12);

    [Fact]
    public void Episodes_above_the_limit_are_counted()
    {
        // 5 / 3 and 1 / 1 per value.
        Assert.Equal(.5, Metric(BidMetricNames.OverLimit, 1.2));
        Assert.Equal(0, Metric(BidMetricNames.OverLimit, 1.7));
    }

    [Fact]
    public void Ratios_of_two_episodes_lie_between_theirs()
    {
        // Resamples hold the first twice, the second twice, or both.
        Assert.Equal(.5, Metric(BidMetricNames.Low(BidMetricNames.Ratio)));
        Assert.Equal(.75, Metric(BidMetricNames.High(BidMetricNames.Ratio)));
    }

    [Fact]
    public void A_log_that_tells_no_clicks_shows_none()
    {
        var log = new AuctionLog([1], [1], null, null, 1, [0, 1]);
        var names = BidMetrics.Of(Score(), log, null, null).Select(metric => metric.Name).ToList();
        Assert.DoesNotContain(BidMetricNames.Clicks, names);
        Assert.DoesNotContain(BidMetricNames.Ecpc, names);
        Assert.DoesNotContain(BidMetricNames.OverLimit, names);
        Assert.DoesNotContain(BidMetricNames.Low(BidMetricNames.Ratio), names);
    }

    [Fact]
    public void Rules_are_measured_under_every_budget_and_start_with_the_ramp_beside_them()
    {
        var log = Logs.Many(10, 5);
        var config = Logs.Config(budget: new BudgetConfig { Fractions = [.25, .4], StartFactors = [1, .2] }) with
        {
            Evaluate = new BidEvaluateConfig { Baselines = [BidderKind.Linear, BidderKind.Hindsight], Resamples = 50 },
        };
        var facts = MarketFacts.Of(config, log, [0, 1, 2, 3, 4]);
        var evaluation = new BiddingEvaluation(config, facts, BidProtocol.All(config, facts, [6, 7, 8], "test"));
        Assert.Equal(
            ["1/4 of the cost, start as tuned, 3 test episodes of 40 auctions", "1/4 of the cost, start -80 %, 3 test episodes of 40 auctions"],
            evaluation.Protocols.Take(2).Select(protocol => protocol.Text));
        var rows = evaluation.Baselines(Never);
        Assert.Equal(["linear", "hindsight", "rampCeiling"], rows.Select(row => row.Row.Model));
        Assert.All(rows, row => Assert.Equal(4, row.Row.Protocols.Count));
        Assert.Equal([false, true, true], rows.Select(row => row.Row.IsCeiling));
        Assert.All(rows[1].Scores, score => Assert.Equal(1, score.Ratio, 12));
        Assert.True(rows[0].Scores[0].Ratio > rows[0].Scores[1].Ratio);

        // What a ramp reaches lies above the linear bid that stays where it began.
        Assert.True(rows[2].Scores[1].Ratio > rows[0].Scores[1].Ratio);
        var difference = evaluation.Difference(rows[1].Scores[1], rows[0].Scores[1])!.Value;
        Assert.InRange(rows[1].Scores[1].Ratio - rows[0].Scores[1].Ratio, difference.Low, difference.High);
        Assert.True(difference.Low > 0);
        Assert.Throws<ArgumentException>(() => evaluation.Difference(rows[1].Scores[0], rows[0].Scores[1]));
    }
}
