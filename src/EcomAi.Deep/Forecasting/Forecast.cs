namespace EcomAi.Deep.Forecasting;

/// <summary>Forecasts of many series: a point, a mean and quantiles for every step of the horizon. NaN where there is none.</summary>
public sealed class Forecast
{
    /// <summary>Makes room for forecasts, all NaN.</summary>
    /// <param name="series">The number of series.</param>
    /// <param name="horizon">Steps of each.</param>
    /// <param name="levels">Quantile levels, ascending.</param>
    public Forecast(int series, int horizon, IReadOnlyList<double> levels)
    {
        (Series, Horizon, Levels) = (series, horizon, levels);
        Point = new double[series * horizon];
        Mean = new double[series * horizon];
        Quantiles = new double[series * horizon * levels.Count];
        Array.Fill(Point, double.NaN);
        Array.Fill(Mean, double.NaN);
        Array.Fill(Quantiles, double.NaN);
    }

    /// <summary>The number of series.</summary>
    public int Series { get; }

    /// <summary>Steps forecast.</summary>
    public int Horizon { get; }

    /// <summary>Quantile levels, ascending.</summary>
    public IReadOnlyList<double> Levels { get; }

    /// <summary>What point metrics measure, [series, horizon]: the median, or what the loss aims at.</summary>
    public double[] Point { get; }

    /// <summary>The mean of the predicted distribution, [series, horizon].</summary>
    public double[] Mean { get; }

    /// <summary>Quantiles, [series, horizon, levels], ascending in the last dimension.</summary>
    public double[] Quantiles { get; }

    /// <summary>Rounds points and quantiles to whole units, halves to the even one; means stay.</summary>
    public void RoundToWholeUnits()
    {
        foreach (var values in new[] { Point, Quantiles })
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = Math.Round(values[i]);
        }
    }

    /// <summary>The place of a step in <see cref="Point"/> and <see cref="Mean"/>.</summary>
    public int At(int series, int step) => (series * Horizon) + step;

    /// <summary>The quantiles of a step.</summary>
    public Span<double> QuantilesAt(int series, int step) => Quantiles.AsSpan(At(series, step) * Levels.Count, Levels.Count);
}
