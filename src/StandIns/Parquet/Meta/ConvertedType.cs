namespace Parquet.Meta;

/// <summary>Older annotations of what a physical type means.</summary>
public enum ConvertedType
{
    /// <summary>UTF-8 text.</summary>
    UTF8 = 0,

    /// <summary>Map.</summary>
    MAP = 1,

    /// <summary>Entry of a map.</summary>
    MAP_KEY_VALUE = 2,

    /// <summary>List.</summary>
    LIST = 3,

    /// <summary>Enumeration name.</summary>
    ENUM = 4,

    /// <summary>Decimal number.</summary>
    DECIMAL = 5,

    /// <summary>Days since 1970-01-01.</summary>
    DATE = 6,

    /// <summary>Milliseconds of the day.</summary>
    TIME_MILLIS = 7,

    /// <summary>Microseconds of the day.</summary>
    TIME_MICROS = 8,

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    TIMESTAMP_MILLIS = 9,

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    TIMESTAMP_MICROS = 10,

    /// <summary>Unsigned 8 bits.</summary>
    UINT_8 = 11,

    /// <summary>Unsigned 16 bits.</summary>
    UINT_16 = 12,

    /// <summary>Unsigned 32 bits.</summary>
    UINT_32 = 13,

    /// <summary>Unsigned 64 bits.</summary>
    UINT_64 = 14,

    /// <summary>Signed 8 bits.</summary>
    INT_8 = 15,

    /// <summary>Signed 16 bits.</summary>
    INT_16 = 16,

    /// <summary>Signed 32 bits.</summary>
    INT_32 = 17,

    /// <summary>Signed 64 bits.</summary>
    INT_64 = 18,

    /// <summary>JSON text.</summary>
    JSON = 19,

    /// <summary>BSON document.</summary>
    BSON = 20,

    /// <summary>Months, days and milliseconds.</summary>
    INTERVAL = 21,
}
