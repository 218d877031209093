using System.Runtime.CompilerServices;

namespace Parquet.Encodings;

/// <summary>Compares values of 2, 4 or 8 bytes by their bits.</summary>
internal sealed class BitComparer<T> : IEqualityComparer<T>
    where T : unmanaged
{
    public static BitComparer<T> Instance { get; } = new();

    public bool Equals(T x, T y) => Bits(x) == Bits(y);

    public int GetHashCode(T value) => Bits(value).GetHashCode();

    private static ulong Bits(T value) => Unsafe.SizeOf<T>() switch
    {
        2 => Unsafe.BitCast<T, ushort>(value),
        4 => Unsafe.BitCast<T, uint>(value),
        _ => Unsafe.BitCast<T, ulong>(value),
    };
}
