namespace EcomAi.Deep.Forecasting.Baselines.Smoothing;

/// <summary>
/// Classical decomposition (as R's decompose): a centred moving average over a season as the trend, and the mean departure from it by phase. That average would
/// leave one season of two, so fewer than three have a straight line (of their logarithms, for factors) as the trend.
/// </summary>
internal static class SeasonalPattern
{
    private const double Rounding = 1e-20; // of squares

    /// <summary>The departures of each phase, the first being that of the series' first step.</summary>
    /// <param name="series">At least two seasons; above 0 for factors.</param>
    /// <param name="season">Steps of a season, at least 2.</param>
    /// <param name="multiplicative">Whether departures are factors with mean 1 rather than terms with mean 0.</param>
    public static double[] Of(ReadOnlySpan<double> series, int season, bool multiplicative)
    {
        var pattern = series.Length >= 3 * season ? Averages(series, season, multiplicative) : Lines(series, season, multiplicative);
        var mean = 0.0;
        foreach (var departure in pattern)
            mean += departure / season;
        for (var phase = 0; phase < season; phase++)
            pattern[phase] = multiplicative ? pattern[phase] / mean : pattern[phase] - mean;
        return pattern;
    }

    /// <summary>
    /// How much of the departures from the trend the season explains, 0 to 1: 1 - var(remainder) / var(season + remainder) (Wang, Smith and Hyndman 2006), each
    /// variance for its degrees of freedom, without which two or three seasons would explain almost anything.
    /// </summary>
    /// <param name="series">At least two seasons.</param>
    /// <param name="season">Steps of a season, at least 2.</param>
    public static double Strength(ReadOnlySpan<double> series, int season)
    {
        var free = Detrended(series, season);
        var means = Means(free, season);
        double size = 0, whole = 0, rest = 0;
        foreach (var value in series)
            size += value * value;
        for (var t = 0; t < free.Length; t++)
        {
            whole += free[t] * free[t];
            rest += (free[t] - means[t % season]) * (free[t] - means[t % season]);
        }

        var freedom = free.Length - season - 1;
        return whole > Rounding * size && freedom > 0 ? Math.Clamp(1 - (rest / freedom / (whole / (free.Length - 2))), 0, 1) : 0;
    }

    private static double[] Averages(ReadOnlySpan<double> series, int season, bool multiplicative)
    {
        var pattern = new double[season];
        var counts = new int[season];
        for (var t = season / 2; t < series.Length - (season / 2); t++)
        {
            var trend = Trend(series, t, season);
            pattern[t % season] += multiplicative ? series[t] / trend : series[t] - trend;
            counts[t % season]++;
        }

        for (var phase = 0; phase < season; phase++)
            pattern[phase] /= counts[phase];
        return pattern;
    }

    private static double[] Lines(ReadOnlySpan<double> series, int season, bool multiplicative)
    {
        if (!multiplicative)
            return Means(Levelled(series, season), season);
        var logarithms = new double[series.Length];
        for (var t = 0; t < logarithms.Length; t++)
            logarithms[t] = Math.Log(series[t]);
        var pattern = Means(Levelled(logarithms, season), season);
        for (var phase = 0; phase < season; phase++)
            pattern[phase] = Math.Exp(pattern[phase]);
        return pattern;
    }

    private static double[] Detrended(ReadOnlySpan<double> series, int season) =>
        series.Length >= 3 * season ? Averaged(series, season) : Levelled(series, season);

    private static double[] Means(double[] free, int season)
    {
        var means = new double[season];
        for (var t = 0; t < free.Length; t++)
            means[t % season] += free[t] / (((free.Length - 1 - (t % season)) / season) + 1);
        return means;
    }

    private static double Trend(ReadOnlySpan<double> series, int at, int season)
    {
        var half = season / 2;
        var window = series.Slice(at - half, (2 * half) + 1);
        var sum = 0.0;
        foreach (var value in window)
            sum += value;
        return (season % 2 == 1 ? sum : sum - ((window[0] + window[^1]) / 2)) / season;
    }

    private static double[] Averaged(ReadOnlySpan<double> series, int season)
    {
        var half = season / 2;
        var free = new double[series.Length - (2 * half)];
        var mean = 0.0;
        for (var t = 0; t < free.Length; t++)
            mean += (free[t] = series[t + half] - Trend(series, t + half, season)) / free.Length;
        for (var t = 0; t < free.Length; t++)
            free[t] -= mean;
        return free;
    }

    // Without the straight line whose slope is that of each phase over the seasons, which the season itself cannot tilt.
    private static double[] Levelled(ReadOnlySpan<double> series, int season)
    {
        double products = 0, squares = 0, mean = 0;
        for (var phase = 0; phase < season; phase++)
        {
            var count = ((series.Length - 1 - phase) / season) + 1;
            var own = 0.0;
            for (var k = 0; k < count; k++)
                own += series[phase + (k * season)] / count;
            for (var k = 0; k < count; k++)
            {
                var place = (k - ((count - 1) / 2.0)) * season;
                products += place * (series[phase + (k * season)] - own);
                squares += place * place;
            }
        }

        var slope = products / squares;
        var free = new double[series.Length];
        for (var t = 0; t < free.Length; t++)
            mean += (free[t] = series[t] - (slope * t)) / free.Length;
        for (var t = 0; t < free.Length; t++)
            free[t] -= mean;
        return free;
    }
}
