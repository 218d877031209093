namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>The sums X'X and X'y of a least-squares problem, and its solution by Cholesky's factors.</summary>
/// <param name="width">The number of features.</param>
internal sealed class NormalEquations(int width)
{
    private readonly double[] _products = new double[width * width];
    private readonly double[] _targets = new double[width];

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<double> features, double target)
    {
        for (var i = 0; i < width; i++)
        {
            var feature = features[i];
            if (feature == 0)
                continue;
            _targets[i] += feature * target;
            var row = _products.AsSpan(i * width, i + 1);
            for (var j = 0; j < row.Length; j++)
                row[j] += feature * features[j];
        }
    }

    /// <summary>
    /// The weights that make |y - Xw|² + penalty * sum_i (X'X)_ii w_i² least. A feature that is always 0, or that others add up to, gets the weight 0.
    /// </summary>
    public double[] Solve(double penalty)
    {
        // Scaled to a diagonal of 1, so that what is too small to tell from rounding is the same number for all.
        const double Dependent = 1e-10;
        var scale = new double[width];
        for (var i = 0; i < width; i++)
            scale[i] = Math.Sqrt(_products[(i * width) + i]);
        var factor = new double[width * width];
        var weights = new double[width];
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = scale[i] > 0 && scale[j] > 0 ? _products[(i * width) + j] / scale[i] / scale[j] : 0;
                if (i == j)
                    sum += penalty;
                for (var k = 0; k < j; k++)
                    sum -= factor[(i * width) + k] * factor[(j * width) + k];
                if (i == j)
                    factor[(i * width) + i] = sum > Dependent ? Math.Sqrt(sum) : 0;
                else if (factor[(j * width) + j] > 0)
                    factor[(i * width) + j] = sum / factor[(j * width) + j];
            }
        }

        for (var i = 0; i < width; i++)
        {
            var sum = scale[i] > 0 ? _targets[i] / scale[i] : 0;
            for (var k = 0; k < i; k++)
                sum -= factor[(i * width) + k] * weights[k];
            weights[i] = factor[(i * width) + i] > 0 ? sum / factor[(i * width) + i] : 0;
        }

        for (var i = width - 1; i >= 0; i--)
        {
            var sum = weights[i];
            for (var k = i + 1; k < width; k++)
                sum -= factor[(k * width) + i] * weights[k];
            weights[i] = factor[(i * width) + i] > 0 ? sum / factor[(i * width) + i] : 0;
        }

        for (var i = 0; i < width; i++)
            weights[i] = scale[i] > 0 ? weights[i] / scale[i] : 0;
        return weights;
    }
}
