using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parquet.Encodings;

/// <summary>Writes BYTE_STREAM_SPLIT (Encodings.md): the first bytes of all values, then their second bytes, and so on.</summary>
internal static class ByteStreamSplitWriter
{
    private static readonly Vector128<byte> FourBytesTogether = Vector128.Create((byte)0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
    private static readonly Vector128<byte> EightBytesTogether = Vector128.Create((byte)0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);

    /// <summary>Splits PLAIN values of <paramref name="width"/> bytes each.</summary>
    public static void Write(ReadOnlySpan<byte> plain, int width, Span<byte> destination)
    {
        var count = plain.Length / width;
        var done = width switch
        {
            4 => Split4(plain, count, destination),
            8 => Split8(plain, count, destination),
            _ => 0,
        };
        for (var stream = 0; stream < width; stream++)
        {
            var bytes = destination.Slice(stream * count, count);
            for (var i = done; i < count; i++)
                bytes[i] = plain[i * width + stream];
        }
    }

    // Four values at a time: a vector that has their bytes of one kind side by side goes to the four streams in four parts.
    private static int Split4(ReadOnlySpan<byte> plain, int count, Span<byte> destination)
    {
        var whole = count & ~3;
        ref var from = ref MemoryMarshal.GetReference(plain);
        ref var to = ref MemoryMarshal.GetReference(destination);
        for (var i = 0; i < whole; i += 4)
        {
            var parts = Vector128.Shuffle(Vector128.LoadUnsafe(ref from, (nuint)i * 4), FourBytesTogether).AsUInt32();
            for (var stream = 0; stream < 4; stream++)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, stream * count + i), parts[stream]);
        }

        return whole;
    }

    private static int Split8(ReadOnlySpan<byte> plain, int count, Span<byte> destination)
    {
        var whole = count & ~1;
        ref var from = ref MemoryMarshal.GetReference(plain);
        ref var to = ref MemoryMarshal.GetReference(destination);
        for (var i = 0; i < whole; i += 2)
        {
            var parts = Vector128.Shuffle(Vector128.LoadUnsafe(ref from, (nuint)i * 8), EightBytesTogether).AsUInt16();
            for (var stream = 0; stream < 8; stream++)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, stream * count + i), parts[stream]);
        }

        return whole;
    }
}
