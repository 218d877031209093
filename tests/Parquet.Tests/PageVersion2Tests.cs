using Parquet.Compression;
using Parquet.Meta;
using Parquet.Writing;
using static Parquet.Tests.HandmadeColumn;

namespace Parquet.Tests;

public class PageVersion2Tests
{
    private static readonly byte[] Levels = Runs(1, false, 1, 0, 1, 1);

    [Fact]
    public async Task Levels_have_no_length_before_them()
    {
        using var column = Of(Meta.Type.INT32, optional: true).PageV2(4, 1, 4, Encoding.PLAIN, [], Levels, Plain(7, 8, 9));
        Assert.Equal([7, null, 8, 9], await column.ReadNullableAsync<int>(4));
    }

    [Fact]
    public async Task Levels_that_a_required_column_has_no_use_for_are_passed_over()
    {
        using var column = Of(Meta.Type.INT32).PageV2(3, 0, 3, Encoding.PLAIN, [], [6, 1], Plain(7, 8, 9));
        Assert.Equal(new[] { 7, 8, 9 }, await column.ReadAsync<int>(3));
    }

    [Fact]
    public async Task Only_the_values_are_compressed()
    {
        var packed = Snappy(Plain(7, 8, 9));
        using var column = Of(Meta.Type.INT32, optional: true, codec: CompressionCodec.SNAPPY)
            .PageV2(4, 1, 4, Encoding.PLAIN, [], Levels, packed, uncompressed: 12);
        Assert.Equal([7, null, 8, 9], await column.ReadNullableAsync<int>(4));
    }

    [Fact]
    public async Task A_page_may_say_that_it_is_not_compressed()
    {
        using var column = Of(Meta.Type.INT32, optional: true, codec: CompressionCodec.SNAPPY)
            .PageV2(4, 1, 4, Encoding.PLAIN, [], Levels, Plain(7, 8, 9), compressed: false);
        Assert.Equal([7, null, 8, 9], await column.ReadNullableAsync<int>(4));
        using var required = Of(Meta.Type.INT32, codec: CompressionCodec.SNAPPY).PageV2(3, 0, 3, Encoding.PLAIN, [], [], Plain(7, 8, 9), compressed: false);
        Assert.Equal(new[] { 7, 8, 9 }, await required.ReadAsync<int>(3));
    }

    [Fact]
    public async Task A_page_that_wrongly_says_so_is_known_by_its_sizes()
    {
        var packed = Snappy(Plain(7, 7, 7, 7, 7, 7, 7, 7));
        using var column = Of(Meta.Type.INT32, codec: CompressionCodec.SNAPPY)
            .PageV2(8, 0, 8, Encoding.PLAIN, [], [], packed, compressed: false, uncompressed: 32);
        Assert.Equal(Enumerable.Repeat(7, 8), await column.ReadAsync<int>(8));
    }

    [Fact]
    public async Task A_page_of_nulls_needs_no_values()
    {
        using var column = Of(Meta.Type.INT32, optional: true, codec: CompressionCodec.ZSTD)
            .PageV2(3, 3, 3, Encoding.PLAIN, [], Runs(1, false, 0, 0, 0), []);
        Assert.Equal(new int?[3], await column.ReadNullableAsync<int>(3));
    }

    [Fact]
    public async Task Both_versions_may_stand_in_one_chunk()
    {
        using var column = Of(Meta.Type.INT32, optional: true)
            .Page(2, Encoding.PLAIN, [.. Runs(1, true, 0, 1), .. Plain(5)])
            .PageV2(4, 1, 4, Encoding.PLAIN, [], Levels, Plain(7, 8, 9));
        Assert.Equal([null, 5, 7, null, 8, 9], await column.ReadNullableAsync<int>(6));
    }

    [Theory]
    [InlineData(2, 4, "a page declares 2 nulls, its levels hold 1")]
    [InlineData(-1, 4, "a page of 4 values declares -1 nulls")]
    [InlineData(5, 4, "a page of 4 values declares 5 nulls")]
    [InlineData(1, 3, "a page of 4 values declares 3 rows")]
    public async Task Counts_that_do_not_fit_are_refused(int nulls, int rows, string reason)
    {
        using var column = Of(Meta.Type.INT32, optional: true).PageV2(4, nulls, rows, Encoding.PLAIN, [], Levels, Plain(7, 8, 9));
        Assert.Equal($"handmade: column 'x', row group 0, page 0, offset 4: {reason}", await column.FailureAsync<int>(4));
    }

    [Fact]
    public async Task Rows_are_counted_by_their_repetition_levels()
    {
        using var column = new HandmadeColumn(Leaf(Meta.Type.INT32, FieldRepetitionType.REPEATED));
        column.PageV2(4, 0, 3, Encoding.PLAIN, Runs(1, false, 0, 1, 0, 1), Runs(1, false, 1, 1, 1, 1), Plain(1, 2, 3, 4));
        Assert.EndsWith("a page declares 3 rows, its levels hold 2", await column.FailureAsync<int>(2, 4), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Levels_longer_than_the_page_are_refused()
    {
        using var header = new PooledBuffer();
        var writer = new ThriftWriter(header);
        writer.BeginStruct();
        writer.I32(1, (int)PageType.DataPageV2);
        writer.I32(2, 12);
        writer.I32(3, 12);
        writer.BeginStructField(8);
        writer.I32(1, 3);
        writer.I32(2, 0);
        writer.I32(3, 3);
        writer.I32(4, 0);
        writer.I32(5, int.MaxValue);
        writer.I32(6, int.MaxValue);
        writer.EndStruct();
        writer.EndStruct();
        using var column = Of(Meta.Type.INT32).Add(header.WrittenSpan).Add(Plain(1, 2, 3));
        Assert.EndsWith("a page of 12 bytes declares levels of 2147483647 and 2147483647", await column.FailureAsync<int>(3), StringComparison.Ordinal);
    }

    private static byte[] Snappy(byte[] values)
    {
        using var packed = new PooledBuffer();
        SnappyEncoder.Compress(values, packed);
        return packed.WrittenSpan.ToArray();
    }
}
