using System.Buffers;
using System.Buffers.Binary;
using Parquet.Reading;

namespace Parquet.Encodings;

/// <summary>Decodes DELTA_LENGTH_BYTE_ARRAY and DELTA_BYTE_ARRAY (Encodings.md) into PLAIN byte arrays.</summary>
internal static class DeltaByteArrays
{
    /// <summary>Decodes lengths, then bytes.</summary>
    /// <returns>The PLAIN bytes, to be returned to the shared pool, and how many there are.</returns>
    public static (byte[] Plain, int Length) DecodeLengths(ReadOnlySpan<byte> source, int count)
    {
        using var lengths = new PooledArray<int>(count);
        var texts = source[DeltaBinaryPacked.Decode(source, lengths.Span)..];
        var total = Total(lengths.Span, texts.Length);
        return Fill(total + 4L * count, lengths.Span, texts);
    }

    /// <summary>Decodes how many bytes each value shares with the one before, then the others.</summary>
    /// <param name="source">The page's values.</param>
    /// <param name="count">How many.</param>
    /// <param name="fixedLength">The length of every value of a fixed-length column, which stands in the schema; else 0.</param>
    /// <returns>The PLAIN bytes, to be returned to the shared pool, and how many there are.</returns>
    public static (byte[] Plain, int Length) DecodePrefixes(ReadOnlySpan<byte> source, int count, int fixedLength)
    {
        using var prefixes = new PooledArray<int>(count);
        using var suffixes = new PooledArray<int>(count);
        var rest = source[DeltaBinaryPacked.Decode(source, prefixes.Span)..];
        rest = rest[DeltaBinaryPacked.Decode(rest, suffixes.Span)..];
        Total(suffixes.Span, rest.Length);
        var total = ReadLimits.CheckExpanded(CheckPrefixes(prefixes.Span, suffixes.Span, fixedLength), source.Length);
        return Fill(total, prefixes.Span, suffixes.Span, rest, fixedLength > 0 ? 0 : 4);
    }

    private static (byte[] Plain, int Length) Fill(long size, ReadOnlySpan<int> lengths, ReadOnlySpan<byte> texts)
    {
        if (size > Array.MaxLength)
            CorruptDataException.Throw($"a page of {size} bytes is not supported");
        var plain = ArrayPool<byte>.Shared.Rent((int)size);
        var at = 0;
        foreach (var length in lengths)
        {
            BinaryPrimitives.WriteInt32LittleEndian(plain.AsSpan(at), length);
            texts[..length].CopyTo(plain.AsSpan(at + 4));
            texts = texts[length..];
            at += 4 + length;
        }

        return (plain, at);
    }

    private static (byte[] Plain, int Length) Fill(
        long size, ReadOnlySpan<int> prefixes, ReadOnlySpan<int> suffixes, ReadOnlySpan<byte> texts, int lengthBytes)
    {
        var plain = ArrayPool<byte>.Shared.Rent((int)size);
        var (at, previous) = (0, 0);
        for (var i = 0; i < prefixes.Length; i++)
        {
            var (prefix, suffix) = (prefixes[i], suffixes[i]);
            if (lengthBytes > 0)
                BinaryPrimitives.WriteInt32LittleEndian(plain.AsSpan(at), prefix + suffix);
            at += lengthBytes;
            plain.AsSpan(previous, prefix).CopyTo(plain.AsSpan(at));
            texts[..suffix].CopyTo(plain.AsSpan(at + prefix));
            texts = texts[suffix..];
            previous = at;
            at += prefix + suffix;
        }

        return (plain, at);
    }

    private static long Total(ReadOnlySpan<int> lengths, int left)
    {
        var total = 0L;
        foreach (var length in lengths)
        {
            if (length < 0)
                CorruptDataException.Throw($"a byte array declares {length} bytes");
            total += length;
        }

        if (total > left)
            CorruptDataException.Throw($"byte arrays declare {total} bytes, {left} are left");
        return total;
    }

    // Prefixes repeat bytes, so what comes out is not bounded by what went in.
    private static long CheckPrefixes(ReadOnlySpan<int> prefixes, ReadOnlySpan<int> suffixes, int fixedLength)
    {
        var (total, previous) = (0L, 0L);
        for (var i = 0; i < prefixes.Length; i++)
        {
            if (prefixes[i] < 0 || prefixes[i] > previous)
                CorruptDataException.Throw($"a byte array shares {prefixes[i]} bytes with one of {previous}");
            previous = (long)prefixes[i] + suffixes[i];
            if (fixedLength > 0 && previous != fixedLength)
                CorruptDataException.Throw($"a value has {previous} bytes, the schema says {fixedLength}");
            total += previous + (fixedLength > 0 ? 0 : 4);
        }

        return total;
    }
}
