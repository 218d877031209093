namespace Parquet.Meta;

/// <summary>The kinds of the LogicalType union, numbered as its thrift field ids.</summary>
internal enum LogicalKind
{
    None = 0,
    String = 1,
    Map = 2,
    List = 3,
    Enum = 4,
    Decimal = 5,
    Date = 6,
    Time = 7,
    Timestamp = 8,
    Integer = 10,
    Unknown = 11,
    Json = 12,
    Bson = 13,
    Uuid = 14,
    Float16 = 15,
}

/// <summary>Units of times and timestamps, numbered as thrift's TimeUnit field ids.</summary>
internal enum LogicalTimeUnit
{
    None = 0,
    Millis = 1,
    Micros = 2,
    Nanos = 3,
}

/// <summary>What a physical type means; the parameters hold for the kinds that have them.</summary>
internal readonly record struct LogicalAnnotation(
    LogicalKind Kind,
    LogicalTimeUnit Unit = LogicalTimeUnit.None,
    bool IsAdjustedToUtc = false,
    int BitWidth = 0,
    bool IsSigned = false,
    int Precision = 0,
    int Scale = 0);
