using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Process;

/// <summary>What each slot of a training episode comes to in the mean, by the level of lambda: what an agent compares the slots of its own episode with.</summary>
/// <param name="Auctions">Mean auctions of each slot, [slots].</param>
/// <param name="Spend">Mean money, in mean prices, that a lambda pays in each slot while its budget lasts, [slots * levels], slot-major.</param>
public sealed record SlotExpectations(IReadOnlyList<double> Auctions, IReadOnlyList<double> Spend)
{
    /// <summary>Levels of lambda: ln(lambda meanPrice / meanValue) from <see cref="Lowest"/> in steps of <see cref="Step"/>.</summary>
    public const int Levels = 41;

    /// <summary>The lowest level.</summary>
    public const double Lowest = -3;

    /// <summary>The step between two levels.</summary>
    public const double Step = .15;

    /// <summary>The spend expected in a slot, mean prices, linear between levels and that of the end beyond them.</summary>
    public double SpendAt(int slot, double level)
    {
        var place = Math.Clamp((level - Lowest) / Step, 0, Levels - 1);
        var below = Math.Min((int)place, Levels - 2);
        var part = place - below;
        var at = (slot * Levels) + below;
        return (Spend[at] * (1 - part)) + (Spend[at + 1] * part);
    }

    /// <summary>Measures training episodes.</summary>
    /// <param name="index">The auctions by slot.</param>
    /// <param name="episodes">The training episodes.</param>
    /// <param name="meanPrice">Mean price of an auction, money.</param>
    /// <param name="meanValue">Mean value of an auction.</param>
    public static SlotExpectations Measure(SlotIndex index, Range episodes, double meanPrice, double meanValue)
    {
        ArgumentNullException.ThrowIfNull(index);
        var log = index.Log;
        var (first, count) = episodes.GetOffsetAndLength(log.Episodes);
        var (auctions, spend) = (new double[log.Slots], new double[log.Slots * Levels]);
        for (var slot = 0; slot < log.Slots; slot++)
        {
            for (var level = 0; level < Levels; level++)
            {
                var lambda = Math.Exp(Lowest + (level * Step)) * meanValue / meanPrice;
                var sum = 0.0;
                for (var episode = first; episode < first + count; episode++)
                    sum += index.Play(episode, slot, lambda, double.PositiveInfinity).Spend;
                spend[(slot * Levels) + level] = sum / count / meanPrice;
            }

            for (var episode = first; episode < first + count; episode++)
                auctions[slot] += (log.SlotStart[(episode * log.Slots) + slot + 1] - log.SlotStart[(episode * log.Slots) + slot]) / (double)count;
        }

        return new SlotExpectations(auctions, spend);
    }
}
