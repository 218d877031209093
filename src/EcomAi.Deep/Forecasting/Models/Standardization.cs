namespace EcomAi.Deep.Forecasting.Models;

/// <summary>Brings covariates to mean 0 and deviation 1, measured on the training part; missing values become the mean.</summary>
/// <param name="Means">Each column's mean.</param>
/// <param name="Deviations">Each column's standard deviation; 1 for a constant one.</param>
public sealed record Standardization(IReadOnlyList<double> Means, IReadOnlyList<double> Deviations)
{
    /// <summary>Measures columns.</summary>
    /// <param name="values">Values [series, length, columns]; NaN is missing.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="length">Places of a series.</param>
    /// <param name="limits">For each series the place from which on nothing is known yet.</param>
    public static Standardization Measure(ReadOnlySpan<float> values, int columns, int length, IReadOnlyList<int> limits)
    {
        var (counts, sums, squares) = (new double[columns], new double[columns], new double[columns]);
        for (var series = 0; series < limits.Count; series++)
        {
            for (var place = 0; place < Math.Min(limits[series], length); place++)
            {
                var row = values.Slice(((series * length) + place) * columns, columns);
                for (var c = 0; c < columns; c++)
                {
                    if (float.IsNaN(row[c]))
                        continue;
                    counts[c]++;
                    sums[c] += row[c];
                    squares[c] += (double)row[c] * row[c];
                }
            }
        }

        var means = new double[columns];
        var deviations = new double[columns];
        for (var c = 0; c < columns; c++)
        {
            means[c] = counts[c] > 0 ? sums[c] / counts[c] : 0;
            var variance = counts[c] > 0 ? (squares[c] / counts[c]) - (means[c] * means[c]) : 0;
            deviations[c] = variance > 1e-12 * Math.Max(1, means[c] * means[c]) ? Math.Sqrt(variance) : 1;
        }

        return new Standardization(means, deviations);
    }

    /// <summary>Why these are not the measures of some columns, as the end of a sentence; null where they may be.</summary>
    /// <param name="columns">The number of columns.</param>
    internal string? Misfit(int columns) =>
        Means.Count != columns || Deviations.Count != columns ? $"holds {Means.Count} means and {Deviations.Count} deviations, expected {columns} of each."
        : !Means.All(double.IsFinite) || !Deviations.All(deviation => deviation > 0 && double.IsFinite(deviation)) ? "holds a mean or a deviation that is none."
        : null;

    /// <summary>Standardises one place's columns.</summary>
    /// <param name="values">Values, [places, columns].</param>
    /// <param name="from">The place to read.</param>
    /// <param name="into">Takes the result, [places, columns].</param>
    /// <param name="to">The place to write.</param>
    public void Apply(ReadOnlySpan<float> values, int from, Span<float> into, long to)
    {
        for (var c = 0; c < Means.Count; c++)
        {
            var value = values[(from * Means.Count) + c];
            into[(int)((to * Means.Count) + c)] = float.IsNaN(value) ? 0 : (float)((value - Means[c]) / Deviations[c]);
        }
    }
}
