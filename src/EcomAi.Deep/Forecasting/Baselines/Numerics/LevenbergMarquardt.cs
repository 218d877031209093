namespace EcomAi.Deep.Forecasting.Baselines.Numerics;

/// <summary>Least squares by damped Gauss-Newton steps (Marquardt 1963), with derivatives by forward differences.</summary>
internal static class LevenbergMarquardt
{
    private const double Difference = 1e-6;

    /// <summary>Searches from a point and leaves the best one found in it.</summary>
    /// <param name="residuals">What is squared and summed.</param>
    /// <param name="point">The start, at least one parameter; takes the result.</param>
    /// <param name="tolerance">The search ends when a step lowers the sum by less than this part of it.</param>
    /// <param name="maxSteps">The search ends after so many steps.</param>
    /// <returns>The sum of squares at the result.</returns>
    public static double Minimise(IResiduals residuals, Span<double> point, double tolerance, int maxSteps)
    {
        int size = point.Length, count = residuals.Count;
        var at = new double[count];
        var moved = new double[count];
        var jacobian = new double[size * count];
        Span<double> gram = stackalloc double[size * size], damped = stackalloc double[size * size];
        Span<double> gradient = stackalloc double[size], step = stackalloc double[size], trial = stackalloc double[size];
        residuals.At(point, at);
        var sum = Dot(at, at);
        var damping = 1e-3;
        for (var taken = 0; taken < maxSteps; taken++)
        {
            for (var i = 0; i < size; i++)
            {
                point.CopyTo(trial);
                trial[i] += Difference;
                residuals.At(trial, moved);
                var column = jacobian.AsSpan(i * count, count);
                for (var t = 0; t < count; t++)
                    column[t] = (moved[t] - at[t]) / Difference;
                gradient[i] = Dot(column, at);
                for (var j = 0; j <= i; j++)
                    gram[(i * size) + j] = gram[(j * size) + i] = Dot(column, jacobian.AsSpan(j * count, count));
            }

            var before = sum;
            while (damping < 1e8)
            {
                gram.CopyTo(damped);
                for (var i = 0; i < size; i++)
                {
                    damped[(i * size) + i] += damping * (gram[(i * size) + i] + (1e-6 * sum));
                    step[i] = -gradient[i];
                }

                SymmetricSystem.Solve(damped, step);
                for (var i = 0; i < size; i++)
                    trial[i] = point[i] + Math.Clamp(step[i], -2, 2);
                residuals.At(trial, moved);
                var reached = Dot(moved, moved);
                if (reached < sum)
                {
                    trial.CopyTo(point);
                    (at, moved) = (moved, at);
                    sum = reached;
                    damping = Math.Max(damping / 10, 1e-9);
                    break;
                }

                damping *= 10;
            }

            if (before - sum <= tolerance * before)
                break;
        }

        return sum;
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}
