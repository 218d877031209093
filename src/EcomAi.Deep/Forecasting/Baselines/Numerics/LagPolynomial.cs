namespace EcomAi.Deep.Forecasting.Baselines.Numerics;

/// <summary>
/// Polynomials in the lag operator B, 1 - c[0] B - c[1] B^2 - ..., held as their coefficients c; an autoregression's own sign convention.
/// </summary>
internal static class LagPolynomial
{
    /// <summary>The coefficients whose partial autocorrelations are given, each inside (-1, 1): always a stationary autoregression (Durbin and Levinson).</summary>
    public static void FromPartial(ReadOnlySpan<double> partial, Span<double> coefficients)
    {
        for (var k = 0; k < partial.Length; k++)
        {
            for (int i = 0, j = k - 1; i <= j; i++, j--)
            {
                var (left, right) = (coefficients[i], coefficients[j]);
                coefficients[i] = left - (partial[k] * right);
                coefficients[j] = right - (partial[k] * left);
            }

            coefficients[k] = partial[k];
        }
    }

    /// <summary>
    /// Whether all roots of the polynomial lie outside the circle of a radius: stationary or invertible with radius 1. By the partial autocorrelations, stepping
    /// Durbin's and Levinson's recursion down; no root is computed.
    /// </summary>
    public static bool RootsOutside(ReadOnlySpan<double> coefficients, double radius)
    {
        Span<double> scaled = coefficients.Length <= 128 ? stackalloc double[coefficients.Length] : new double[coefficients.Length];
        var power = 1.0;
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] = coefficients[i] * (power *= radius);
        for (var k = scaled.Length - 1; k >= 0; k--)
        {
            var partial = scaled[k];
            if (!(Math.Abs(partial) < 1))
                return false;
            StepDown(scaled[..k], partial);
        }

        return true;
    }

    /// <summary>The coefficients of one order less, given those below the highest one, and the highest.</summary>
    public static void StepDown(Span<double> coefficients, double partial)
    {
        var scale = 1 / (1 - (partial * partial));
        for (int i = 0, j = coefficients.Length - 1; i <= j; i++, j--)
        {
            var (left, right) = (coefficients[i], coefficients[j]);
            coefficients[i] = (left + (partial * right)) * scale;
            coefficients[j] = (right + (partial * left)) * scale;
        }
    }

    /// <summary>The product of (1 - a[0] B - ...) and (1 - b[0] B^season - b[1] B^(2 season) - ...).</summary>
    /// <param name="plain">a.</param>
    /// <param name="seasonal">b.</param>
    /// <param name="season">Steps of a season.</param>
    /// <param name="product">Takes its coefficients, a.Length + b.Length * season of them.</param>
    public static void Multiply(ReadOnlySpan<double> plain, ReadOnlySpan<double> seasonal, int season, Span<double> product)
    {
        product.Clear();
        plain.CopyTo(product);
        for (var j = 0; j < seasonal.Length; j++)
        {
            var lag = (j + 1) * season;
            product[lag - 1] += seasonal[j];
            for (var i = 0; i < plain.Length; i++)
                product[lag + i] -= seasonal[j] * plain[i];
        }
    }
}
