namespace EcomAi.Deep.Forecasting.Baselines.Numerics;

/// <summary>Numbers that depend on some parameters, and the sum of whose squares is minimised.</summary>
internal interface IResiduals
{
    /// <summary>How many numbers there are.</summary>
    int Count { get; }

    /// <summary>The numbers at a point, all finite for any point of finite parameters.</summary>
    void At(ReadOnlySpan<double> point, Span<double> residuals);
}
