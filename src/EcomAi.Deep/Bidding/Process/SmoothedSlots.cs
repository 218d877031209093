namespace EcomAi.Deep.Bidding.Process;

/// <summary>Exponentially smoothed figures of the last slots of every environment, per auction, and those of the very last slot.</summary>
/// <param name="environments">Environments.</param>
/// <param name="smoothing">What the slots before weigh against the newest, 0 up to but not including 1.</param>
internal sealed class SmoothedSlots(int environments, double smoothing)
{
    private readonly double[] _spend = new double[environments];
    private readonly double[] _wins = new double[environments];
    private readonly double[] _value = new double[environments];
    private readonly double[] _level = new double[environments];
    private readonly double[] _lastConsumption = new double[environments];
    private readonly double[] _lastValue = new double[environments];
    private double _weight;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        foreach (var figures in new[] { _spend, _wins, _value, _level, _lastConsumption, _lastValue })
            Array.Clear(figures);
        _weight = 0;
    }

    /// <summary>Takes in the newest slot of an environment; <see cref="Advance"/> follows when all have theirs.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="auctions">Its auctions.</param>
    /// <param name="spend">Money paid, in mean prices.</param>
    /// <param name="wins">Auctions won.</param>
    /// <param name="value">Value won, in mean values.</param>
    /// <param name="level">The logarithm of lambda in it.</param>
    /// <param name="even">Money that an even course would have paid, in mean prices.</param>
    public void Add(int environment, int auctions, double spend, int wins, double value, double level, double even)
    {
        var (keep, each) = (smoothing, 1.0 / Math.Max(1, auctions));
        _spend[environment] = (keep * _spend[environment]) + ((1 - keep) * spend * each);
        _wins[environment] = (keep * _wins[environment]) + ((1 - keep) * wins * each);
        _value[environment] = (keep * _value[environment]) + ((1 - keep) * value * each);
        _level[environment] = (keep * _level[environment]) + ((1 - keep) * level);
        _lastConsumption[environment] = spend / Math.Max(even, 1e-9);
        _lastValue[environment] = value * each;
    }

    /// <summary>Ends the slot.</summary>
    public void Advance() => _weight = (smoothing * _weight) + 1 - smoothing;

    /// <summary>The smoothed figures; 0 before the first slot.</summary>
    public Figures Read(int environment)
    {
        var scale = 1 / Math.Max(_weight, 1e-9);
        return new Figures(
            _spend[environment] * scale, _wins[environment] * scale, _value[environment] * scale, _level[environment] * scale,
            _lastConsumption[environment], _lastValue[environment]);
    }

    /// <summary>Figures of one environment: spend, wins and value per auction, smoothed; the last slot's consumption over an even one, and its value per auction.</summary>
    public readonly record struct Figures(double Spend, double WinRate, double Value, double Level, double LastConsumption, double LastValue);
}
