using System.Globalization;
using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Bidding.Process;

namespace EcomAi.Deep.Bidding;

/// <summary>A market with what bidders may know of it beforehand.</summary>
/// <param name="Data">The auctions and their parts.</param>
/// <param name="Facts">What the training part tells.</param>
internal sealed record BiddingMarket(MarketData Data, MarketFacts Facts)
{
    /// <summary>Reads or simulates the market of a configuration.</summary>
    /// <exception cref="EcomException">A budget comes to nothing.</exception>
    public static BiddingMarket Load(DqnConfig config)
    {
        var data = MarketData.Load(config.Market);
        var facts = MarketFacts.Of(config, data);
        var nothing = config.Budget.Fractions.Where(fraction => facts.Budget(fraction) <= 0).ToList();
        return nothing.Count == 0
            ? new BiddingMarket(data, facts)
            : throw new EcomException(string.Create(
                CultureInfo.InvariantCulture,
                $"budget.fractions: {nothing[0]} of what all auctions of an episode cost ({facts.UnitCost * facts.EpisodeAuctions:G6}) is less than 1, which buys nothing; raise it, or make episodes longer."));
    }

    /// <summary>The episodes of a part.</summary>
    public IReadOnlyList<int> Episodes(Range part) => Places(part, Data.Log.Episodes);

    /// <summary>The yardsticks of the agent, with starts tuned at every budget fraction and at both ends of those it practises with.</summary>
    public ProcessScale Scale(DqnConfig config)
    {
        var fractions = config.Budget.Fractions;
        double[] tuned = [.. fractions.Append(fractions.Min() / config.Train.BudgetSpread).Append(fractions.Max() * config.Train.BudgetSpread).Distinct().Order()];
        if (Facts.Budget(tuned[0]) <= 0)
        {
            throw new EcomException(string.Create(
                CultureInfo.InvariantCulture,
                $"the agent would practise with budgets of 0: {tuned[0]:G4} (the least of budget.fractions, divided by train.budgetSpread) of what all auctions of an episode cost is less than 1; raise one or lower the other."));
        }

        return ProcessScale.Measure(Facts.Slots, Facts.Hindsight, Data.Train, Facts.UnitCost, Facts.WholePrices, [.. tuned.Select(fraction => (fraction, Facts.Budget(fraction), Facts.LinearMultiplier(fraction)))]);
    }

    private static int[] Places(Range part, int episodes)
    {
        var (first, count) = part.GetOffsetAndLength(episodes);
        return [.. Enumerable.Range(first, count)];
    }
}
