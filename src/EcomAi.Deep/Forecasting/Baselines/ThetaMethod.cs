using EcomAi.Deep.Forecasting.Baselines.Numerics;
using EcomAi.Deep.Forecasting.Baselines.Smoothing;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// The Theta method (Assimakopoulos and Nikolopoulos 2000) as simple exponential smoothing with a drift of half the slope of the straight line through the series
/// (Hyndman and Billah 2003). A series whose autocorrelation at the season is significant (90 %) is seasonally adjusted by classical decomposition, with factors
/// where all values are positive and with terms elsewhere.
/// </summary>
/// <remarks>A season needs two of them in the history. A series of fewer than four steps gives its last value.</remarks>
public sealed class ThetaMethod : ISeriesMethod
{
    private const double Significant = 1.6448536269514722; // the normal distribution's 95 % quantile
    private const double LeastFactor = 1e-4;

    /// <inheritdoc/>
    public void Forecast(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation)
    {
        var series = new double[history.Length];
        var scale = new SeriesScale(0, SeriesScale.Largest(history, series));
        var multiplicative = history.IndexOfAnyExceptInRange(double.Epsilon, double.MaxValue) < 0;
        var pattern = season > 1 && series.Length >= 2 * season && Seasonal(series, season) ? SeasonalPattern.Of(series, season, multiplicative) : null;
        if (pattern is not null && multiplicative && pattern.Min() < LeastFactor)
            pattern = null;
        if (pattern is not null)
        {
            for (var t = 0; t < series.Length; t++)
                series[t] = multiplicative ? series[t] / pattern[t % season] : series[t] - pattern[t % season];
        }

        Smooth(series, mean, deviation);
        for (var h = 0; pattern is not null && h < mean.Length; h++)
        {
            var departure = pattern[(series.Length + h) % season];
            mean[h] = multiplicative ? mean[h] * departure : mean[h] + departure;
            deviation[h] *= multiplicative ? departure : 1;
        }

        scale.Restore(mean, deviation);
    }

    private static void Smooth(double[] series, Span<double> mean, Span<double> deviation)
    {
        var standard = new double[series.Length];
        var scale = SeriesScale.Standardise(series, standard);
        if (series.Length < 4 || scale.Size == 0)
        {
            mean.Fill(series[^1]);
            deviation.Fill(scale.Size);
            return;
        }

        var model = EtsFit.Best(standard, new EtsForm(false, false, 1));
        var alpha = model.Parameters.Alpha;
        var drift = StraightLine.Fit(standard).Slope / 2;
        var first = (1 - Math.Pow(1 - alpha, series.Length)) / alpha;
        for (var h = 0; h < mean.Length; h++)
        {
            mean[h] = model.Level + (drift * (h + first));
            deviation[h] = Math.Sqrt(model.Variance * (1 + (h * alpha * alpha)));
        }

        scale.Restore(mean, deviation);
    }

    // Whether |r(season)| exceeds its 90 % limit under the autocorrelations before it (Bartlett).
    private static bool Seasonal(double[] series, int season)
    {
        var mean = 0.0;
        foreach (var value in series)
            mean += value / series.Length;
        double whole = 0, sum = 0, last = 0;
        for (var lag = 0; lag <= season; lag++)
        {
            var products = 0.0;
            for (var t = lag; t < series.Length; t++)
                products += (series[t] - mean) * (series[t - lag] - mean);
            if (lag == 0)
                whole = products;
            else if (lag < season)
                sum += products / whole * (products / whole);
            else
                last = products / whole;
        }

        return whole > 0 && Math.Abs(last) > Significant * Math.Sqrt((1 + (2 * sum)) / series.Length);
    }
}
