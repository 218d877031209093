using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
        ref var input = ref MemoryMarshal.GetReference(source);
        ref var output = ref MemoryMarshal.GetReference(destination);
        while (position < source.Length)
        {
            int tag = source[position++];
            if ((tag & 3) == 0)
            {
                // Most literals are short: sixteen bytes are copied where both sides have them, the rest is written again later.
                var length = (tag >> 2) + 1;
                if (length <= 16 && source.Length - position >= 16 && destination.Length - written >= 16)
                {
                    Vector128.LoadUnsafe(ref input, (nuint)position).StoreUnsafe(ref output, (nuint)written);
                    position += length;
                    written += length;
                }
                else
                {
                    Literal(source, destination, tag, ref position, ref written);
                }
            }
            else
            {
                var (length, offset) = Element(source, tag, ref position);
                if (offset == 0 || offset > (uint)written || length > destination.Length - written)
                    CorruptDataException.Throw("a Snappy copy points outside of its block");
                MatchCopy.Copy(ref Unsafe.Add(ref output, written), offset, (nuint)length, (nuint)(destination.Length - written));
                written += length;
            }
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
            length = (int)LittleEndian(source, ref position, extra);
        }

        length++;
        if (length <= 0 || length > source.Length - position || length > destination.Length - written)
            CorruptDataException.Throw("a Snappy literal runs over the end of its block");
        source.Slice(position, length).CopyTo(destination[written..]);
        position += length;
        written += length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Length, uint Offset) Element(ReadOnlySpan<byte> source, int tag, ref int position)
    {
        if ((tag & 3) == 1)
            return (4 + ((tag >> 2) & 7), (uint)(tag >> 5) << 8 | LittleEndian(source, ref position, 1));
        if ((tag & 3) == 2 && source.Length - position >= 2)
        {
            uint offset = MemoryMarshal.Read<ushort>(source[position..]);
            position += 2;
            return (1 + (tag >> 2), offset);
        }

        return (1 + (tag >> 2), LittleEndian(source, ref position, (tag & 3) == 2 ? 2 : 4));
    }

    private static uint LittleEndian(ReadOnlySpan<byte> source, ref int position, int bytes)
    {
        if (bytes > source.Length - position)
            CorruptDataException.Throw("the Snappy block ends inside an element");
        uint value = 0;
        for (var i = 0; i < bytes; i++)
            value |= (uint)source[position++] << (8 * i);
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
