namespace EcomAi.Deep.Forecasting.Baselines.Numerics;

/// <summary>A function of some parameters that is minimised.</summary>
internal interface IObjective
{
    /// <summary>The value at a point; positive infinity where the point is not allowed.</summary>
    double At(ReadOnlySpan<double> point);
}
