using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Process;

/// <summary>What the training part says of the market: the yardsticks of the agent's state and its starts.</summary>
/// <param name="MeanPrice">Mean price of an auction, money.</param>
/// <param name="MeanValue">Mean value of an auction.</param>
/// <param name="UnitCost">The mean cost of an auction that budgets are reckoned by, money.</param>
/// <param name="Auctions">Mean number of auctions of an episode.</param>
/// <param name="AuctionsLeft">The part of an episode's auctions that is still to come at the start of each slot, [slots + 1], from 1 to 0.</param>
/// <param name="Expected">What each slot comes to.</param>
/// <param name="WholePrices">Whether prices are whole numbers, so that budgets are cut down to whole numbers too.</param>
/// <param name="Budgets">Starts and plans of the budgets that were tuned for, by rising fraction.</param>
public sealed record ProcessScale(
    double MeanPrice, double MeanValue, double UnitCost, double Auctions, IReadOnlyList<double> AuctionsLeft, SlotExpectations Expected, bool WholePrices,
    IReadOnlyList<BudgetStart> Budgets)
{
    /// <summary>The tuned start of a budget fraction, log-linear between those that were tuned, the nearest beyond them.</summary>
    public double Multiplier(double fraction)
    {
        if (fraction <= Budgets[0].Fraction)
            return Budgets[0].Multiplier;
        for (var i = 1; i < Budgets.Count; i++)
        {
            var (below, above) = (Budgets[i - 1], Budgets[i]);
            if (fraction > above.Fraction)
                continue;
            var part = Math.Log(fraction / below.Fraction) / Math.Log(above.Fraction / below.Fraction);
            return below.Multiplier * Math.Pow(above.Multiplier / below.Multiplier, part);
        }

        return Budgets[^1].Multiplier;
    }

    /// <summary>The spending plan of the tuned budget that is nearest in logarithm.</summary>
    public IReadOnlyList<double> PlanLeft(double fraction) => Budgets.MinBy(budget => Math.Abs(Math.Log(budget.Fraction / fraction)))!.PlanLeft;

    /// <summary>The fraction that a budget stands for.</summary>
    public double Fraction(double budget) => budget / (UnitCost * Auctions);

    /// <summary>The budget that a fraction stands for.</summary>
    public double Budget(double fraction) => WholePrices ? Math.Floor(UnitCost * Auctions * fraction) : UnitCost * Auctions * fraction;

    /// <summary>Measures the training part.</summary>
    /// <param name="index">The auctions by slot.</param>
    /// <param name="hindsight">The same auctions by episode.</param>
    /// <param name="episodes">The training episodes.</param>
    /// <param name="unitCost">The mean cost of an auction that budgets are reckoned by, money.</param>
    /// <param name="wholePrices">Whether prices are whole numbers.</param>
    /// <param name="starts">Budget fractions, rising, with their budgets and tuned multipliers.</param>
    /// <exception cref="DataException">No training auction has a value, or none has a price.</exception>
    public static ProcessScale Measure(
        SlotIndex index, HindsightIndex hindsight, Range episodes, double unitCost, bool wholePrices, IReadOnlyList<(double Fraction, double Budget, double Multiplier)> starts)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(hindsight);
        var log = index.Log;
        var (first, count) = episodes.GetOffsetAndLength(log.Episodes);
        var (from, to) = (log.EpisodeStart(first), log.EpisodeStart(first + count));
        double value = 0, price = 0;
        for (var auction = from; auction < to; auction++)
        {
            value += log.Value[auction];
            price += log.Price[auction];
        }

        if (!(price > 0 && value > 0))
            throw new DataException($"no auction of the training part has a {(price > 0 ? "value" : "price")} above 0, so that nothing can be learned; look at market.{(price > 0 ? "value" : "price")}.");
        var (meanPrice, meanValue) = (price / (to - from), value / (to - from));
        var expected = SlotExpectations.Measure(index, episodes, meanPrice, meanValue);
        return new ProcessScale(
            meanPrice, meanValue, unitCost, (to - from) / (double)count, Left(expected.Auctions), expected, wholePrices,
            [.. starts.Select(start => new BudgetStart(start.Fraction, start.Multiplier, Plan(index, hindsight, episodes, start.Budget)))]);
    }

    private static double[] Plan(SlotIndex index, HindsightIndex hindsight, Range episodes, double budget)
    {
        var (first, count) = episodes.GetOffsetAndLength(index.Log.Episodes);
        var spend = new double[index.Log.Slots];
        for (var episode = first; episode < first + count; episode++)
        {
            var lambda = hindsight.Of(episode, budget).Lambda;
            if (lambda <= 0)
                continue; // an episode without value has no optimum
            for (var slot = 0; slot < spend.Length; slot++)
                spend[slot] += index.Play(episode, slot, lambda, double.PositiveInfinity).Spend;
        }

        return Left(spend);
    }

    private static double[] Left(IReadOnlyList<double> amounts)
    {
        var left = new double[amounts.Count + 1];
        for (var slot = amounts.Count - 1; slot >= 0; slot--)
            left[slot] = left[slot + 1] + amounts[slot];
        var all = left[0];
        return Array.ConvertAll(left, amount => all > 0 ? amount / all : 0);
    }
}
