using EcomAi.Deep.Forecasting.Baselines.Numerics;

namespace EcomAi.Deep.Forecasting.Baselines.Arima;

/// <summary>
/// One-step prediction errors of a Gaussian ARMA process, exact from the first value on: Ansley's transform (1979), whose covariances form a narrow band, and
/// Cholesky's factors of it row by row, which is the innovations algorithm (Brockwell and Davis 1991, 5.3 and 8.7). Once the factors have settled, the plain
/// recursion takes over.
/// </summary>
/// <remarks>Autoregressive coefficients have the sign of x[t] = phi x[t-1] + ..., those of the moving average that of e[t] + theta e[t-1] + ....</remarks>
internal sealed class ArmaFilter
{
    private const double Settled = 1e-9;

    private readonly int ar;
    private readonly int ma;
    private readonly int start; // steps that Ansley's transform leaves as they are
    private readonly double[] phi;
    private readonly double[] theta; // from lag 0
    private readonly double[] psi; // weights of the process's own errors
    private readonly double[] products; // by lag: sum of theta[r] theta[r + lag]
    private readonly double[] cross; // by lag: covariance of the process and the moving average so many steps later
    private readonly double[] covariances; // by lag: of the process
    private readonly double[] pure; // by lag: of the autoregression alone
    private readonly double[] predictors; // the autoregressions of all lower orders, by rows
    private readonly double[] factors; // the last rows of Cholesky's factor: row t % height, by lag
    private readonly int height;

    /// <param name="ar">Autoregressive lags.</param>
    /// <param name="ma">Moving-average lags.</param>
    public ArmaFilter(int ar, int ma)
    {
        (this.ar, this.ma, start) = (ar, ma, Math.Max(ar, ma));
        height = start + 1;
        phi = new double[ar];
        theta = new double[ma + 1];
        theta[0] = 1;
        psi = new double[ma + 1];
        products = new double[ma + 1];
        cross = new double[ma + 1];
        covariances = new double[start + 1];
        pure = new double[start + ma + 1];
        predictors = new double[ar * ar];
        factors = new double[height * height];
    }

    /// <summary>The autoregressive coefficients, [ar]; they must be stationary.</summary>
    public Span<double> Phi => phi;

    /// <summary>The moving-average coefficients, [ma].</summary>
    public Span<double> Theta => theta.AsSpan(1);

    /// <summary>Filters a series of mean 0 and predicts its next steps.</summary>
    /// <param name="series">The series, [n].</param>
    /// <param name="errors">Takes the prediction errors, each over the root of its variance in units of the process's own errors; [n].</param>
    /// <param name="next">Takes the predictions of the next steps; may be empty.</param>
    /// <returns>The sum of the logarithms of those variances.</returns>
    public double Run(ReadOnlySpan<double> series, Span<double> errors, Span<double> next)
    {
        Covariances();
        double logarithms = 0, determinant = 1;
        int count = series.Length, settled = 0;
        for (var t = 0; t < count + next.Length; t++)
        {
            var predicted = 0.0;
            for (var lag = 1; lag <= ar && t >= start; lag++)
                predicted += phi[lag - 1] * (t - lag < count ? series[t - lag] : next[t - lag - count]);
            var scale = 1.0;
            ReadOnlySpan<double> weights = theta;
            if (t < start || (settled < ma && t < count + ma))
            {
                weights = Factor(t);
                scale = weights[0];
                settled = t >= start && Math.Abs(scale - 1) < Settled ? settled + 1 : 0;
            }

            for (var lag = Math.Max(1, t - count + 1); lag < Math.Min(weights.Length, t + 1); lag++)
                predicted += weights[lag] * errors[t - lag];
            if (t >= count)
            {
                next[t - count] = predicted;
                continue;
            }

            errors[t] = (series[t] - predicted) / scale;
            determinant *= scale;
            if (determinant is < 1e100 and > 1e-100)
                continue;
            logarithms += 2 * Math.Log(determinant);
            determinant = 1;
        }

        return logarithms + (2 * Math.Log(determinant));
    }

    // The row of step t, by lag: all steps before it in the untransformed part, as many as the moving average has later.
    private Span<double> Factor(int t)
    {
        var reach = t < start ? t : Math.Min(t, ma);
        var row = factors.AsSpan(t % height * height, reach + 1);
        for (var lag = reach; lag >= 0; lag--)
        {
            var earlier = t - lag;
            var other = factors.AsSpan(earlier % height * height, height);
            var sum = t < start ? covariances[lag] : earlier < start ? cross[lag] : products[lag];
            for (var further = lag + 1; further <= reach; further++)
                sum -= row[further] * other[further - lag];
            row[lag] = lag > 0 ? sum / other[0] : Math.Sqrt(Math.Max(sum, 1e-12));
        }

        return row;
    }

    private void Covariances()
    {
        for (var lag = 0; lag <= ma; lag++)
        {
            psi[lag] = theta[lag];
            for (var i = 1; i <= Math.Min(lag, ar); i++)
                psi[lag] += phi[i - 1] * psi[lag - i];
        }

        for (var lag = 0; lag <= ma; lag++)
        {
            double own = 0, ahead = 0;
            for (var k = lag; k <= ma; k++)
            {
                own += theta[k] * theta[k - lag];
                ahead += theta[k] * psi[k - lag];
            }

            (products[lag], cross[lag]) = (own, ahead);
        }

        Autoregression();
        for (var lag = 0; lag < start; lag++)
        {
            var sum = products[0] * pure[lag];
            for (var shift = 1; shift <= ma; shift++)
                sum += products[shift] * (pure[lag + shift] + pure[Math.Abs(lag - shift)]);
            covariances[lag] = sum;
        }
    }

    // Durbin's and Levinson's recursion, down to order 1 for the predictors and up again for the covariances.
    private void Autoregression()
    {
        var variance = 1.0;
        for (var order = ar; order >= 1; order--)
        {
            var row = predictors.AsSpan((order - 1) * ar, order);
            if (order == ar)
                phi.CopyTo(row);
            else
            {
                var above = predictors.AsSpan(order * ar, order + 1);
                above[..order].CopyTo(row);
                LagPolynomial.StepDown(row, above[order]);
            }

            variance /= 1 - (row[order - 1] * row[order - 1]);
        }

        pure[0] = variance;
        for (var lag = 1; lag < pure.Length; lag++)
        {
            var order = Math.Min(lag, ar);
            var row = order > 0 ? predictors.AsSpan((order - 1) * ar, order) : [];
            var sum = 0.0;
            if (lag <= ar)
            {
                var lower = lag > 1 ? predictors.AsSpan((lag - 2) * ar, lag - 1) : [];
                for (var i = 1; i < lag; i++)
                    sum += lower[i - 1] * pure[lag - i];
                sum += row[lag - 1] * variance;
                variance *= 1 - (row[lag - 1] * row[lag - 1]);
            }
            else
            {
                for (var i = 1; i <= order; i++)
                    sum += row[i - 1] * pure[lag - i];
            }

            pure[lag] = sum;
        }
    }
}
