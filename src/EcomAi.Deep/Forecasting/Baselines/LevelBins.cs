namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>Values in bins of equal counts by level; equal levels are never parted.</summary>
internal sealed class LevelBins
{
    private readonly List<double> _from = [];
    private readonly List<double> _means = [];
    private readonly List<double[]> _quantiles = [];
    private readonly int _median;

    /// <summary>Makes the bins.</summary>
    /// <param name="levels">Levels, ascending; at least one.</param>
    /// <param name="values">Their values; sorted within each bin.</param>
    /// <param name="bins">How many bins at most.</param>
    /// <param name="quantiles">Quantile levels, the median among them.</param>
    public LevelBins(double[] levels, double[] values, int bins, IReadOnlyList<double> quantiles)
    {
        _median = Evaluation.CentralInterval.IndexOf(quantiles, .5);
        var begin = 0;
        for (var bin = 1; bin <= bins && begin < levels.Length; bin++)
        {
            // A bin holds the levels below the edge that the quantile of its share of the levels is.
            var end = bin == bins ? levels.Length : FirstAtLeast(levels, SampleQuantile.Of(levels, (double)bin / bins));
            if (end <= begin)
                continue;
            var inside = values.AsSpan(begin, end - begin);
            inside.Sort();
            _from.Add(levels[begin]);
            _means.Add(Mean(inside));
            _quantiles.Add(Quantiles(inside, quantiles));
            begin = end;
        }
    }

    /// <summary>Writes the bin of a level as the forecast of a series.</summary>
    public void Forecast(double level, Forecast forecast, int series)
    {
        var bin = _from.BinarySearch(level);
        bin = Math.Max(0, bin >= 0 ? bin : ~bin - 1);
        for (var step = 0; step < forecast.Horizon; step++)
        {
            forecast.Mean[forecast.At(series, step)] = _means[bin];
            forecast.Point[forecast.At(series, step)] = _quantiles[bin][_median];
            _quantiles[bin].CopyTo(forecast.QuantilesAt(series, step));
        }
    }

    private static int FirstAtLeast(double[] levels, double edge)
    {
        var (low, high) = (0, levels.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (levels[middle] < edge)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    private static double[] Quantiles(ReadOnlySpan<double> sorted, IReadOnlyList<double> levels)
    {
        var quantiles = new double[levels.Count];
        for (var i = 0; i < quantiles.Length; i++)
            quantiles[i] = SampleQuantile.Of(sorted, levels[i]);
        return quantiles;
    }
}
