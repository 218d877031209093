using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The only element of a tensor as a .NET number, converted from whatever dtype.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>The only element as a single-precision number.</summary>
    public static float ToSingle(this Tensor value) => (float)value.ToScalar().AsDouble();

    /// <summary>The only element as a double-precision number.</summary>
    public static double ToDouble(this Tensor value) => value.ToScalar().AsDouble();

    /// <summary>The only element as a signed byte.</summary>
    public static sbyte ToSByte(this Tensor value) => (sbyte)value.ToScalar().AsInt64();

    /// <summary>The only element as a byte.</summary>
    public static byte ToByte(this Tensor value) => (byte)value.ToScalar().AsInt64();

    /// <summary>The only element as a 16-bit integer.</summary>
    public static short ToInt16(this Tensor value) => (short)value.ToScalar().AsInt64();

    /// <summary>The only element as a 32-bit integer.</summary>
    public static int ToInt32(this Tensor value) => (int)value.ToScalar().AsInt64();

    /// <summary>The only element as a 64-bit integer.</summary>
    public static long ToInt64(this Tensor value) => value.ToScalar().AsInt64();

    /// <summary>The only element as a truth value.</summary>
    public static bool ToBoolean(this Tensor value) => value.ToScalar().AsDouble() != 0;

    /// <summary>Bytes an element of this type.</summary>
    public static int ElementSize(this ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new NotSupportedException($"elements of {type} have no size here"),
    };
}
