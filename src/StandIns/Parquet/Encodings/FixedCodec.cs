using System.Numerics;
using System.Runtime.InteropServices;
using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>Integers whose memory is their PLAIN encoding: decoding is a copy.</summary>
internal class FixedCodec<T> : ValueCodec<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private static readonly int Size = Marshal.SizeOf<T>();

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

    public override long PlainSize(ReadOnlySpan<T> values) => (long)values.Length * Size;

    public override bool TryMinMax(ReadOnlySpan<T> values, out byte[] min, out byte[] max)
    {
        (min, max) = ([], []);
        if (values.IsEmpty)
            return false;
        var (low, high) = (values[0], values[0]);
        foreach (var value in values)
        {
            low = T.Min(low, value);
            high = T.Max(high, value);
        }

        (min, max) = (Bytes(low), Bytes(high));
        return true;
    }

    protected static byte[] Bytes(T value) => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
}
