using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>Writes the run length and bit-packed hybrid: runs of eight and more as such, the rest bit-packed.</summary>
internal static class RleWriter
{
    public static void Write(ReadOnlySpan<int> values, int bitWidth, PooledBuffer output)
    {
        var literalStart = 0;
        var position = 0;
        while (position < values.Length)
        {
            // Always a multiple of eight after literalStart, so that literals come in whole groups.
            var rest = values[position..];
            var different = rest.IndexOfAnyExcept(rest[0]);
            var run = different < 0 ? rest.Length : different;
            if (run < 8)
            {
                position = Math.Min(values.Length, position + 8);
                continue;
            }

            Literals(values[literalStart..position], bitWidth, output);
            Repeated(rest[0], run, bitWidth, output);
            position += run;
            literalStart = position;
        }

        Literals(values[literalStart..], bitWidth, output);
    }

    private static void Repeated(int value, int count, int bitWidth, PooledBuffer output)
    {
        output.WriteVarint((ulong)count << 1);
        for (var shift = 0; shift < bitWidth; shift += 8)
            output.Write((byte)(value >> shift));
    }

    private static void Literals(ReadOnlySpan<int> values, int bitWidth, PooledBuffer output)
    {
        if (values.IsEmpty)
            return;
        var groups = (values.Length + 7) / 8;
        output.WriteVarint((ulong)groups << 1 | 1);
        BitPacker.Pack(values, bitWidth, output.Append(groups * bitWidth));
    }
}
