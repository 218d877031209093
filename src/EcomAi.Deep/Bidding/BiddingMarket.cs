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
    public static BiddingMarket Load(DqnConfig config)
    {
        var data = MarketData.Load(config.Market);
        return new BiddingMarket(data, MarketFacts.Of(config, data));
    }

    /// <summary>The episodes of a part.</summary>
    public IReadOnlyList<int> Episodes(Range part) => Places(part, Data.Log.Episodes);

    /// <summary>The yardsticks of the agent, with starts tuned at every budget fraction and at both ends of those it practises with.</summary>
    public ProcessScale Scale(DqnConfig config)
    {
        var fractions = config.Budget.Fractions;
        double[] tuned = [.. fractions.Append(fractions.Min() / config.Train.BudgetSpread).Append(fractions.Max() * config.Train.BudgetSpread).Distinct().Order()];
        var index = new SlotIndex(Data.Log, Facts.Rules);
        return ProcessScale.Measure(index, Facts.Hindsight, Data.Train, Facts.UnitCost, [.. tuned.Select(fraction => (fraction, Facts.Budget(fraction), Facts.LinearMultiplier(fraction)))]);
    }

    private static int[] Places(Range part, int episodes)
    {
        var (first, count) = part.GetOffsetAndLength(episodes);
        return [.. Enumerable.Range(first, count)];
    }
}
