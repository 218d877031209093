using EcomAi.Deep.Forecasting.Baselines.Numerics;

namespace EcomAi.Deep.Forecasting.Baselines.Arima;

/// <summary>
/// An ARMA model with a season and a mean, fitted by exact maximum likelihood. Its parameters are the inverse hyperbolic tangents of the partial autocorrelations
/// of each of its four polynomials (Jones 1980), which keeps every point stationary and invertible, and the distance of the mean from the sample's.
/// </summary>
internal sealed class ArmaModel : IResiduals
{
    private const double Edge = 3.8; // tanh of it is .999
    private const double Tolerance = 1e-7; // of the sum of squares
    private const int MaxSteps = 50;
    private const double Floor = 1e-12; // of the variance of an error, where the series' own is about 1

    private readonly double[] series;
    private readonly int season;
    private readonly ArmaFilter filter;
    private readonly double centre;
    private readonly double[] centred;
    private readonly double[] factor;
    private readonly double[] seasonal;
    private readonly double[] point;
    private double squares;

    /// <param name="series">The series, of a spread about 1.</param>
    /// <param name="order">The order.</param>
    /// <param name="season">Steps of a season; 1 where the order has no seasonal lags.</param>
    public ArmaModel(double[] series, ArimaOrder order, int season)
    {
        (this.series, Order, this.season) = (series, order, season);
        filter = new(order.P + (order.SeasonalP * season), order.Q + (order.SeasonalQ * season));
        foreach (var value in series)
            centre += order.Constant ? value / series.Length : 0;
        centred = new double[series.Length];
        factor = new double[Math.Max(order.P, order.Q)];
        seasonal = new double[Math.Max(order.SeasonalP, order.SeasonalQ)];
        point = new double[order.Coefficients];
    }

    /// <summary>The order.</summary>
    public ArimaOrder Order { get; }

    /// <inheritdoc/>
    public int Count => series.Length;

    /// <summary>Akaike's criterion corrected for small samples, up to what all orders share; infinite where a root is within 1 % of the unit circle.</summary>
    public double Criterion { get; private set; } = double.PositiveInfinity;

    /// <summary>The variance of an error, for the degrees of freedom that are left.</summary>
    public double Variance => squares / Math.Max(1, series.Length - Order.Coefficients);

    /// <summary>The autoregressive coefficients of all lags, seasonal ones multiplied in.</summary>
    public ReadOnlySpan<double> Phi => filter.Phi;

    /// <summary>The moving-average coefficients of all lags.</summary>
    public ReadOnlySpan<double> Theta => filter.Theta;

    /// <summary>The mean.</summary>
    public double Mean => Order.Constant ? centre + point[^1] : 0;

    /// <summary>Fits, from the sample's autocorrelations and, where there is one, from a neighbour; what is new to it starts at nothing.</summary>
    public void Fit(ArmaModel? neighbour)
    {
        if (point.Length > 0)
            Search(neighbour);
        var errors = new double[series.Length];
        var logarithms = Run(point, errors, []);
        squares = 0;
        foreach (var error in errors)
            squares += error * error;
        squares = Math.Max(squares, Floor * series.Length);
        int counted = Order.Coefficients + 1, length = series.Length;
        Criterion = Sound() ? (length * Math.Log(squares / length)) + logarithms + (2.0 * counted * length / (length - counted - 1)) : double.PositiveInfinity;
    }

    /// <summary>Predicts the next steps.</summary>
    public void Predict(Span<double> next)
    {
        Run(point, new double[series.Length], next);
        for (var h = 0; h < next.Length; h++)
            next[h] += Mean;
    }

    /// <inheritdoc/>
    public void At(ReadOnlySpan<double> point, Span<double> residuals)
    {
        // Squared and summed, these are the likelihood's variance times the geometric mean of the errors' variances: what is left of it after the scale is out.
        var share = Math.Exp(Run(point, residuals, []) / (2 * series.Length));
        for (var t = 0; t < residuals.Length; t++)
            residuals[t] *= share;
    }

    private double Run(ReadOnlySpan<double> at, Span<double> errors, Span<double> next)
    {
        var (p, q, seasonalP, seasonalQ, constant) = Order;
        Polynomial(at[..p], at.Slice(p + q, seasonalP), filter.Phi);
        Polynomial(at.Slice(p, q), at.Slice(p + q + seasonalP, seasonalQ), filter.Theta);
        for (var i = 0; i < filter.Theta.Length; i++)
            filter.Theta[i] = -filter.Theta[i];
        var mean = constant ? centre + at[^1] : 0;
        for (var t = 0; t < series.Length; t++)
            centred[t] = series[t] - mean;
        return filter.Run(centred, errors, next);
    }

