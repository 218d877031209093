namespace Parquet.Schema;

/// <summary>How a <see cref="DateTime"/> column is stored.</summary>
public enum DateTimeFormat
{
    /// <summary>INT96, the old form of Impala and Spark; what a plain DateTime field means.</summary>
    Impala,

    /// <summary>INT64 milliseconds since 1970-01-01 UTC.</summary>
    DateAndTime,

    /// <summary>INT64 microseconds since 1970-01-01 UTC.</summary>
    DateAndTimeMicros,

    /// <summary>INT32 days since 1970-01-01.</summary>
    Date,

    /// <summary>INT64 with the TIMESTAMP annotation and a unit.</summary>
    Timestamp,
}
