using System.Text;
using Parquet.Encodings;
using Parquet.Reading;
using PageEncoding = Parquet.Meta.Encoding;

namespace Parquet.Tests;

/// <summary>Values and encodings are the examples of Encodings.md of apache/parquet-format, with blocks of 128 values.</summary>
public class DeltaDecodingTests
{
    private static readonly byte[] Header = [0x80, 0x01, 0x04];

    [Fact]
    public void Equal_steps_take_no_bits()
    {
        // five values, the first 1 (zigzag 2); steps of at least 1, no rests
        Assert.Equal([1, 2, 3, 4, 5], Integers([.. Header, 5, 2, 2, 0, 0, 0, 0], 5));
    }

    [Fact]
    public void Steps_are_packed_above_the_smallest()
    {
        // first 7 (zigzag 14), smallest step -2 (zigzag 3), rests 0 0 0 3 3 3 3 at 2 bits
        byte[] data = [.. Header, 8, 14, 3, 2, 0, 0, 0, 0xC0, 0x3F, 0, 0, 0, 0, 0, 0];
        Assert.Equal([7, 5, 3, 1, 2, 3, 4, 5], Integers(data, 8));
        Assert.Equal([7L, 5, 3, 1, 2, 3, 4, 5], Longs(data, 8));
    }

    [Fact]
    public void Arithmetic_wraps_around()
    {
        Assert.Equal([int.MaxValue, int.MinValue], Integers([.. Header, 2, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F, 2, 0, 0, 0, 0], 2));
        Assert.Equal(
            [long.MaxValue, long.MinValue],
            Longs([.. Header, 2, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 0, 0, 0, 0], 2));
    }

    [Fact]
    public void A_single_value_has_no_block() => Assert.Equal([-3], Integers([.. Header, 1, 5], 1));

    [Fact]
    public void A_last_miniblock_may_end_after_its_values()
    {
        Assert.Equal([7, 5, 3, 1, 2, 3, 4, 5], Integers([.. Header, 8, 14, 3, 2, 0, 0, 0, 0xC0, 0x3F], 8));
    }

    [Theory]
    [InlineData(128, 4)]
    [InlineData(128, 1)]
    [InlineData(256, 8)]
    [InlineData(1024, 2)]
    public void Any_values_come_back(int block, int miniblocks)
    {
        for (var seed = 0; seed < 70; seed++)
        {
            var random = new Random(seed);
            var values = new long[random.Next(1, 700)];
            for (var i = 0; i < values.Length; i++)
                values[i] = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(Math.Max(0, seed - 6), 64);
            var ints = Array.ConvertAll(values, value => (int)value);
            Assert.Equal(values, Longs(DeltaEncoder.Encode(values, 64, block, miniblocks), values.Length));
            Assert.Equal(ints, Integers(DeltaEncoder.Encode(Array.ConvertAll(ints, i => (long)i), 32, block, miniblocks), ints.Length));
        }
    }

