namespace EcomAi.Deep.Reporting;

/// <summary>A central interval of a forecast, step by step.</summary>
/// <param name="Level">Its nominal coverage, such as .8.</param>
/// <param name="Low">Its lower ends.</param>
/// <param name="High">Its upper ends, at the same places.</param>
internal sealed record FanBand(double Level, IReadOnlyList<ChartPoint> Low, IReadOnlyList<ChartPoint> High);
