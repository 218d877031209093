using Parquet.Meta;
using Parquet.Reading;
using Parquet.Writing;

namespace Parquet.Tests;

public class PageIndexTests
{
    [Fact]
    public void A_column_index_survives_writing_and_reading()
    {
        using var buffer = new PooledBuffer();
        PageIndexWriter.Write(buffer, new ColumnIndex
        {
            NullPages = [false, true, false],
            MinValues = [[1, 2], [], [3]],
            MaxValues = [[4], [], [5, 6]],
            BoundaryOrder = BoundaryOrder.ASCENDING,
            NullCounts = [0, 7, 300],
        });
        var index = PageIndexReader.ReadColumnIndex(buffer.WrittenSpan);
        Assert.Equal([false, true, false], index.NullPages);
        Assert.Equal([[1, 2], [], [3]], index.MinValues);
        Assert.Equal([[4], [], [5, 6]], index.MaxValues);
        Assert.Equal(BoundaryOrder.ASCENDING, index.BoundaryOrder);
        Assert.Equal([0, 7, 300], index.NullCounts);
    }

    [Fact]
    public void An_offset_index_survives_writing_and_reading()
    {
        using var buffer = new PooledBuffer();
        PageIndexWriter.Write(buffer, Offsets((4, 10, 0), (20, 5, 8)));
        var index = PageIndexReader.ReadOffsetIndex(buffer.WrittenSpan);
        Assert.Equal([(4L, 10, 0L), (20L, 5, 8L)], index.PageLocations.Select(p => (p.Offset, p.CompressedPageSize, p.FirstRowIndex)));
    }

    [Fact]
    public void Pages_inside_of_their_column_pass() => PageIndexReader.Check(Offsets((4, 10, 0), (20, 5, 8)), 4, 21, 9);

    [Theory]
    [InlineData(3, 10, 0, 20, 5, 8)]
    [InlineData(4, 10, 0, 13, 5, 8)]
    [InlineData(4, 10, 0, 20, 6, 8)]
    [InlineData(4, 10, 0, 20, 0, 8)]
    [InlineData(4, 10, 1, 20, 5, 8)]
    [InlineData(4, 10, 0, 20, 5, 10)]
    [InlineData(4, 10, 0, 20, 5, -1)]
    [InlineData(4, 10, 0, long.MaxValue, 5, 8)]
    public void Pages_that_cannot_be_there_are_refused(long at, int size, long row, long at2, int size2, long row2) =>
        Assert.Throws<CorruptDataException>(() => PageIndexReader.Check(Offsets((at, size, row), (at2, size2, row2)), 4, 21, 9));

    [Fact]
    public void A_column_index_of_other_pages_is_refused() => Assert.Throws<CorruptDataException>(
        () => PageIndexReader.Check(new ColumnIndex { NullPages = [false], MinValues = [[1]], MaxValues = [[1]] }, 2));

    [Fact]
    public void A_list_longer_than_its_bytes_is_refused() =>
        Assert.Throws<CorruptDataException>(() => PageIndexReader.ReadColumnIndex([0x19, 0xF1, 0xFF, 0xFF, 0x03, 1]));

    private static OffsetIndex Offsets(params (long Offset, int Size, long Row)[] pages) => new()
    {
        PageLocations = pages
            .Select(p => new PageLocation { Offset = p.Offset, CompressedPageSize = p.Size, FirstRowIndex = p.Row }).ToList(),
    };
}
