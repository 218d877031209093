namespace TorchSharp;

public static partial class torch
{
    /// <summary>The element types of a tensor; the values are libtorch's.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>Unsigned 8-bit integer.</summary>
        Byte = 0,

        /// <summary>Signed 8-bit integer.</summary>
        Int8 = 1,

        /// <summary>16-bit integer.</summary>
        Int16 = 2,

        /// <summary>32-bit integer.</summary>
        Int32 = 3,

        /// <summary>64-bit integer.</summary>
        Int64 = 4,

        /// <summary>IEEE half precision.</summary>
        Float16 = 5,

        /// <summary>Single precision.</summary>
        Float32 = 6,

        /// <summary>Double precision.</summary>
        Float64 = 7,

        /// <summary>Complex of two singles.</summary>
        ComplexFloat32 = 9,

        /// <summary>Complex of two doubles.</summary>
        ComplexFloat64 = 10,

        /// <summary>Truth value, one byte.</summary>
        Bool = 11,

        /// <summary>Quantized signed 8-bit integer.</summary>
        QInt8 = 12,

        /// <summary>Quantized unsigned 8-bit integer.</summary>
        QUInt8 = 13,

        /// <summary>Quantized 32-bit integer.</summary>
        QInt32 = 14,

        /// <summary>bfloat16: a single's exponent, 8 bits of precision.</summary>
        BFloat16 = 15,
    }

    /// <summary>Truth values.</summary>
    public static readonly ScalarType @bool = ScalarType.Bool;

    /// <summary>Unsigned 8-bit integers.</summary>
    public static readonly ScalarType uint8 = ScalarType.Byte;

    /// <summary>Signed 8-bit integers.</summary>
    public static readonly ScalarType int8 = ScalarType.Int8;

    /// <summary>16-bit integers.</summary>
    public static readonly ScalarType int16 = ScalarType.Int16;

    /// <summary>32-bit integers.</summary>
    public static readonly ScalarType int32 = ScalarType.Int32;

    /// <summary>64-bit integers.</summary>
    public static readonly ScalarType int64 = ScalarType.Int64;

    /// <summary>bfloat16.</summary>
    public static readonly ScalarType bfloat16 = ScalarType.BFloat16;

    /// <summary>Half precision.</summary>
    public static readonly ScalarType float16 = ScalarType.Float16;

    /// <summary>Single precision.</summary>
    public static readonly ScalarType float32 = ScalarType.Float32;

    /// <summary>Double precision.</summary>
    public static readonly ScalarType float64 = ScalarType.Float64;

    /// <summary>Half precision.</summary>
    public static readonly ScalarType half = ScalarType.Float16;

    /// <summary>16-bit integers.</summary>
    public static readonly ScalarType @short = ScalarType.Int16;

    /// <summary>32-bit integers.</summary>
    public static readonly ScalarType @int = ScalarType.Int32;

    /// <summary>64-bit integers.</summary>
    public static readonly ScalarType @long = ScalarType.Int64;

    /// <summary>Single precision.</summary>
    public static readonly ScalarType @float = ScalarType.Float32;

    /// <summary>Double precision.</summary>
    public static readonly ScalarType @double = ScalarType.Float64;
}