    [Theory]
    [InlineData(new byte[] { 0, 4, 2, 2 }, "delta blocks of 0 values are not supported")]
    [InlineData(new byte[] { 100, 4, 2, 2 }, "delta blocks of 100 values are not supported")]
    [InlineData(new byte[] { 0x80, 0x80, 0x80, 0x80, 0x08, 1, 2, 2 }, "delta blocks of 2147483648 values are not supported")]
    [InlineData(new byte[] { 0x80, 0x01, 0, 2, 2 }, "a delta block of 128 values cannot have 0 miniblocks")]
    [InlineData(new byte[] { 0x80, 0x01, 8, 2, 2 }, "a delta block of 128 values cannot have 8 miniblocks")]
    [InlineData(new byte[] { 0x80, 0x01, 4, 3, 2 }, "the delta header declares 3 values, the page has 2")]
    [InlineData(new byte[] { 0x80, 0x01, 4, 2, 2 }, "delta values end too early")]
    [InlineData(new byte[] { 0x80, 0x01, 4, 2, 2, 2, 0, 0 }, "delta values end too early")]
    [InlineData(new byte[] { 0x80, 0x01, 4, 2, 2, 2, 65, 0, 0, 0 }, "delta bit width 65 is above 64")]
    [InlineData(new byte[] { 0x80, 0x01, 4, 2, 2, 2, 9, 0, 0, 0, 1 }, "delta values end inside a miniblock")]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1 }, "a delta number is longer than 64 bits")]
    public void Damaged_data_are_refused(byte[] data, string reason)
    {
        Assert.StartsWith(reason, Assert.Throws<CorruptDataException>(() => Integers(data, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lengths_come_before_the_texts()
    {
        byte[] page = [.. DeltaEncoder.Encode([5, 5, 6, 6], 32), .. "HelloWorldFoobarABCDEF"u8];
        Assert.Equal(["Hello", "World", "Foobar", "ABCDEF"], await TextsAsync(PageEncoding.DELTA_LENGTH_BYTE_ARRAY, page, 4));
    }

    [Fact]
    public async Task Texts_share_their_beginnings()
    {
        byte[] page = [.. DeltaEncoder.Encode([0, 2, 0, 3], 32), .. DeltaEncoder.Encode([4, 2, 6, 5], 32), .. "axislebabbleyhood"u8];
        Assert.Equal(["axis", "axle", "babble", "babyhood"], await TextsAsync(PageEncoding.DELTA_BYTE_ARRAY, page, 4));
    }

    [Theory]
    [InlineData(PageEncoding.DELTA_LENGTH_BYTE_ARRAY, new long[] { -1 }, new long[] { }, "a byte array declares -1 bytes")]
    [InlineData(PageEncoding.DELTA_LENGTH_BYTE_ARRAY, new long[] { 9 }, new long[] { }, "byte arrays declare 9 bytes, 2 are left")]
    [InlineData(PageEncoding.DELTA_BYTE_ARRAY, new long[] { 1 }, new long[] { 1 }, "a byte array shares 1 bytes with one of 0")]
    [InlineData(PageEncoding.DELTA_BYTE_ARRAY, new long[] { -1 }, new long[] { 1 }, "a byte array shares -1 bytes with one of 0")]
    [InlineData(PageEncoding.DELTA_BYTE_ARRAY, new long[] { 0 }, new long[] { 3 }, "byte arrays declare 3 bytes, 2 are left")]
    public async Task Byte_arrays_that_do_not_fit_are_refused(PageEncoding encoding, long[] first, long[] second, string reason)
    {
        byte[] page = [.. DeltaEncoder.Encode(first, 32), .. second.Length > 0 ? DeltaEncoder.Encode(second, 32) : [], .. "ab"u8];
        using var column = HandmadeColumn.Of(Meta.Type.BYTE_ARRAY).Page(1, encoding, page);
        Assert.EndsWith(reason, await column.FailureAsync<ReadOnlyMemory<byte>>(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shared_beginnings_that_grow_without_bound_are_refused()
    {
        // A text of 4,000 bytes, and 99,999 times the same: 400 MB from a page of a few kilobytes.
        var prefixes = new long[100_000];
        Array.Fill(prefixes, 4000, 1, prefixes.Length - 1);
        var suffixes = new long[prefixes.Length];
        suffixes[0] = 4000;
        byte[] page = [.. DeltaEncoder.Encode(prefixes, 32), .. DeltaEncoder.Encode(suffixes, 32), .. new byte[4000]];
        using var column = HandmadeColumn.Of(Meta.Type.BYTE_ARRAY).Page(prefixes.Length, PageEncoding.DELTA_BYTE_ARRAY, page);
        Assert.EndsWith(
            $"byte arrays of {page.Length} bytes in the page would take 400400000 bytes",
            await column.FailureAsync<ReadOnlyMemory<byte>>(prefixes.Length),
            StringComparison.Ordinal);
    }

    private static int[] Integers(byte[] data, int count)
    {
        var values = new int[count];
        Assert.Equal(data.Length, DeltaBinaryPacked.Decode(data, values));
        return values;
    }

    private static long[] Longs(byte[] data, int count)
    {
        var values = new long[count];
        Assert.Equal(data.Length, DeltaBinaryPacked.Decode(data, values));
        return values;
    }

    private static async Task<string[]> TextsAsync(PageEncoding encoding, byte[] page, int count)
    {
        using var column = HandmadeColumn.Of(Meta.Type.BYTE_ARRAY).Page(count, encoding, page);
        return Array.ConvertAll(await column.ReadAsync<ReadOnlyMemory<byte>>(count), value => Encoding.UTF8.GetString(value.Span));
    }
}
