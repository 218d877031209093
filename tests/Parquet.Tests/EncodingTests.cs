using System.Runtime.InteropServices;
using Parquet.Meta;
using static Parquet.Tests.HandmadeColumn;

namespace Parquet.Tests;

/// <summary>Pages written by hand, after the examples of Encodings.md of apache/parquet-format.</summary>
public class EncodingTests
{
    [Fact]
    public async Task Split_streams_are_put_together()
    {
        byte[] page = [0xAA, 0x00, 0xA3, 0xBB, 0x11, 0xB4, 0xCC, 0x22, 0xC5, 0xDD, 0x33, 0xD6];
        byte[] values = [0xAA, 0xBB, 0xCC, 0xDD, 0x00, 0x11, 0x22, 0x33, 0xA3, 0xB4, 0xC5, 0xD6];
        using var floats = Of(Meta.Type.FLOAT).Page(3, Encoding.BYTE_STREAM_SPLIT, page);
        Assert.Equal(values, Bytes(await floats.ReadAsync<float>(3)));
        using var integers = Of(Meta.Type.INT32).Page(3, Encoding.BYTE_STREAM_SPLIT, page);
        Assert.Equal(values, Bytes(await integers.ReadAsync<int>(3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(77)]
    [InlineData(1000)]
    public async Task Split_streams_of_any_length_are_put_together(int count)
    {
        var doubles = new double[count];
        new Random(count).NextBytes(MemoryMarshal.AsBytes(doubles.AsSpan()));
        using var eight = Of(Meta.Type.DOUBLE).Page(count, Encoding.BYTE_STREAM_SPLIT, Split(doubles, 8));
        Assert.Equal(Array.ConvertAll(doubles, BitConverter.DoubleToInt64Bits), Array.ConvertAll(await eight.ReadAsync<double>(count), BitConverter.DoubleToInt64Bits));
        var integers = Array.ConvertAll(doubles, value => (int)BitConverter.DoubleToInt64Bits(value));
        using var four = Of(Meta.Type.INT32).Page(count, Encoding.BYTE_STREAM_SPLIT, Split(integers, 4));
        Assert.Equal(integers, await four.ReadAsync<int>(count));
        var longs = Array.ConvertAll(doubles, BitConverter.DoubleToInt64Bits);
        using var wide = Of(Meta.Type.INT64).Page(count, Encoding.BYTE_STREAM_SPLIT, Split(longs, 8));
        Assert.Equal(longs, await wide.ReadAsync<long>(count));
    }

    [Fact]
    public async Task Split_streams_of_another_length_are_refused()
    {
        using var column = Of(Meta.Type.FLOAT).Page(3, Encoding.BYTE_STREAM_SPLIT, new byte[13]);
        Assert.EndsWith("13 bytes are not the streams of 3 values of 4 bytes", await column.FailureAsync<float>(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_taken_for_wide_values_that_split_streams_do_not_hold()
    {
        using var column = Of(Meta.Type.FIXED_LEN_BYTE_ARRAY, typeLength: 1 << 19).Page(1000, Encoding.BYTE_STREAM_SPLIT, new byte[1 << 19]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.EndsWith("524288 bytes are not the streams of 1000 values of 524288 bytes", await column.FailureAsync<ReadOnlyMemory<byte>>(1000), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 22);
    }

    [Fact]
    public async Task Booleans_come_in_runs_after_their_length()
    {
        using var column = Of(Meta.Type.BOOLEAN).Page(13, Encoding.RLE, 4, 0, 0, 0, 0x0A, 1, 3, 0xAA);
        bool[] values = [true, true, true, true, true, false, true, false, true, false, true, false, true];
        Assert.Equal(values, await column.ReadAsync<bool>(13));
    }

    [Fact]
    public async Task Deprecated_levels_have_their_first_bit_highest()
    {
        // levels 1 0 1 1 at one bit: 1011 0000; then the values 7 8 9
        using var column = Of(Meta.Type.INT32, optional: true).Page(4, Encoding.PLAIN, [0xB0, .. Plain(7, 8, 9)], 13, Encoding.BIT_PACKED);
        Assert.Equal([7, null, 8, 9], await column.ReadNullableAsync<int>(4));
    }

    [Fact]
    public async Task A_page_may_hold_nulls_only()
    {
        foreach (var encoding in new[] { Encoding.PLAIN, Encoding.RLE_DICTIONARY, Encoding.DELTA_BINARY_PACKED, Encoding.BYTE_STREAM_SPLIT })
        {
            using var column = Of(Meta.Type.INT32, optional: true).Page(9, encoding, Runs(1, true, new int[9]));
            Assert.Equal(new int?[9], await column.ReadNullableAsync<int>(9));
        }
    }

    [Theory]
    [InlineData(Encoding.RLE, "encoding RLE does not exist for INT32 columns")]
    [InlineData(Encoding.DELTA_LENGTH_BYTE_ARRAY, "encoding DELTA_LENGTH_BYTE_ARRAY does not exist for INT32 columns")]
    [InlineData(Encoding.DELTA_BYTE_ARRAY, "encoding DELTA_BYTE_ARRAY does not exist for INT32 columns")]
    [InlineData(Encoding.BIT_PACKED, "encoding BIT_PACKED is not supported")]
    [InlineData((Encoding)77, "encoding 77 is not supported")]
    public async Task Encodings_of_other_types_are_refused_by_name(Encoding encoding, string reason)
    {
        using var column = Of(Meta.Type.INT32).Page(1, encoding, 0, 0, 0, 0);
        Assert.Equal($"handmade: column 'x', row group 0, page 0, offset 4: {reason}", await column.FailureAsync<int>(1));
    }

    [Fact]
    public async Task A_level_above_the_highest_is_refused()
    {
        // an optional value in an optional group: levels of 0 to 2 in two bits
        using var column = new HandmadeColumn(Leaf(Meta.Type.INT32, FieldRepetitionType.OPTIONAL), Group("a", FieldRepetitionType.OPTIONAL));
        column.Page(8, Encoding.PLAIN, Runs(2, true, 3, 3, 3, 3, 3, 3, 3, 3));
        Assert.EndsWith("level 3 is above 2, the highest of this column", await column.FailureAsync<int>(8), StringComparison.Ordinal);
        using var mixed = new HandmadeColumn(Leaf(Meta.Type.INT32, FieldRepetitionType.OPTIONAL), Group("a", FieldRepetitionType.OPTIONAL));
        mixed.Page(8, Encoding.PLAIN, Runs(2, true, 0, 1, 2, 3, 0, 1, 2, 3));
        Assert.EndsWith("level 3 is above 2, the highest of this column", await mixed.FailureAsync<int>(8), StringComparison.Ordinal);
    }

    private static byte[] Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static byte[] Split<T>(T[] values, int width)
        where T : unmanaged
    {
        var plain = MemoryMarshal.AsBytes(values.AsSpan());
        var streams = new byte[plain.Length];
        for (var i = 0; i < plain.Length; i++)
            streams[i % width * values.Length + i / width] = plain[i];
        return streams;
    }
}
