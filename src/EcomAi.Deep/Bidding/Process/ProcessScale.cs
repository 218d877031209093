using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Process;

/// <summary>What the training part says of the market: the yardsticks of the agent's state and its starts.</summary>
/// <param name="MeanPrice">Mean price of an auction, money.</param>
/// <param name="MeanValue">Mean value of an auction.</param>
/// <param name="UnitCost">The mean cost of an auction that budgets are reckoned by, money.</param>
/// <param name="Auctions">Mean number of auctions of an episode.</param>
/// <param name="AuctionsLeft">The part of an episode's auctions that is still to come at the start of each slot, [slots + 1], from 1 to 0.</param>
/// <param name="Fractions">Budget fractions for which a start was tuned, rising.</param>
/// <param name="Multipliers">The tuned bid per unit of value (1 / lambda) of each fraction.</param>
public sealed record ProcessScale(
    double MeanPrice, double MeanValue, double UnitCost, double Auctions, IReadOnlyList<double> AuctionsLeft,
    IReadOnlyList<double> Fractions, IReadOnlyList<double> Multipliers)
{
    /// <summary>The tuned start of a budget fraction, log-linear between those that were tuned, the nearest beyond them.</summary>
    public double Multiplier(double fraction)
    {
        if (Fractions.Count == 1 || fraction <= Fractions[0])
            return Multipliers[0];
        for (var i = 1; i < Fractions.Count; i++)
        {
            if (fraction > Fractions[i])
                continue;
            var part = Math.Log(fraction / Fractions[i - 1]) / Math.Log(Fractions[i] / Fractions[i - 1]);
            return Multipliers[i - 1] * Math.Pow(Multipliers[i] / Multipliers[i - 1], part);
        }

        return Multipliers[^1];
    }

    /// <summary>Measures the training part.</summary>
    /// <param name="log">The auctions.</param>
    /// <param name="episodes">The training episodes.</param>
    /// <param name="unitCost">The mean cost of an auction that budgets are reckoned by, money.</param>
    /// <param name="fractions">The budget fractions, rising.</param>
    /// <param name="multipliers">Their tuned starts.</param>
    public static ProcessScale Measure(AuctionLog log, Range episodes, double unitCost, IReadOnlyList<double> fractions, IReadOnlyList<double> multipliers)
    {
        ArgumentNullException.ThrowIfNull(log);
        var (first, count) = episodes.GetOffsetAndLength(log.Episodes);
        var auctions = new double[log.Slots];
        double value = 0, price = 0;
        for (var episode = first; episode < first + count; episode++)
        {
            for (var slot = 0; slot < log.Slots; slot++)
            {
                var at = (episode * log.Slots) + slot;
                for (var auction = log.SlotStart[at]; auction < log.SlotStart[at + 1]; auction++)
                {
                    auctions[slot]++;
                    price += log.Price[auction];
                    value += log.Value[auction];
                }
            }
        }

        var total = auctions.Sum();
        var left = new double[log.Slots + 1];
        for (var slot = log.Slots - 1; slot >= 0; slot--)
            left[slot] = left[slot + 1] + auctions[slot];
        return new ProcessScale(
            price / total, value / total, unitCost, total / count, Array.ConvertAll(left, some => some / total), fractions, multipliers);
    }
}
