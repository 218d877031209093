using EcomAi.Deep.Training;

namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>How good the forecasts of one model were: over all points, by step of the horizon, and by group of series.</summary>
/// <param name="Protocol">How it was measured, such as <c>rolling origin, 1 round, horizon 39, season 1, origins by series; test</c>.</param>
/// <param name="Points">Observed targets that were forecast.</param>
/// <param name="Series">Series that have any of them.</param>
/// <param name="UnscaledPoints">Points of series whose scale is 0 or undefined, which MASE leaves out.</param>
/// <param name="ZeroTargets">Points with the target 0, which MAPE leaves out.</param>
/// <param name="Metrics">All metrics, see <see cref="ErrorSums.Metrics"/>.</param>
/// <param name="Steps">The same by step of the horizon, the first one first.</param>
/// <param name="Groups">The same by value of each category column of <see cref="BacktestConfig.Groups"/>.</param>
public sealed record BacktestDetail(
    string Protocol,
    long Points,
    int Series,
    long UnscaledPoints,
    long ZeroTargets,
    IReadOnlyList<MetricValue> Metrics,
    IReadOnlyList<MetricSlice> Steps,
    IReadOnlyList<MetricSlice> Groups)
{
    /// <summary>One metric's value over all points; NaN where it is not defined or the levels do not give it.</summary>
    /// <param name="metric">A name of <see cref="MetricNames"/>.</param>
    public double this[string metric] => Metrics.FirstOrDefault(value => value.Name == metric)?.Value ?? double.NaN;

    /// <summary>The columns of <see cref="MetricNames.Table"/>, for the result of a run.</summary>
    public ProtocolResult ToResult() =>
        new(Protocol, [.. MetricNames.Table.Select(name => Metrics.FirstOrDefault(value => value.Name == name)).OfType<MetricValue>()]);
}
