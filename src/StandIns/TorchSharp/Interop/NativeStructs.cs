using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>A number as it crosses the boundary.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct NativeNumber
{
    [FieldOffset(0)] public long Tag;
    [FieldOffset(8)] public long Integer;
    [FieldOffset(8)] public double Real;

    public const long IntegerTag = 0;
    public const long RealTag = 1;
    public const long BooleanTag = 2;
}

/// <summary>What the native side tells of a tensor without running an operator.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeFacts
{
    public long Dim;
    public long Count;
    public long ElementSize;
    public int DType;
    public int DeviceType;
    public int DeviceIndex;
    public int Flags;

    public const int RequiresGrad = 1;
    public const int Sparse = 2;
    public const int Contiguous = 4;
    public const int Leaf = 8;
}

/// <summary>One operator argument or result as it crosses the boundary.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct NativeArgument
{
    [FieldOffset(0)] public ArgumentTag Tag;
    [FieldOffset(4)] public int Length;
    [FieldOffset(8)] public IntPtr Pointer;
    [FieldOffset(8)] public long Whole;
    [FieldOffset(8)] public double Fraction;
}

/// <summary>The kinds of <see cref="NativeArgument"/>; the order is the native enum's.</summary>
internal enum ArgumentTag
{
    None,
    Tensor,
    Integer,
    Real,
    Boolean,
    Integers,
    Tensors,
    OptionalTensors,
    Device,
    Text,
    Generator,
    Booleans,
}

/// <summary>One element of <c>t[...]</c> as it crosses the boundary.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeIndex
{
    public long Kind;
    public long Start;
    public long Stop;
    public long Step;
    public IntPtr Tensor;

    public const long NoneKind = 0;
    public const long EllipsisKind = 1;
    public const long IntegerKind = 2;
    public const long BooleanKind = 3;
    public const long SliceKind = 4;
    public const long TensorKind = 5;
    public const long LeftOut = long.MinValue;
}
