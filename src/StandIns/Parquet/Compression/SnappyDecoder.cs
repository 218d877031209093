using Parquet.Reading;

namespace Parquet.Compression;

/// <summary>Decompresses Snappy's raw block format (google/snappy, format_description.txt).</summary>
internal static class SnappyDecoder
{
    /// <summary>Decompresses a block that must fill <paramref name="destination"/> exactly.</summary>
    /// <exception cref="CorruptDataException">The block is damaged or has another length.</exception>
    public static void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        var position = 0;
        if (ReadLength(source, ref position) != (ulong)destination.Length)
            CorruptDataException.Throw("the Snappy block declares another length than its page");
        var written = 0;
        while (position < source.Length)
        {
            int tag = source[position++];
            if ((tag & 3) == 0)
                Literal(source, destination, tag, ref position, ref written);
            else
                Copy(source, destination, tag, ref position, ref written);
        }

        if (written != destination.Length)
            CorruptDataException.Throw($"the Snappy block ends after {written} of {destination.Length} bytes");
    }

    private static void Literal(ReadOnlySpan<byte> source, Span<byte> destination, int tag, ref int position, ref int written)
    {
        var length = tag >> 2;
        if (length >= 60)
        {
            var extra = length - 59;
            length = LittleEndian(source, ref position, extra);
        }

        length++;
        if (length <= 0 || length > source.Length - position || length > destination.Length - written)
            CorruptDataException.Throw("a Snappy literal runs over the end of its block");
        source.Slice(position, length).CopyTo(destination[written..]);
        position += length;
        written += length;
    }

    private static void Copy(ReadOnlySpan<byte> source, Span<byte> destination, int tag, ref int position, ref int written)
    {
        int length, offset;
        if ((tag & 3) == 1)
        {
            length = 4 + ((tag >> 2) & 7);
            offset = (tag >> 5) << 8 | LittleEndian(source, ref position, 1);
        }
        else
        {
            length = 1 + (tag >> 2);
            offset = LittleEndian(source, ref position, (tag & 3) == 2 ? 2 : 4);
        }

        if (offset <= 0 || offset > written || length > destination.Length - written)
            CorruptDataException.Throw("a Snappy copy points outside of its block");
        if (offset >= length)
        {
            destination.Slice(written - offset, length).CopyTo(destination[written..]);
        }
        else
        {
            // The copy overlaps what it writes: the bytes repeat with period offset.
            for (var i = 0; i < length; i++)
                destination[written + i] = destination[written - offset + i];
        }

        written += length;
    }

    private static int LittleEndian(ReadOnlySpan<byte> source, ref int position, int bytes)
    {
        if (bytes > source.Length - position)
            CorruptDataException.Throw("the Snappy block ends inside an element");
        var value = 0;
        for (var i = 0; i < bytes; i++)
            value |= source[position++] << (8 * i);
        return value;
    }

    private static ulong ReadLength(ReadOnlySpan<byte> source, ref int position)
    {
        ulong value = 0;
        for (var shift = 0; shift <= 28; shift += 7)
        {
            var b = LittleEndian(source, ref position, 1);
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }

        throw new CorruptDataException("the Snappy block has no valid length");
    }
}
