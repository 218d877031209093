using Parquet.Fuzz.Thrift;

namespace Parquet.Fuzz.Seeds;

/// <summary>The run-length and bit-packing hybrid: runs of eight and more equal values, else groups of eight.</summary>
internal static class HybridEncoder
{
    public static byte[] Encode(int[] values, int bitWidth)
    {
        using var output = new MemoryStream();
        for (var at = 0; at < values.Length;)
        {
            var run = 1;
            while (at + run < values.Length && values[at + run] == values[at])
                run++;
            if (run >= 8)
            {
                ThriftOutput.Varint(output, (ulong)run << 1);
                for (var shift = 0; shift < bitWidth; shift += 8)
                    output.WriteByte((byte)(values[at] >> shift));
                at += run;
                continue;
            }

            ThriftOutput.Varint(output, 1 << 1 | 1);
            var group = new long[8];
            for (var i = 0; i < 8 && at < values.Length; i++)
                group[i] = values[at++];
            Pack(output, group, bitWidth);
        }

        return output.ToArray();
    }

    /// <summary>Packs values of up to 64 bits, the lowest bit first; their number is a multiple of eight.</summary>
    public static void Pack(Stream output, ReadOnlySpan<long> values, int bitWidth)
    {
        var bits = new byte[values.Length * bitWidth / 8];
        for (var i = 0; i < values.Length; i++)
        {
            for (var b = 0; b < bitWidth; b++)
            {
                var bit = i * bitWidth + b;
                bits[bit >> 3] |= (byte)((values[i] >> b & 1) << (bit & 7));
            }
        }

        output.Write(bits);
    }
}
