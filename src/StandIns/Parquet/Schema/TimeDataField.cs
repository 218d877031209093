namespace Parquet.Schema;

/// <summary>A column of times of day: the stored integers, int for milliseconds, long for micro- and nanoseconds.</summary>
public class TimeDataField : DataField
{
    /// <summary>Creates a column.</summary>
    /// <param name="name">Name.</param>
    /// <param name="precision">Unit.</param>
    /// <param name="isNullable">Whether values may be null; false when null.</param>
    /// <param name="isArray">Repeated columns are not supported: null or false.</param>
    /// <param name="propertyName">Accepted for compatibility.</param>
    public TimeDataField(
        string name, TimeUnitPrecision precision, bool? isNullable = null, bool? isArray = null, string? propertyName = null)
        : base(name, Stored(precision), isNullable, isArray, propertyName) => Precision = precision;

    /// <summary>Whether the times are UTC (true) or wall-clock times.</summary>
    public bool IsAdjustedToUtc { get; set; } = true;

    /// <summary>Unit.</summary>
    public TimeUnitPrecision Precision { get; }

    private static Type Stored(TimeUnitPrecision precision) => precision switch
    {
        TimeUnitPrecision.Millis => typeof(int),
        TimeUnitPrecision.Micros or TimeUnitPrecision.Nanos => typeof(long),
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, null),
    };
}
