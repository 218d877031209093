using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>Integers whose memory is their PLAIN encoding: decoding is a copy.</summary>
internal class FixedCodec<T> : ValueCodec<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private static readonly int Size = Unsafe.SizeOf<T>();

    public override int MinimumBits => Size * 8;

    public override bool IsMemoryLayout => BitConverter.IsLittleEndian;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<T> destination)
    {
        CheckRoom(source, destination.Length);
        var bytes = MemoryMarshal.AsBytes(destination);
        source[..bytes.Length].CopyTo(bytes);
    }

    public override void EncodePlain(ReadOnlySpan<T> values, PooledBuffer output)
    {
        var bytes = MemoryMarshal.AsBytes(values);
        bytes.CopyTo(output.Append(bytes.Length));
    }

    public override bool TryBounds(ReadOnlySpan<T> values, out T low, out T high) => Bounds.TryOfIntegers(values, out low, out high);
}
