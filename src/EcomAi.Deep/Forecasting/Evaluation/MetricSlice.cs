using EcomAi.Deep.Training;

namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>The metrics of a part of the points: one step of the horizon, or one group of series.</summary>
/// <param name="Name">Such as <c>step 3</c> or <c>department: GROCERY</c>.</param>
/// <param name="Points">Observed targets.</param>
/// <param name="Metrics">All metrics, see <see cref="ErrorSums.Metrics"/>.</param>
public sealed record MetricSlice(string Name, long Points, IReadOnlyList<MetricValue> Metrics)
{
    internal static MetricSlice Of(string name, ErrorSums sums) => new(name, sums.Points, sums.Metrics());
}
