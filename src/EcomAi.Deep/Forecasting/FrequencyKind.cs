namespace EcomAi.Deep.Forecasting;

/// <summary>The step between two times of a series.</summary>
public enum FrequencyKind
{
    /// <summary>Detected from the times.</summary>
    Auto,

    /// <summary>An hour.</summary>
    Hourly,

    /// <summary>A day.</summary>
    Daily,

    /// <summary>Seven days, on whatever weekday the data has.</summary>
    Weekly,

    /// <summary>A calendar month.</summary>
    Monthly,

    /// <summary>One, of a column of integers.</summary>
    Step,
}
