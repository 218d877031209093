namespace EcomAi.Deep.Bidding.Process;

/// <summary>
/// The numbers that the network sees: those of DRLB (Wu et al. 2018: slot, budget left, slots left, consumption rate, cost per mille, win rate, last reward), relative to the
/// training part and smoothed over slots, so that one network serves any budget.
/// </summary>
/// <param name="scale">The training part's yardsticks.</param>
/// <param name="costLimit">The most money per unit of value; null where there is no limit.</param>
internal sealed class StateEncoder(ProcessScale scale, double? costLimit)
{
    /// <summary>Where the pace stands in a state.</summary>
    public const int PacePlace = 3;

    private static readonly (string Name, string Formula)[] Plain =
    [
        ("auctionsLeft", "2 a - 1, a = scale.auctionsLeft[slot]"),
        ("budgetPerAuction", "(ln clamp(m, .0001, 4) + 2) / 1.5, m = max(left, .001) / (max(a, 1e-9) scale.auctions scale.meanPrice)"),
        ("level", "l - .5, l = ln(lambda scale.meanPrice / scale.meanValue)"),
        ("pace", "clamp(ln((s + .1 m) / (1.1 m)), -3, 3), s = smoothed spend per auction / scale.meanPrice; 0 at slot 0"),
        ("consumption", "min(spend of the last slot / its even share of what was left before it, 5) - 1"),
        ("winRate", "4 w - 1, w = smoothed wins per auction"),
        ("costPerWin", "min(s / max(w, .01), 2) - .5"),
        ("valuePerAuction", "min(smoothed value per auction / scale.meanValue, 2)"),
        ("budgetLeft", "2 left / budget - 1"),
        ("lastReward", "min(value per auction of the last slot / scale.meanValue, 3)"),
        ("levelChange", "2 clamp(smoothed l - l, -2, 2)"),
        ("recentSpendOverExpected", "clamp(2 ln((r + k) / (e + k)), -3, 3), r and e = sums over slots, the older ones fading by smoothing, of spend and of scale.expected.spend at l, in scale.meanPrice; k = .002 budget / scale.meanPrice"),
        ("spendOverExpected", "the same without fading"),
        ("recentAuctionsOverExpected", "clamp(2 ln((r + 20) / (e + 20)), -3, 3), r and e = fading sums of auctions and of scale.expected.auctions"),
        ("auctionsOverExpected", "the same without fading"),
        ("budgetOverPlan", "clamp(ln((left / budget + .003) / (p + .003)), -2, 2), p = planLeft[slot] of the nearest of scale.budgets"),
    ];

    private static readonly (string Name, string Formula)[] Limited =
    [
        ("costOverLimit", "clamp(5 ln((spend + k) / (costLimit value + k)), -3, 3), k = .002 budget"),
        ("bidRatio", "clamp(3 ln(costLimit lambda), -3, 3)"),
        ("slack", "clamp(5 (costLimit value - spend) / budget, -3, 3)"),
    ];

    /// <summary>Numbers of a state.</summary>
    public int Features { get; } = FeaturesOf(costLimit);

    /// <summary>Numbers of a state with or without a limit on cost.</summary>
    public static int FeaturesOf(double? costLimit) => Plain.Length + (costLimit is null ? 0 : Limited.Length);

    /// <summary>The names of the numbers and how each is reckoned, in order.</summary>
    public IReadOnlyList<(string Name, string Formula)> Describe() => costLimit is null ? Plain : [.. Plain, .. Limited];

    /// <summary>Lambda in units of the market's mean value per mean price, logarithm.</summary>
    private double Level(double lambda) => Math.Log(lambda * scale.MeanPrice / scale.MeanValue);

    /// <summary>The part of the money left that an even course pays in a slot.</summary>
    private double EvenShare(int slot) => (scale.AuctionsLeft[slot] - scale.AuctionsLeft[slot + 1]) / Math.Max(scale.AuctionsLeft[slot], 1e-9);

    /// <summary>A slot as <see cref="SmoothedSlots"/> takes it in.</summary>
    /// <param name="slot">The slot, counted from 0.</param>
    /// <param name="before">Money left when it began.</param>
    /// <param name="lambda">Value asked for per money in it.</param>
    /// <param name="auctions">Its auctions.</param>
    /// <param name="wins">Auctions won.</param>
    /// <param name="spend">Money paid.</param>
    /// <param name="value">Value won.</param>
    public SmoothedSlots.PlayedSlot Played(int slot, double before, double lambda, int auctions, int wins, double spend, double value)
    {
        var level = Level(lambda);
        return new SmoothedSlots.PlayedSlot(
            auctions, wins, spend / scale.MeanPrice, value / scale.MeanValue, level, before * EvenShare(slot) / scale.MeanPrice,
            scale.Expected.SpendAt(slot, level), scale.Expected.Auctions[slot]);
    }

    /// <summary>Reckons a state.</summary>
    /// <param name="seen">What is known.</param>
    /// <param name="state">Receives the numbers, [<see cref="Features"/>].</param>
    public void Encode(in Observation seen, Span<float> state)
    {
        var auctionsLeft = scale.AuctionsLeft[seen.Slot];
        var money = Math.Max(seen.Left, 1e-3) / (Math.Max(auctionsLeft, 1e-9) * scale.Auctions * scale.MeanPrice);
        var level = Level(seen.Lambda);
        var recent = seen.Recent;
        state[0] = (float)((2 * auctionsLeft) - 1);
        state[1] = (float)((Math.Log(Math.Clamp(money, 1e-4, 4)) + 2) / 1.5);
        state[2] = (float)(level - .5);
        state[PacePlace] = seen.Slot == 0 ? 0 : (float)Math.Clamp(Math.Log((recent.Spend + (.1 * money)) / (1.1 * money)), -3, 3);
        state[4] = (float)(Math.Min(recent.LastConsumption, 5) - 1);
        state[5] = (float)((4 * recent.WinRate) - 1);
        state[6] = (float)(Math.Min(recent.Spend / Math.Max(recent.WinRate, .01), 2) - .5);
        state[7] = (float)Math.Min(recent.Value, 2);
        state[8] = (float)((2 * seen.Left / seen.Budget) - 1);
        state[9] = (float)Math.Min(recent.LastValue, 3);
        state[10] = (float)(2 * Math.Clamp(recent.Level - level, -2, 2));
        var little = .002 * seen.Budget / scale.MeanPrice;
        state[11] = Surprise(recent.RecentSpend, recent.RecentExpected, little);
        state[12] = Surprise(recent.AllSpend, recent.AllExpected, little);
        state[13] = Surprise(recent.RecentAuctions, recent.RecentExpectedAuctions, 20);
        state[14] = Surprise(recent.AllAuctions, recent.AllExpectedAuctions, 20);
        state[15] = (float)Math.Clamp(Math.Log(((seen.Left / seen.Budget) + .003) / (seen.PlanLeft[seen.Slot] + .003)), -2, 2);
        if (costLimit is not { } limit)
            return;
        var spend = seen.Budget - seen.Left;
        state[16] = (float)Math.Clamp(5 * Math.Log((spend + (.002 * seen.Budget)) / ((seen.Value * limit) + (.002 * seen.Budget))), -3, 3);
        state[17] = (float)Math.Clamp(3 * Math.Log(limit * seen.Lambda), -3, 3);
        state[18] = (float)Math.Clamp(5 * ((seen.Value * limit) - spend) / seen.Budget, -3, 3);
    }

    private static float Surprise(double seen, double expected, double little) => (float)Math.Clamp(2 * Math.Log((seen + little) / (expected + little)), -3, 3);
}
