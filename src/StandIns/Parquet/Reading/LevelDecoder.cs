using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.Encodings;

namespace Parquet.Reading;

/// <summary>Decodes definition and repetition levels.</summary>
internal static class LevelDecoder
{
    // Small enough to be counted while it is in the first-level cache.
    private const int Block = 4096;

    /// <summary>Bits of a level.</summary>
    public static int BitWidth(int maxLevel) => 32 - BitOperations.LeadingZeroCount((uint)maxLevel);

    /// <summary>Decodes levels; returns how many of them are <paramref name="wanted"/>.</summary>
    /// <exception cref="CorruptDataException">The data end too early or a level is above the highest one.</exception>
    public static int Decode(ReadOnlySpan<byte> data, int maxLevel, int wanted, Span<int> levels)
    {
        var reader = new RleReader(data, BitWidth(maxLevel));
        var count = 0;
        while (!levels.IsEmpty)
        {
            reader.EnsureRun();
            var part = levels[..(int)Math.Min(reader.RunLength, levels.Length)];
            if (reader.IsRepeated)
            {
                Check(reader.RunValue, maxLevel);
                part.Fill(reader.RunValue);
                reader.Advance(part.Length);
                count += reader.RunValue == wanted ? part.Length : 0;
            }
            else
            {
                part = part[..Math.Min(part.Length, Block)];
                reader.Unpack(part);
                count += Count(part, maxLevel, wanted);
            }

            levels = levels[part.Length..];
        }

        return count;
    }

    /// <summary>Decodes the deprecated form: most significant bit first, no runs. Returns the bytes used in <paramref name="used"/>.</summary>
    public static int DecodeBitPacked(ReadOnlySpan<byte> data, int maxLevel, int wanted, Span<int> levels, out int used)
    {
        var width = BitWidth(maxLevel);
        var bytes = BitPacking.ByteCount(levels.Length, width);
        if (bytes > data.Length)
            CorruptDataException.Throw($"{data.Length} bytes cannot hold the {levels.Length} levels that the page declares");
        used = (int)bytes;
        long bit = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            var level = 0;
            for (var b = 0; b < width; b++, bit++)
                level = level << 1 | (data[(int)(bit >> 3)] >> (7 - (int)(bit & 7)) & 1);
            levels[i] = level;
        }

        return Count(levels, maxLevel, wanted);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Count(ReadOnlySpan<int> levels, int maxLevel, int wanted)
    {
        var vectors = MemoryMarshal.Cast<int, Vector<int>>(levels);
        var (equal, highest, target) = (Vector<int>.Zero, Vector<int>.Zero, new Vector<int>(wanted));
        foreach (var vector in vectors)
        {
            equal -= Vector.Equals(vector, target);
            highest = Vector.Max(highest, vector);
        }

        var count = Vector.Sum(equal);
        var most = 0;
        for (var i = 0; i < Vector<int>.Count; i++)
            most = Math.Max(most, highest[i]);
        foreach (var level in levels[(vectors.Length * Vector<int>.Count)..])
        {
            count += level == wanted ? 1 : 0;
            most = Math.Max(most, level);
        }

        Check(most, maxLevel);
        return count;
    }

    private static void Check(int level, int maxLevel)
    {
        if (level > maxLevel)
            CorruptDataException.Throw($"level {level} is above {maxLevel}, the highest of this column");
    }
}
