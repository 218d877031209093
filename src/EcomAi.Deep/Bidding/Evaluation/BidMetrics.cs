using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>The figures of a score. R/R* is the ratio of sums over the episodes, as published tables on iPinYou have it, not the mean of the episodes' ratios, which stands beside it.</summary>
public static class BidMetrics
{
    /// <summary>The figures of one score, in the order of the table's columns.</summary>
    /// <param name="score">The score.</param>
    /// <param name="log">Whether clicks and conversions are known.</param>
    /// <param name="costLimit">The limit on cost per value; null leaves violations out.</param>
    /// <param name="bootstrap">The intervals; null leaves them out.</param>
    public static IReadOnlyList<MetricValue> Of(BidderScore score, AuctionLog log, double? costLimit, EpisodeBootstrap? bootstrap)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(log);
        var outcomes = score.Outcomes;
        double[] values = [.. outcomes.Select(outcome => outcome.Value)];
        double[] optimum = [.. score.Protocol.Optimum];
        var (spend, value) = (outcomes.Sum(outcome => outcome.Spend), values.Sum());
        var (clicks, conversions) = (outcomes.Sum(outcome => outcome.Clicks), outcomes.Sum(outcome => outcome.Conversions));
        var wins = outcomes.Sum(outcome => (double)outcome.Wins);
        var metrics = new List<MetricValue>();
        void Add(string name, double figure) => metrics.Add(new MetricValue(name, figure));
        Add(BidMetricNames.Ratio, score.Ratio);
        if (bootstrap is not null && values.Length > 0)
        {
            var interval = bootstrap.Ratio(values, optimum);
            Add(BidMetricNames.Low(BidMetricNames.Ratio), interval.Low);
            Add(BidMetricNames.High(BidMetricNames.Ratio), interval.High);
        }

        Add(BidMetricNames.MeanRatio, MeanRatio(values, optimum));
        Add(BidMetricNames.Value, value);
        Add(BidMetricNames.Impressions, wins);
        if (log.Clicks is not null)
            Add(BidMetricNames.Clicks, clicks);
        if (log.Conversions is not null)
            Add(BidMetricNames.Conversions, conversions);
        Add(BidMetricNames.Spend, spend);
        Add(BidMetricNames.BudgetUsed, spend / score.Protocol.Tasks.Sum(task => task.Budget));
        Add(BidMetricNames.WinRate, wins / outcomes.Sum(outcome => (double)outcome.Auctions));
        if (log.Clicks is not null)
            Add(BidMetricNames.Ecpc, clicks > 0 ? spend / clicks : double.NaN);
        if (log.Conversions is not null)
            Add(BidMetricNames.Cpa, conversions > 0 ? spend / conversions : double.NaN);
        Add(BidMetricNames.CostPerValue, value > 0 ? spend / value : double.NaN);
        if (costLimit is not null)
            Add(BidMetricNames.OverLimit, outcomes.Count(outcome => outcome.Violates(costLimit)) / (double)outcomes.Count);
        return metrics;
    }

    // Episodes in which nothing could be won have no ratio.
    private static double MeanRatio(double[] values, double[] optimum)
    {
        var (sum, episodes) = (0.0, 0);
        for (var episode = 0; episode < values.Length; episode++)
        {
            if (optimum[episode] <= 0)
                continue;
            sum += values[episode] / optimum[episode];
            episodes++;
        }

        return episodes > 0 ? sum / episodes : double.NaN;
    }
}
