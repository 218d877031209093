namespace EcomAi.Deep.Reporting;

/// <summary>A bar of a <see cref="BarChart"/>.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Value">Its length; NaN draws none.</param>
/// <param name="IsMarked">Whether it stands out.</param>
internal sealed record Bar(string Name, double Value, bool IsMarked);