    private void Polynomial(ReadOnlySpan<double> plain, ReadOnlySpan<double> seasonally, Span<double> product)
    {
        Span<double> partial = stackalloc double[Math.Max(plain.Length, seasonally.Length)];
        Partial(plain, partial);
        LagPolynomial.FromPartial(partial[..plain.Length], factor);
        Partial(seasonally, partial);
        LagPolynomial.FromPartial(partial[..seasonally.Length], seasonal);
        LagPolynomial.Multiply(factor.AsSpan(0, plain.Length), seasonal.AsSpan(0, seasonally.Length), season, product);
    }

    private static void Partial(ReadOnlySpan<double> from, Span<double> partial)
    {
        for (var i = 0; i < from.Length; i++)
            partial[i] = Math.Tanh(Math.Clamp(from[i], -Edge, Edge));
    }

    private bool Sound()
    {
        Span<double> signed = stackalloc double[filter.Theta.Length];
        for (var i = 0; i < signed.Length; i++)
            signed[i] = -filter.Theta[i];
        return LagPolynomial.RootsOutside(filter.Phi, 1.01) && LagPolynomial.RootsOutside(signed, 1.01);
    }

    private void Search(ArmaModel? neighbour)
    {
        Start();
        var reached = LevenbergMarquardt.Minimise(this, point, Tolerance, MaxSteps);
        if (neighbour is null)
            return;
        Span<double> first = stackalloc double[point.Length];
        point.CopyTo(first);
        Start(neighbour);
        if (LevenbergMarquardt.Minimise(this, point, Tolerance, MaxSteps) > reached)
            first.CopyTo(point);
    }

    private void Start()
    {
        // Away from 0, where a lag of each polynomial would cancel the other's.
        point.AsSpan(0, Order.P + Order.Q + Order.SeasonalP + Order.SeasonalQ).Fill(.1);
        Partials(point.AsSpan(0, Order.P));
    }

    // The first partial autocorrelations, as parameters.
    private void Partials(Span<double> parameters)
    {
        Span<double> correlations = stackalloc double[parameters.Length + 1], predictor = stackalloc double[parameters.Length];
        for (var lag = 0; lag <= parameters.Length; lag++)
        {
            for (var t = lag; t < series.Length; t++)
                correlations[lag] += (series[t] - centre) * (series[t - lag] - centre);
        }

        var variance = correlations[0];
        for (var k = 0; k < parameters.Length && variance > 0; k++)
        {
            var rest = correlations[k + 1];
            for (var i = 0; i < k; i++)
                rest -= predictor[i] * correlations[k - i];
            var partial = Math.Clamp(rest / variance, -.95, .95);
            for (int i = 0, j = k - 1; i <= j; i++, j--)
                (predictor[i], predictor[j]) = (predictor[i] - (partial * predictor[j]), predictor[j] - (partial * predictor[i]));
            predictor[k] = partial;
            variance *= 1 - (partial * partial);
            parameters[k] = Math.Atanh(partial);
        }
    }

    private void Start(ArmaModel neighbour)
    {
        ReadOnlySpan<double> from = neighbour.point;
        var to = point.AsSpan();
        var fromOrder = neighbour.Order;
        // A lag that both polynomials gain starts as one factor that cancels, not at 0 where nothing tells the two apart.
        var gained = Order.P > fromOrder.P && Order.Q > fromOrder.Q ? .3 : 0;
        var gainedSeasonal = Order.SeasonalP > fromOrder.SeasonalP && Order.SeasonalQ > fromOrder.SeasonalQ ? .3 : 0;
        Take(ref from, fromOrder.P, ref to, Order.P, gained);
        Take(ref from, fromOrder.Q, ref to, Order.Q, gained);
        Take(ref from, fromOrder.SeasonalP, ref to, Order.SeasonalP, gainedSeasonal);
        Take(ref from, fromOrder.SeasonalQ, ref to, Order.SeasonalQ, gainedSeasonal);
        if (fromOrder.Constant && Order.Constant)
            to[0] = from[0];
    }

    private static void Take(ref ReadOnlySpan<double> from, int has, ref Span<double> to, int needs, double gained)
    {
        to[..needs].Fill(gained);
        from[..Math.Min(has, needs)].CopyTo(to);
        from = from[has..];
        to = to[needs..];
    }
}
