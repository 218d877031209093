using Parquet.Meta;
using static Parquet.Tests.HandmadeColumn;

namespace Parquet.Tests;

public class FailurePlaceTests
{
    [Fact]
    public async Task An_exception_knows_its_place()
    {
        using var column = Of(Meta.Type.INT32).Page(2, Encoding.PLAIN, Plain(1, 2)).Page(1, Encoding.PLAIN, 0, 0);
        var (group, field) = column.Open(3);
        var failure = await Assert.ThrowsAsync<ParquetException>(async () => await group.ReadAsync<int>(field, new int[3]));
        var second = 4 + column.Length - column.LastPage;
        Assert.Equal(("handmade", "x", 0, 1, second), (failure.File, failure.Column, failure.RowGroup, failure.Page, failure.Offset));
        Assert.Equal(
            $"handmade: column 'x', row group 0, page 1, offset {second}: 2 bytes cannot hold the 1 values that the page declares",
            failure.Message);
    }

    [Fact]
    public async Task A_fault_of_the_whole_file_has_no_column()
    {
        var failure = await Assert.ThrowsAsync<ParquetException>(() => Sample.OpenAsync([]));
        Assert.Equal("(stream)", failure.File);
        Assert.Null(failure.Column);
        Assert.Null(failure.Offset);
        Assert.Equal("(stream): the file is empty (0 bytes)", failure.Message);
    }

    [Theory]
    [InlineData(2_147_483_591L)]
    [InlineData(1L << 40)]
    [InlineData(long.MaxValue)]
    public async Task A_column_of_more_values_than_its_bytes_can_hold_is_refused_at_once(long rows)
    {
        using var column = Of(Meta.Type.INT64).Page(int.MaxValue, Encoding.PLAIN, new byte[8]);
        var (group, field) = column.Open(rows);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = group.ReadRawColumnDataBaseAsync(field);
        Assert.True(reading.IsCompleted);
        await Assert.ThrowsAsync<ParquetException>(async () => await reading);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public async Task The_message_says_what_the_bytes_cannot_hold()
    {
        using var column = Of(Meta.Type.INT64).Page(8, Encoding.PLAIN, new byte[8]);
        var (group, field) = column.Open(100_000_000);
        var failure = await Assert.ThrowsAsync<ParquetException>(async () => await group.ReadRawColumnDataBaseAsync(field));
        Assert.Equal(
            $"handmade: column 'x', row group 0: the column's {column.Length} bytes cannot hold the 100000000 values that it declares",
            failure.Message);
    }
}
