using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Parquet.Reading;

namespace Parquet.Encodings;

/// <summary>Decodes BYTE_STREAM_SPLIT (Encodings.md): first byte of all values, then the second bytes, and so on.</summary>
internal static class ByteStreamSplit
{
    /// <summary>Puts the bytes of each value together again.</summary>
    /// <param name="source">The streams, one after another.</param>
    /// <param name="width">Bytes of a value.</param>
    /// <param name="destination">PLAIN values.</param>
    public static void Decode(ReadOnlySpan<byte> source, int width, Span<byte> destination)
    {
        var count = destination.Length / width;
        CheckRoom(source, width, count);
        var stride = source.Length / width;
        var done = width switch
        {
            4 when Sse2.IsSupported => Four(source, stride, count, destination),
            8 when Sse2.IsSupported => Eight(source, stride, count, destination),
            _ => 0,
        };
        for (var k = 0; k < width; k++)
        {
            var stream = source.Slice(k * stride, count);
            for (int i = done, at = done * width + k; i < stream.Length; i++, at += width)
                destination[at] = stream[i];
        }
    }

    /// <summary>Throws unless the streams can hold <paramref name="count"/> values.</summary>
    public static void CheckRoom(ReadOnlySpan<byte> source, int width, int count)
    {
        if (source.Length % width != 0 || source.Length < (long)count * width)
            CorruptDataException.Throw($"{source.Length} bytes are not the streams of {count} values of {width} bytes");
    }

    // 16 values at a time: bytes are zipped to pairs, pairs to values. All loads and stores end before count.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Four(ReadOnlySpan<byte> source, int stride, int count, Span<byte> destination)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var i = 0;
        for (; i <= count - 16; i += 16)
        {
            var a = Vector128.LoadUnsafe(ref from, (nuint)i);
            var b = Vector128.LoadUnsafe(ref from, (nuint)(i + stride));
            var c = Vector128.LoadUnsafe(ref from, (nuint)(i + 2L * stride));
            var d = Vector128.LoadUnsafe(ref from, (nuint)(i + 3L * stride));
            StoreFour(a, b, c, d, ref Unsafe.Add(ref to, i * 4), 16);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Eight(ReadOnlySpan<byte> source, int stride, int count, Span<byte> destination)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var i = 0;
        for (; i <= count - 16; i += 16)
        {
            var (lowA, highA) = Zip(ref from, i, stride, 0, 4);
            var (lowB, highB) = Zip(ref from, i, stride, 1, 5);
            var (lowC, highC) = Zip(ref from, i, stride, 2, 6);
            var (lowD, highD) = Zip(ref from, i, stride, 3, 7);
            StoreFour(lowA, lowB, lowC, lowD, ref Unsafe.Add(ref to, i * 8), 16);
            StoreFour(highA, highB, highC, highD, ref Unsafe.Add(ref to, i * 8 + 64), 16);
        }

        return i;
    }

    // Zipping stream k with stream k + 4 first makes the three steps of eight streams those of four.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<byte> Low, Vector128<byte> High) Zip(ref byte from, int i, int stride, int first, int second)
    {
        var x = Vector128.LoadUnsafe(ref from, (nuint)(i + (long)first * stride));
        var y = Vector128.LoadUnsafe(ref from, (nuint)(i + (long)second * stride));
        return (Sse2.UnpackLow(x, y), Sse2.UnpackHigh(x, y));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFour(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d, ref byte to, nuint step)
    {
        // Zipped across: (a, c) and (b, d) first, then both, which puts a, b, c, d in a row.
        var (evenLow, evenHigh) = (Sse2.UnpackLow(a, c), Sse2.UnpackHigh(a, c));
        var (oddLow, oddHigh) = (Sse2.UnpackLow(b, d), Sse2.UnpackHigh(b, d));
        Sse2.UnpackLow(evenLow, oddLow).StoreUnsafe(ref to);
        Sse2.UnpackHigh(evenLow, oddLow).StoreUnsafe(ref to, step);
        Sse2.UnpackLow(evenHigh, oddHigh).StoreUnsafe(ref to, 2 * step);
        Sse2.UnpackHigh(evenHigh, oddHigh).StoreUnsafe(ref to, 3 * step);
    }
}
