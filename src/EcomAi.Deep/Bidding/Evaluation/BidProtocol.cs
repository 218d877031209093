using System.Globalization;
using EcomAi.Deep.Bidding.Baselines;

namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>Episodes bid through with one budget fraction from one start.</summary>
/// <param name="Text">What stands above the figures, such as <c>1/32 of the cost, start -80 %, 47 test episodes of 1,000 auctions</c>.</param>
/// <param name="Fraction">The budget fraction.</param>
/// <param name="StartFactor">What tuned first bids are multiplied by.</param>
/// <param name="Tasks">The episodes.</param>
/// <param name="Optimum">The value of the best allocation of each task in hindsight (R*); it keeps the limit on cost per value where there is one.</param>
public sealed record BidProtocol(string Text, double Fraction, double StartFactor, IReadOnlyList<BiddingTask> Tasks, IReadOnlyList<double> Optimum)
{
    /// <summary>Every budget fraction with every start, fraction by fraction.</summary>
    /// <param name="config">The fractions and starts.</param>
    /// <param name="facts">The budgets, and the log.</param>
    /// <param name="episodes">The episodes of the part that is measured.</param>
    /// <param name="part">The part's name: <c>test</c> or <c>validation</c>.</param>
    public static IReadOnlyList<BidProtocol> All(DqnConfig config, MarketFacts facts, IReadOnlyList<int> episodes, string part)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(episodes);
        var protocols = new List<BidProtocol>();
        foreach (var fraction in config.Budget.Fractions)
        {
            var budget = facts.Budget(fraction);
            double[] optimum = [.. episodes.Select(episode => facts.Best(new BiddingTask(episode, budget, fraction, 1)).Value)];
            foreach (var factor in config.Budget.StartFactors)
            {
                BiddingTask[] tasks = [.. episodes.Select(episode => new BiddingTask(episode, budget, fraction, factor))];
                protocols.Add(new BidProtocol(Describe(facts, episodes, part, fraction, factor), fraction, factor, tasks, optimum));
            }
        }

        return protocols;
    }

    private static string Describe(MarketFacts facts, IReadOnlyList<int> episodes, string part, double fraction, double factor)
    {
        var lengths = episodes.Select(facts.Log.EpisodeLength).ToArray();
        var mean = lengths.Length == 0 ? 0 : lengths.Average();
        var same = lengths.All(length => length == lengths[0]);
        var share = Math.Abs((1 / fraction) - Math.Round(1 / fraction)) < 1e-9 && fraction < 1
            ? string.Create(CultureInfo.InvariantCulture, $"1/{Math.Round(1 / fraction)}")
            : string.Create(CultureInfo.InvariantCulture, $"{fraction:0.########}");
        var start = factor == 1 ? "as tuned" : string.Create(CultureInfo.InvariantCulture, $"{(factor - 1) * 100:+0.#;-0.#} %");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{share} of the cost, start {start}, {lengths.Length:N0} {part} {(lengths.Length == 1 ? "episode" : "episodes")} of {(same ? "" : "about ")}{mean:N0} auctions");
    }
}
