namespace EcomAi.Deep.Forecasting;

/// <summary>How the targets of a window are brought to one size.</summary>
public enum ScalingKind
{
    /// <summary>Divided by 1 + the mean of the window's known absolute targets.</summary>
    Mean,

    /// <summary>log(1 + target), less the mean of the window's.</summary>
    Log1p,

    /// <summary>Left as they are.</summary>
    None,
}
