namespace EcomAi.Deep.Reporting;

/// <summary>A row of an <see cref="IntervalChart"/>.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Value">The figure; NaN leaves the row out.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end of its interval.</param>
/// <param name="IsMarked">Whether it stands out.</param>
internal sealed record Interval(string Name, double Value, double Low, double High, bool IsMarked);
