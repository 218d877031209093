namespace EcomAi.Deep.Reporting;

/// <summary>A named line of a chart.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Points">Its points, ascending.</param>
internal sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points);
