using System.Runtime.InteropServices;
using Parquet.Compression;
using Parquet.Meta;
using Parquet.Reading;
using Parquet.Writing;
using static Parquet.Tests.HandmadeColumn;

namespace Parquet.Tests;

/// <summary>Columns of random pages: any encoding, version, length and share of nulls, one after another in a chunk.</summary>
public class MixedPagesTests
{
    private static readonly Encoding[] Encodings =
        [Encoding.PLAIN, Encoding.RLE_DICTIONARY, Encoding.DELTA_BINARY_PACKED, Encoding.BYTE_STREAM_SPLIT];

    public static TheoryData<int, CompressionCodec, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, CompressionCodec, bool>();
            for (var seed = 0; seed < 24; seed++)
                cases.Add(seed, seed % 2 == 0 ? CompressionCodec.UNCOMPRESSED : CompressionCodec.SNAPPY, seed % 3 == 0);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Pages_of_any_kind_come_back(int seed, CompressionCodec codec, bool optional)
    {
        var random = new Random(seed);
        using var column = new HandmadeColumn(Leaf(Meta.Type.INT32, optional ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED))
        {
            Codec = codec,
            Source = bytes => seed % 4 < 2 ? new MemorySource(bytes) : new StreamSource(new MemoryStream(bytes)),
        };
        var expected = Fill(column, random, optional);
        Assert.Equal(expected, await column.ReadNullableAsync<int>(expected.Length));
        await CheckRowsAsync(column, random, expected, optional);
    }

    private static async Task CheckRowsAsync(HandmadeColumn column, Random random, int?[] expected, bool optional)
    {
        var ranges = new List<RowRange>();
        for (long row = random.Next(500); row < expected.Length; row += random.Next(1, 3000))
        {
            var count = Math.Min(random.Next(700), expected.Length - row);
            ranges.Add(new RowRange(row, count));
            row += count;
        }

        var rows = ranges.SelectMany(range => expected[(int)range.First..(int)(range.First + range.Count)]).ToArray();
        var (group, field) = column.Open(expected.Length);
        var (values, levels) = (new int[rows.Length], new int[rows.Length]);
        await group.ReadRowsAsync<int>(field, ranges, values, optional ? levels : null);
        Assert.Equal(rows.Where(row => row != null).Select(row => row!.Value), values[..rows.Count(row => row != null)]);
        if (optional)
            Assert.Equal(rows.Select(row => row == null ? 0 : 1), levels);
    }

    private static int?[] Fill(HandmadeColumn column, Random random, bool optional)
    {
        var dictionary = new int[random.Next(1, 3000)];
        random.NextBytes(MemoryMarshal.AsBytes(dictionary.AsSpan()));
        var body = Plain(dictionary);
        column.Dictionary(dictionary.Length, Packed(column.Codec, body), body.Length);
        var expected = new List<int?>();
        for (var pages = random.Next(1, 12); pages > 0; pages--)
        {
            var nulls = optional ? random.Next(4) / 3.0 : 0;
            var rows = new int?[random.Next(4000)];
            for (var row = 0; row < rows.Length; row++)
                rows[row] = random.NextDouble() < nulls ? null : dictionary[random.Next(dictionary.Length)];
            Page(column, random, rows, dictionary, optional);
            expected.AddRange(rows);
        }

        return [.. expected];
    }

    private static void Page(HandmadeColumn column, Random random, int?[] rows, int[] dictionary, bool optional)
    {
        var dense = rows.Where(row => row != null).Select(row => row!.Value).ToArray();
        var levels = rows.Select(row => row == null ? 0 : 1).ToArray();
        var encoding = Encodings[random.Next(Encodings.Length)];
        var values = Encode(encoding, dense, dictionary);
        if (random.Next(2) == 0)
        {
            byte[] page = [.. optional ? Runs(1, true, levels) : [], .. values];
            column.Page(rows.Length, encoding, Packed(column.Codec, page), page.Length);
        }
        else
        {
            var packed = random.Next(3) > 0;
            column.PageV2(
                rows.Length, rows.Length - dense.Length, rows.Length, encoding, [], optional ? Runs(1, false, levels) : [],
                packed ? Packed(column.Codec, values) : values, packed ? null : false, values.Length);
        }
    }

    private static byte[] Encode(Encoding encoding, int[] values, int[] dictionary)
    {
        var width = 32 - int.LeadingZeroCount(dictionary.Length - 1);
        return encoding switch
        {
            Encoding.PLAIN => Plain(values),
            Encoding.RLE_DICTIONARY => [(byte)width, .. Runs(width, false, Array.ConvertAll(values, value => Array.IndexOf(dictionary, value)))],
            Encoding.DELTA_BINARY_PACKED => DeltaEncoder.Encode(Array.ConvertAll(values, value => (long)value), 32),
            _ => [.. Enumerable.Range(0, 4).SelectMany(k => values.Select(value => (byte)(value >> (8 * k))))],
        };
    }

    private static byte[] Packed(CompressionCodec codec, byte[] bytes)
    {
        if (codec == CompressionCodec.UNCOMPRESSED)
            return bytes;
        using var packed = new PooledBuffer();
        SnappyEncoder.Compress(bytes, packed);
        return packed.WrittenSpan.ToArray();
    }
}
