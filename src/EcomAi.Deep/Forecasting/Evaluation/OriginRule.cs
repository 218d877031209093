namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>Where the horizon of the last round ends.</summary>
public enum OriginRule
{
    /// <summary>At the last time of the whole data, for all series alike.</summary>
    Calendar,

    /// <summary>At each series' own last value.</summary>
    Series,
}
