namespace EcomAi.Deep.Forecasting.Baselines.Numerics;

/// <summary>
/// The simplex search of Nelder and Mead (1965), with their coefficients: reflect by 1, expand by 2, contract and shrink by one half. Needs no derivatives and
/// takes points that are not allowed as infinitely bad ones.
/// </summary>
internal static class NelderMead
{
    /// <summary>Searches from a point and leaves the best one found in it.</summary>
    /// <param name="objective">What is minimised.</param>
    /// <param name="point">The start, at least one parameter; takes the result.</param>
    /// <param name="steps">How far the simplex first reaches in each parameter; a step that is not allowed is tried the other way.</param>
    /// <param name="tolerance">The search ends when the values in the corners differ by less than this, and the simplex is a tenth of its first size.</param>
    /// <param name="maxEvaluations">The search ends after about so many evaluations.</param>
    /// <returns>The value at the result.</returns>
    public static double Minimise(IObjective objective, Span<double> point, ReadOnlySpan<double> steps, double tolerance, int maxEvaluations)
    {
        var size = point.Length;
        var corners = new double[(size + 1) * size];
        var values = new double[size + 1];
        Span<double> centre = stackalloc double[size], trial = stackalloc double[size], second = stackalloc double[size];
        for (var i = 0; i <= size; i++)
        {
            var corner = corners.AsSpan(i * size, size);
            point.CopyTo(corner);
            if (i > 0)
                corner[i - 1] += steps[i - 1];
            values[i] = objective.At(corner);
            if (i == 0 || !double.IsPositiveInfinity(values[i]))
                continue;
            corner[i - 1] = point[i - 1] - steps[i - 1];
            values[i] = objective.At(corner);
        }

        var evaluations = size + 1;
        while (true)
        {
            Extremes(values, out var best, out var worst, out var beforeWorst);
            if (evaluations >= maxEvaluations || (values[worst] - values[best] < tolerance && Small(corners, best, worst, steps)))
            {
                corners.AsSpan(best * size, size).CopyTo(point);
                return values[best];
            }

            centre.Clear();
            for (var i = 0; i <= size; i++)
            {
                if (i == worst)
                    continue;
                for (var d = 0; d < size; d++)
                    centre[d] += corners[(i * size) + d] / size;
            }

            var last = corners.AsSpan(worst * size, size);
            var reflected = Try(objective, centre, last, 1, trial);
            evaluations++;
            if (reflected < values[best])
            {
                var expanded = Try(objective, centre, last, 2, second);
                evaluations++;
                Replace(last, ref values[worst], expanded < reflected ? second : trial, Math.Min(expanded, reflected));
                continue;
            }

            if (reflected < values[beforeWorst])
            {
                Replace(last, ref values[worst], trial, reflected);
                continue;
            }

            var contracted = Try(objective, centre, last, reflected < values[worst] ? .5 : -.5, second);
            evaluations++;
            if (contracted < Math.Min(reflected, values[worst]))
            {
                Replace(last, ref values[worst], second, contracted);
                continue;
            }

            evaluations += Shrink(objective, corners, values, best);
        }
    }

    // Two corners may be as high as each other on two sides of a valley.
    private static bool Small(double[] corners, int best, int worst, ReadOnlySpan<double> steps)
    {
        for (var d = 0; d < steps.Length; d++)
        {
            if (Math.Abs(corners[(best * steps.Length) + d] - corners[(worst * steps.Length) + d]) > Math.Abs(steps[d]) / 10)
                return false;
        }

        return true;
    }

    private static int Shrink(IObjective objective, double[] corners, double[] values, int best)
    {
        var size = values.Length - 1;
        for (var i = 0; i <= size; i++)
        {
            if (i == best)
                continue;
            for (var d = 0; d < size; d++)
                corners[(i * size) + d] = (corners[(i * size) + d] + corners[(best * size) + d]) / 2;
            values[i] = objective.At(corners.AsSpan(i * size, size));
        }

        return size;
    }

    private static double Try(IObjective objective, ReadOnlySpan<double> centre, ReadOnlySpan<double> worst, double reach, Span<double> trial)
    {
        for (var d = 0; d < trial.Length; d++)
            trial[d] = centre[d] + (reach * (centre[d] - worst[d]));
        return objective.At(trial);
    }

    private static void Replace(Span<double> corner, ref double value, ReadOnlySpan<double> by, double byValue)
    {
        by.CopyTo(corner);
        value = byValue;
    }

    private static void Extremes(double[] values, out int best, out int worst, out int beforeWorst)
    {
        best = 0;
        worst = values.Length - 1;
        for (var i = 0; i < values.Length; i++)
        {
            best = values[i] < values[best] ? i : best;
            worst = values[i] > values[worst] ? i : worst;
        }

        beforeWorst = best;
        for (var i = 0; i < values.Length; i++)
        {
            if (i != worst && values[i] > values[beforeWorst])
                beforeWorst = i;
        }
    }
}
