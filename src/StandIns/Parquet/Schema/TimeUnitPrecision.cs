namespace Parquet.Schema;

/// <summary>The unit of a time of day.</summary>
public enum TimeUnitPrecision
{
    /// <summary>Milliseconds, stored as INT32.</summary>
    Millis,

    /// <summary>Microseconds, stored as INT64.</summary>
    Micros,

    /// <summary>Nanoseconds, stored as INT64.</summary>
    Nanos,
}
