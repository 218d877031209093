using System.Runtime.CompilerServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number with a dtype, made from .NET numbers by implicit conversion.</summary>
public sealed class Scalar : IDisposable
{
    private readonly ScalarType type;

    private Scalar(long value, ScalarType type)
    {
        this.type = type;
        Number = new NativeNumber { Tag = type == ScalarType.Bool ? NativeNumber.BooleanTag : NativeNumber.IntegerTag, Integer = value };
    }

    private Scalar(double value, ScalarType type)
    {
        this.type = type;
        Number = new NativeNumber { Tag = NativeNumber.RealTag, Real = value };
    }

    /// <summary>The dtype: Int64, Float64 or Bool, which is how libtorch holds a scalar.</summary>
    public ScalarType Type => type;

    internal NativeNumber Number { get; }

    /// <summary>A byte as a scalar.</summary>
    public static implicit operator Scalar(byte value) => new(value, ScalarType.Int64);

    /// <summary>A signed byte as a scalar.</summary>
    public static implicit operator Scalar(sbyte value) => new(value, ScalarType.Int64);

    /// <summary>A 16-bit integer as a scalar.</summary>
    public static implicit operator Scalar(short value) => new(value, ScalarType.Int64);

    /// <summary>A 32-bit integer as a scalar.</summary>
    public static implicit operator Scalar(int value) => new(value, ScalarType.Int64);

    /// <summary>A 64-bit integer as a scalar.</summary>
    public static implicit operator Scalar(long value) => new(value, ScalarType.Int64);

    /// <summary>A half-precision number as a scalar.</summary>
    public static implicit operator Scalar(Half value) => new((double)value, ScalarType.Float64);

    /// <summary>A single-precision number as a scalar.</summary>
    public static implicit operator Scalar(float value) => new((double)value, ScalarType.Float64);

    /// <summary>A double-precision number as a scalar.</summary>
    public static implicit operator Scalar(double value) => new(value, ScalarType.Float64);

    /// <summary>A truth value as a scalar.</summary>
    public static implicit operator Scalar(bool value) => new(value ? 1L : 0L, ScalarType.Bool);

    /// <summary>Does nothing: a scalar here holds no native memory.</summary>
    public void Dispose()
    {
    }

    /// <summary>The scalar as a double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double AsDouble() => Number.Tag == NativeNumber.RealTag ? Number.Real : Number.Integer;

    /// <summary>The scalar as a 64-bit integer, truncated towards zero.</summary>
    internal long AsInt64() => Number.Tag == NativeNumber.RealTag ? (long)Number.Real : Number.Integer;
}
