namespace Parquet.Meta;

/// <summary>Physical types of the format.</summary>
public enum Type
{
    /// <summary>One bit.</summary>
    BOOLEAN = 0,

    /// <summary>32-bit signed integer.</summary>
    INT32 = 1,

    /// <summary>64-bit signed integer.</summary>
    INT64 = 2,

    /// <summary>12 bytes: nanoseconds of the day and Julian day; deprecated, timestamps only.</summary>
    INT96 = 3,

    /// <summary>IEEE 754 single precision.</summary>
    FLOAT = 4,

    /// <summary>IEEE 754 double precision.</summary>
    DOUBLE = 5,

    /// <summary>Bytes with a length.</summary>
    BYTE_ARRAY = 6,

    /// <summary>Bytes whose length the schema gives.</summary>
    FIXED_LEN_BYTE_ARRAY = 7,
}
