namespace EcomAi.Deep.Data;

/// <summary>The type that a column is written with.</summary>
public enum OutputType
{
    /// <summary>64-bit integers, from <c>long[]</c> or <c>int[]</c>.</summary>
    Int64,

    /// <summary>32-bit integers, from <c>int[]</c>.</summary>
    Int32,

    /// <summary>Single precision, from <c>float[]</c>.</summary>
    Float,

    /// <summary>Double precision, from <c>double[]</c> or <c>float[]</c>.</summary>
    Double,

    /// <summary>Text, from <c>string[]</c>.</summary>
    Text,

    /// <summary>True or false, from <c>bool[]</c>.</summary>
    Boolean,

    /// <summary>Instants, from <c>long[]</c> of microseconds since 1970-01-01 UTC.</summary>
    Time,

    /// <summary>Bytes, from <c>byte[][]</c>; Parquet alone takes them.</summary>
    Bytes,

    /// <summary>Days, from <c>long[]</c> of microseconds since 1970-01-01 UTC at midnight.</summary>
    Date,
}
