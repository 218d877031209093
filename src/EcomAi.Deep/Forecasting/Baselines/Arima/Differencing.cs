using EcomAi.Deep.Forecasting.Baselines.Numerics;
using EcomAi.Deep.Forecasting.Baselines.Smoothing;

namespace EcomAi.Deep.Forecasting.Baselines.Arima;

/// <summary>How often a series is differenced, at the season and at lag 1.</summary>
/// <param name="Seasonal">0 or 1 times at the season.</param>
/// <param name="Plain">0 to 2 times at lag 1.</param>
internal readonly record struct Differencing(int Seasonal, int Plain)
{
    private const double SeasonStrength = .64;
    private const double Stationary = .463; // the KPSS test's limit at 5 %, Kwiatkowski et al. (1992), table 1
    private const int MaxPlain = 2;
    private const int Shortest = 4;

    /// <summary>
    /// At the season when it explains more than .64 of the departures from the trend (<see cref="SeasonalPattern.Strength"/>), then at lag 1 until the KPSS test
    /// finds no unit root at 5 %.
    /// </summary>
    public static Differencing Choose(double[] series, int season)
    {
        var seasonal = season > 1 && series.Length >= 2 * season && SeasonalPattern.Strength(series, season) > SeasonStrength ? 1 : 0;
        var rest = seasonal > 0 ? Difference(series, season) : series;
        var plain = 0;
        while (plain < MaxPlain && rest.Length > Shortest && Kpss(rest) > Stationary)
        {
            rest = Difference(rest, 1);
            plain++;
        }

        return new(seasonal, plain);
    }

    /// <summary>The differenced series.</summary>
    public double[] Apply(double[] series, int season)
    {
        for (var i = 0; i < Seasonal; i++)
            series = Difference(series, season);
        for (var i = 0; i < Plain; i++)
            series = Difference(series, 1);
        return series;
    }

    /// <summary>The coefficients c of 1 - c[0] B - c[1] B^2 - ..., the product of all the differences.</summary>
    public double[] Polynomial(int season)
    {
        double[] plain = Plain switch { 0 => [], 1 => [1], _ => [2, -1] };
        var product = new double[plain.Length + (Seasonal * season)];
        LagPolynomial.Multiply(plain, Seasonal > 0 ? [1] : [], season, product);
        return product;
    }

    /// <summary>
    /// The test statistic of Kwiatkowski, Phillips, Schmidt and Shin (1992) for a level, with Bartlett's weights over 3 sqrt(n) / 13 lags; 0 for a constant.
    /// </summary>
    public static double Kpss(ReadOnlySpan<double> series)
    {
        var length = series.Length;
        Span<double> residuals = length <= 512 ? stackalloc double[length] : new double[length];
        double mean = 0, sum = 0, squares = 0, variance = 0;
        foreach (var value in series)
            mean += value / length;
        for (var t = 0; t < length; t++)
        {
            residuals[t] = series[t] - mean;
            sum += residuals[t];
            squares += sum * sum;
        }

        var lags = (int)(3 * Math.Sqrt(length) / 13);
        for (var lag = 0; lag <= lags; lag++)
        {
            var products = 0.0;
            for (var t = lag; t < length; t++)
                products += residuals[t] * residuals[t - lag];
            variance += (lag == 0 ? 1 : 2 * (1 - (lag / (lags + 1.0)))) * products / length;
        }

        return variance > 1e-20 ? squares / ((double)length * length * variance) : 0;
    }

    private static double[] Difference(double[] series, int lag)
    {
        var result = new double[series.Length - lag];
        for (var t = 0; t < result.Length; t++)
            result[t] = series[t + lag] - series[t];
        return result;
    }
}
