using Parquet.Meta;
using Parquet.Writing;

namespace Parquet.Tests;

/// <summary>Declared sizes are compared with what is there before anything is allocated for them.</summary>
public class HostileSizesTests
{
    private const long Modest = 1 << 20;

    [Theory]
    [InlineData(CompressionCodec.UNCOMPRESSED, 1 << 30, 4)]
    [InlineData(CompressionCodec.SNAPPY, 1 << 30, 4)]
    [InlineData(CompressionCodec.ZSTD, 1 << 30, 4)]
    [InlineData(CompressionCodec.ZSTD, int.MaxValue, 4)]
    [InlineData(CompressionCodec.SNAPPY, 100, int.MaxValue)]
    [InlineData(CompressionCodec.SNAPPY, -1, 4)]
    [InlineData(CompressionCodec.SNAPPY, 100, -1)]
    public void A_page_that_declares_too_much_is_refused(CompressionCodec codec, int uncompressed, int compressed)
    {
        using var chunk = new PooledBuffer();
        PageHeaderWriter.WriteDataPage(chunk, 8, Encoding.PLAIN, uncompressed, compressed);
        chunk.Append(4).Clear();
        Refused(codec, chunk, 8);
    }

    [Theory]
    [InlineData(100_000_000)]
    [InlineData(-1)]
    public void A_page_of_too_many_values_is_refused(int values)
    {
        using var chunk = new PooledBuffer();
        PageHeaderWriter.WriteDataPage(chunk, values, Encoding.PLAIN, 4, 4);
        chunk.Append(4).Clear();
        Refused(CompressionCodec.UNCOMPRESSED, chunk, 8);
    }

    [Theory]
    [InlineData(500_000_000)]
    [InlineData(-1)]
    public void A_dictionary_of_too_many_values_is_refused(int values)
    {
        using var chunk = new PooledBuffer();
        PageHeaderWriter.WriteDictionaryPage(chunk, values, 4, 4);
        chunk.Append(4).Clear();
        Refused(CompressionCodec.UNCOMPRESSED, chunk, 8);
    }

    [Fact]
    public void A_dictionary_index_outside_of_the_dictionary_is_refused()
    {
        using var chunk = new PooledBuffer();
        PageHeaderWriter.WriteDictionaryPage(chunk, 1, 4, 4);
        chunk.Append(4).Clear();
        PageHeaderWriter.WriteDataPage(chunk, 8, Encoding.RLE_DICTIONARY, 3, 3);
        byte[] page = [1, 16, 1];
        page.CopyTo(chunk.Append(3));
        Assert.Contains("index 1 is outside of a dictionary of 1", Refused(CompressionCodec.UNCOMPRESSED, chunk, 8), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictionary_page_that_is_missing_is_named()
    {
        using var chunk = new PooledBuffer();
        PageHeaderWriter.WriteDataPage(chunk, 8, Encoding.PLAIN_DICTIONARY, 3, 3);
        byte[] page = [1, 16, 1];
        page.CopyTo(chunk.Append(3));
        Assert.Contains("the column has none", Refused(CompressionCodec.UNCOMPRESSED, chunk, 8), StringComparison.Ordinal);
    }

    private static string Refused(CompressionCodec codec, PooledBuffer chunk, int rows)
    {
        using var column = HandmadeColumn.Of(Meta.Type.INT32, codec: codec).Add(chunk.WrittenSpan);
        var (group, field) = column.Open(rows);
        var values = new int[rows];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = group.ReadAsync<int>(field, values);
        Assert.True(reading.IsCompleted);
        var failure = Assert.Throws<ParquetException>(() => reading.GetAwaiter().GetResult());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Modest);
        return failure.Message;
    }
}
