namespace EcomAi.Deep.Bidding.Process;

/// <summary>Figures of the slots that every environment has behind it: smoothed over the last ones, of the very last one, and of the whole episode so far.</summary>
/// <param name="environments">Environments.</param>
/// <param name="smoothing">What the slots before weigh against the newest, 0 up to but not including 1.</param>
internal sealed class SmoothedSlots(int environments, double smoothing)
{
    private readonly Figures[] _figures = new Figures[environments];
    private double _weight;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Array.Clear(_figures);
        _weight = 0;
    }

    /// <summary>Takes in the newest slot of an environment; <see cref="Advance"/> follows when all have theirs.</summary>
    public void Add(int environment, in PlayedSlot slot)
    {
        ref var sums = ref _figures[environment];
        var (keep, fresh, each) = (smoothing, 1 - smoothing, 1.0 / Math.Max(1, slot.Auctions));
        sums = new Figures
        {
            Spend = (keep * sums.Spend) + (fresh * slot.Spend * each),
            WinRate = (keep * sums.WinRate) + (fresh * slot.Wins * each),
            Value = (keep * sums.Value) + (fresh * slot.Value * each),
            Level = (keep * sums.Level) + (fresh * slot.Level),
            LastConsumption = slot.Spend / Math.Max(slot.Even, 1e-9),
            LastValue = slot.Value * each,
            RecentSpend = (keep * sums.RecentSpend) + slot.Spend,
            RecentExpected = (keep * sums.RecentExpected) + slot.ExpectedSpend,
            RecentAuctions = (keep * sums.RecentAuctions) + slot.Auctions,
            RecentExpectedAuctions = (keep * sums.RecentExpectedAuctions) + slot.ExpectedAuctions,
            AllSpend = sums.AllSpend + slot.Spend,
            AllExpected = sums.AllExpected + slot.ExpectedSpend,
            AllAuctions = sums.AllAuctions + slot.Auctions,
            AllExpectedAuctions = sums.AllExpectedAuctions + slot.ExpectedAuctions,
        };
    }

    /// <summary>Ends the slot.</summary>
    public void Advance() => _weight = (smoothing * _weight) + 1 - smoothing;

    /// <summary>The figures; 0 before the first slot.</summary>
    public Figures Read(int environment)
    {
        var scale = 1 / Math.Max(_weight, 1e-9);
        var sums = _figures[environment];
        return sums with { Spend = sums.Spend * scale, WinRate = sums.WinRate * scale, Value = sums.Value * scale, Level = sums.Level * scale };
    }

    /// <summary>A slot that was played; money in mean prices, value in mean values.</summary>
    /// <param name="Auctions">Its auctions.</param>
    /// <param name="Wins">Auctions won.</param>
    /// <param name="Spend">Money paid.</param>
    /// <param name="Value">Value won.</param>
    /// <param name="Level">The level of lambda in it.</param>
    /// <param name="Even">Money that an even course would have paid.</param>
    /// <param name="ExpectedSpend">Money that its lambda pays in such a slot of the training part.</param>
    /// <param name="ExpectedAuctions">Auctions of such a slot of the training part.</param>
    public readonly record struct PlayedSlot(int Auctions, int Wins, double Spend, double Value, double Level, double Even, double ExpectedSpend, double ExpectedAuctions);

    /// <summary>
    /// Figures of one environment. Spend, WinRate and Value are per auction and smoothed, as Level is; the Last ones are of the newest slot; the Recent ones are sums in which each
    /// slot counts less than the next by the smoothing; the All ones are sums over the episode.
    /// </summary>
    public readonly record struct Figures(
        double Spend, double WinRate, double Value, double Level, double LastConsumption, double LastValue, double RecentSpend, double RecentExpected, double RecentAuctions,
        double RecentExpectedAuctions, double AllSpend, double AllExpected, double AllAuctions, double AllExpectedAuctions);
}
