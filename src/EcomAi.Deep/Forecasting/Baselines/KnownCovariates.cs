using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>The known covariates as a regression takes them.</summary>
internal static class KnownCovariates
{
    /// <summary>
    /// A copy without holes: a missing value is the series' last one before it, else the first one after it, else the mean of all. A covariate that is above 0
    /// wherever it is given, such as a price, enters by its logarithm, so that its weight is an elasticity.
    /// </summary>
    /// <returns>Values [series, length, known].</returns>
    public static double[] Fill(SeriesPanel panel)
    {
        var width = panel.KnownNames.Count;
        var values = new double[panel.Known.Length];
        for (var column = 0; column < width; column++)
        {
            var (sum, count, positive) = (0.0, 0, true);
            for (var at = column; at < values.Length; at += width)
            {
                if (float.IsNaN(panel.Known[at]))
                    continue;
                positive &= panel.Known[at] > 0;
            }

            for (var at = column; at < values.Length; at += width)
            {
                values[at] = positive ? Math.Log(panel.Known[at]) : panel.Known[at];
                if (double.IsNaN(values[at]))
                    continue;
                sum += values[at];
                count++;
            }

            var mean = count == 0 ? 0 : sum / count;
            for (var series = 0; series < panel.Count; series++)
                FillOne(values.AsSpan(series * panel.Length * width, panel.Length * width), column, width, mean);
        }

        return values;
    }

    private static void FillOne(Span<double> values, int column, int width, double mean)
    {
        var last = mean;
        for (var at = column; at < values.Length; at += width)
        {
            if (double.IsNaN(values[at]))
                continue;
            last = values[at];
            break;
        }

        for (var at = column; at < values.Length; at += width)
        {
            if (double.IsNaN(values[at]))
                values[at] = last;
            last = values[at];
        }
    }
}
