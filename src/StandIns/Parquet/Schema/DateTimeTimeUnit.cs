namespace Parquet.Schema;

/// <summary>The unit of a timestamp.</summary>
public enum DateTimeTimeUnit
{
    /// <summary>Milliseconds.</summary>
    Millis,

    /// <summary>Microseconds.</summary>
    Micros,

    /// <summary>Nanoseconds; a <see cref="DateTime"/> keeps multiples of 100.</summary>
    Nanos,
}
