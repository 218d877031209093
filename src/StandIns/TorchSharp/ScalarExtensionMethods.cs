namespace TorchSharp;

/// <summary>Conversions between scalars and .NET numbers.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>A byte as a scalar.</summary>
    public static Scalar ToScalar(this byte value) => value;

    /// <summary>A signed byte as a scalar.</summary>
    public static Scalar ToScalar(this sbyte value) => value;

    /// <summary>A 16-bit integer as a scalar.</summary>
    public static Scalar ToScalar(this short value) => value;

    /// <summary>A 32-bit integer as a scalar.</summary>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>A 64-bit integer as a scalar.</summary>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>A single-precision number as a scalar.</summary>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>A double-precision number as a scalar.</summary>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>A truth value as a scalar.</summary>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>A half-precision number as a scalar.</summary>
    public static Scalar ToScalar(this Half value) => value;

    /// <summary>The scalar as a single-precision number.</summary>
    public static float ToSingle(this Scalar value) => (float)value.AsDouble();

    /// <summary>The scalar as a double-precision number.</summary>
    public static double ToDouble(this Scalar value) => value.AsDouble();

    /// <summary>The scalar as a 32-bit integer.</summary>
    public static int ToInt32(this Scalar value) => checked((int)value.AsInt64());

    /// <summary>The scalar as a 64-bit integer.</summary>
    public static long ToInt64(this Scalar value) => value.AsInt64();

    /// <summary>The scalar as a truth value.</summary>
    public static bool ToBoolean(this Scalar value) => value.AsDouble() != 0;
}
