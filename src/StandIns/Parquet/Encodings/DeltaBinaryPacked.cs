using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.Reading;

namespace Parquet.Encodings;

/// <summary>
/// Decodes DELTA_BINARY_PACKED (Encodings.md): a first value, then blocks of a smallest difference and bit-packed rests.
/// Arithmetic wraps around.
/// </summary>
internal ref struct DeltaBinaryPacked
{
    // What the format asks for is 128 values a block; a block declares its values in very few bytes.
    private const int MostValuesPerBlock = 1 << 16;

    private readonly ReadOnlySpan<byte> _source;
    private readonly int _perMiniblock;
    private readonly int _miniblocks;
    private readonly long _first;
    private int _position;

    /// <summary>Reads the header.</summary>
    /// <param name="source">The encoded values and what follows them.</param>
    /// <param name="count">How many values there must be.</param>
    public DeltaBinaryPacked(ReadOnlySpan<byte> source, int count)
    {
        _source = source;
        var block = ReadVarint();
        var miniblocks = ReadVarint();
        var total = ReadVarint();
        _first = ReadZigZag();
        if (block is 0 or > MostValuesPerBlock || block % 128 != 0)
            CorruptDataException.Throw($"delta blocks of {block} values are not supported; they hold a multiple of 128, at most {MostValuesPerBlock}");
        if (miniblocks == 0 || block % miniblocks != 0 || block / miniblocks % 32 != 0)
            CorruptDataException.Throw($"a delta block of {block} values cannot have {miniblocks} miniblocks");
        if (total != (ulong)count)
            CorruptDataException.Throw($"the delta header declares {total} values, the page has {count}");
        _miniblocks = (int)miniblocks;
        _perMiniblock = (int)(block / miniblocks);
    }

    /// <summary>Decodes INT32 values; returns the bytes used.</summary>
    public static int Decode(ReadOnlySpan<byte> source, Span<int> destination)
    {
        var reader = new DeltaBinaryPacked(source, destination.Length);
        if (destination.IsEmpty)
            return reader._position;
        var last = destination[0] = (int)reader._first;
        for (var rest = destination[1..]; !rest.IsEmpty;)
        {
            var smallest = (int)reader.ReadZigZag();
            var widths = reader.Take(reader._miniblocks);
            for (var m = 0; m < widths.Length && !rest.IsEmpty; m++)
            {
                var part = rest[..Math.Min(rest.Length, reader._perMiniblock)];
                var packed = reader.TakeMiniblock(widths[m], 64, part.Length);
                if (widths[m] == 0)
                    part.Clear();
                else if (widths[m] > 32)
                    UnpackWide(packed, widths[m], part);
                else
                    BitPacking.Unpack(packed, 0, widths[m], part);
                last = Accumulate(part, smallest, last);
                rest = rest[part.Length..];
            }
        }

        return reader._position;
    }

    /// <summary>Decodes INT64 values; returns the bytes used.</summary>
    public static int Decode(ReadOnlySpan<byte> source, Span<long> destination)
    {
        var reader = new DeltaBinaryPacked(source, destination.Length);
        if (destination.IsEmpty)
            return reader._position;
        var last = destination[0] = reader._first;
        for (var rest = destination[1..]; !rest.IsEmpty;)
        {
            var smallest = reader.ReadZigZag();
            var widths = reader.Take(reader._miniblocks);
            for (var m = 0; m < widths.Length && !rest.IsEmpty; m++)
            {
                var part = rest[..Math.Min(rest.Length, reader._perMiniblock)];
                var packed = reader.TakeMiniblock(widths[m], 64, part.Length);
                last = Decode(packed, widths[m], part, smallest, last);
                rest = rest[part.Length..];
            }
        }

        return reader._position;
    }

    // DuckDB takes the differences of INT32 values as 64-bit numbers, which need up to 33 bits; modulo 2^32 they are the same.
    private static void UnpackWide(ReadOnlySpan<byte> packed, int width, Span<int> part)
    {
        Span<long> wide = stackalloc long[32];
        for (; !part.IsEmpty; packed = packed[Math.Min(packed.Length, wide.Length * width / 8)..])
        {
            var count = Math.Min(part.Length, wide.Length);
            BitPacking.Unpack(packed, width, wide[..count]);
            for (var i = 0; i < count; i++)
                part[i] = unchecked((int)wide[i]);
            part = part[count..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Accumulate(Span<int> part, int smallest, int last)
    {
        for (var i = 0; i < part.Length; i++)
            part[i] = last = unchecked(last + (part[i] + smallest));
        return last;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Decode(ReadOnlySpan<byte> packed, int width, Span<long> part, long smallest, long last)
    {
        if (width == 0)
        {
            for (var i = 0; i < part.Length; i++)
                part[i] = last = unchecked(last + smallest);
        }
        else if (width <= 32)
        {
            // Unpacked into the second half of their own memory, the values are read just before they are written over.
            var narrow = MemoryMarshal.Cast<long, int>(part)[part.Length..];
            BitPacking.Unpack(packed, 0, width, narrow);
            for (var i = 0; i < part.Length; i++)
                part[i] = last = unchecked(last + ((uint)narrow[i] + smallest));
        }
        else
        {
            BitPacking.Unpack(packed, width, part);
            for (var i = 0; i < part.Length; i++)
                part[i] = last = unchecked(last + (part[i] + smallest));
        }

        return last;
    }

    // The last miniblock may be cut after the values that it holds. What follows a miniblock comes with it: unpacking is
    // quicker where it may look beyond the end.
    private ReadOnlySpan<byte> TakeMiniblock(int width, int widest, int values)
    {
        if (width > widest)
            CorruptDataException.Throw($"delta bit width {width} is above {widest}");
        var whole = _perMiniblock * width >> 3;
        var left = _source[_position..];
        if (whole > left.Length && BitPacking.ByteCount(values, width) > left.Length)
            CorruptDataException.Throw("delta values end inside a miniblock");
        _position += Math.Min(whole, left.Length);
        return left;
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        if (bytes > _source.Length - _position)
            CorruptDataException.Throw("delta values end too early");
        var taken = _source.Slice(_position, bytes);
        _position += bytes;
        return taken;
    }

    private long ReadZigZag()
    {
        var value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = Take(1)[0];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }

        throw new CorruptDataException("a delta number is longer than 64 bits");
    }
}
