namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>Brings a series to a size that sums and products of its values cannot leave the range of numbers, and forecasts back.</summary>
internal readonly record struct SeriesScale(double Centre, double Size)
{
    /// <summary>Centred at the mean and divided by the standard deviation; a constant series becomes zeros, of size 0.</summary>
    public static SeriesScale Standardise(ReadOnlySpan<double> history, Span<double> series)
    {
        var scale = Spread(history, series, out var mean);
        if (scale.Size == 0)
            return scale;
        for (var t = 0; t < series.Length; t++)
            series[t] -= mean;
        return new(mean * scale.Size, scale.Size);
    }

    /// <summary>Divided by the standard deviation about the mean; a constant series becomes zeros, of size 0, with its value as the centre.</summary>
    public static SeriesScale Divide(ReadOnlySpan<double> history, Span<double> series) => Spread(history, series, out _);

    /// <summary>Divided by the largest absolute value.</summary>
    public static double Largest(ReadOnlySpan<double> history, Span<double> series)
    {
        var largest = 0.0;
        foreach (var value in history)
            largest = Math.Max(largest, Math.Abs(value));
        for (var t = 0; t < series.Length; t++)
            series[t] = largest > 0 ? history[t] / largest : 0;
        return largest;
    }

    /// <summary>Brings forecasts back; what would leave the range of numbers stays at its end.</summary>
    public void Restore(Span<double> mean, Span<double> deviation)
    {
        for (var h = 0; h < mean.Length; h++)
        {
            mean[h] = Math.Clamp(Centre + (mean[h] * Size), -double.MaxValue, double.MaxValue);
            deviation[h] = Math.Min(deviation[h] * Size, double.MaxValue);
        }
    }

    private static SeriesScale Spread(ReadOnlySpan<double> history, Span<double> series, out double mean)
    {
        var largest = Largest(history, series);
        double squares = 0, centre = 0;
        foreach (var value in series)
            centre += value / series.Length;
        foreach (var value in series)
            squares += (value - centre) * (value - centre) / series.Length;
        var spread = Math.Sqrt(squares);
        if (!(spread > 1e-12 * Math.Abs(centre)))
        {
            series.Clear();
            mean = 0;
            return new(centre * largest, 0);
        }

        for (var t = 0; t < series.Length; t++)
            series[t] /= spread;
        mean = centre / spread;
        return new(0, spread * largest);
    }
}
