namespace EcomAi.Deep.Reporting;

/// <summary>A mark of an axis.</summary>
/// <param name="At">Its value.</param>
/// <param name="Label">What stands beside it.</param>
internal readonly record struct AxisTick(double At, string Label);
