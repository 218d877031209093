using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Parquet.Reading;

namespace Parquet.Compression;

/// <summary>Decompresses LZ4's block format (lz4/lz4, lz4_Block_format.md), bare or in Hadoop's framing.</summary>
internal static class Lz4Decoder
{
    /// <summary>Decompresses one block that must fill <paramref name="destination"/> exactly.</summary>
    /// <exception cref="CorruptDataException">The block is damaged or has another length.</exception>
    public static void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (!TryDecompress(source, destination, out var written))
            CorruptDataException.Throw($"the LZ4 block is damaged after {written} of {destination.Length} bytes");
        if (written != destination.Length)
            CorruptDataException.Throw($"the LZ4 block ends after {written} of {destination.Length} bytes");
    }

    /// <summary>
    /// Decompresses pages of the codec LZ4: frames as Hadoop writes them (big-endian bytes once decompressed, then
    /// blocks behind their lengths), or else one bare block, which some writers store under the same name.
    /// </summary>
    /// <exception cref="CorruptDataException">The page is neither.</exception>
    public static void DecompressHadoop(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (!TryFrames(source, destination))
            Decompress(source, destination);
    }

    private static bool TryFrames(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        while (!source.IsEmpty)
        {
            if (source.Length < 8 || BinaryPrimitives.ReadUInt32BigEndian(source) > (uint)destination.Length)
                return false;
            var frame = destination[..BinaryPrimitives.ReadInt32BigEndian(source)];
            destination = destination[frame.Length..];
            source = source[4..];
            do
            {
                if (source.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(source) > (uint)source.Length - 4)
                    return false;
                var block = source.Slice(4, BinaryPrimitives.ReadInt32BigEndian(source));
                source = source[(4 + block.Length)..];
                if (!TryDecompress(block, frame, out var written) || (written == 0 && !frame.IsEmpty))
                    return false;
                frame = frame[written..];
            }
            while (!frame.IsEmpty);
        }

        return destination.IsEmpty;
    }

    private static bool TryDecompress(ReadOnlySpan<byte> source, Span<byte> destination, out int written)
    {
        written = 0;
        var position = 0;
        ref var input = ref MemoryMarshal.GetReference(source);
        ref var output = ref MemoryMarshal.GetReference(destination);
        while (position < source.Length)
        {
            int token = source[position++];
            if (!TryLength(source, token >> 4, ref position, out var literal)
                || literal > source.Length - position || literal > destination.Length - written)
            {
                return false;
            }

            // As in Snappy: short literals as one vector where there is room for it.
            if (literal <= 16 && source.Length - position >= 16 && destination.Length - written >= 16)
                Vector128.LoadUnsafe(ref input, (nuint)position).StoreUnsafe(ref output, (nuint)written);
            else
                source.Slice(position, literal).CopyTo(destination[written..]);
            position += literal;
            written += literal;

            // The last sequence has no match.
            if (position == source.Length)
                return true;
            if (source.Length - position < 2)
                return false;
            int offset = BinaryPrimitives.ReadUInt16LittleEndian(source[position..]);
            position += 2;
            if (!TryLength(source, token & 15, ref position, out var match) || offset == 0 || offset > written
                || match > destination.Length - written - 4)
            {
                return false;
            }

            MatchCopy.Copy(ref Unsafe.Add(ref output, written), (nuint)offset, (nuint)match + 4, (nuint)(destination.Length - written));
            written += match + 4;
        }

        // Only a page without bytes may have a block without any.
        return source.IsEmpty && destination.IsEmpty;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryLength(ReadOnlySpan<byte> source, int nibble, ref int position, out int length)
    {
        length = nibble;
        return nibble < 15 || TryLongLength(source, ref position, ref length);
    }

    private static bool TryLongLength(ReadOnlySpan<byte> source, ref int position, ref int length)
    {
        while (position < source.Length)
        {
            int more = source[position++];
            length += more;

            // Before the next byte could make it negative, which no check of the caller would notice.
            if (length > Array.MaxLength - byte.MaxValue)
                return false;
            if (more < 255)
                return true;
        }

        return false;
    }
}
