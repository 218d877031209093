using Parquet.Schema;

namespace Parquet.Tests;

/// <summary>Row r of the columns holds: id 3r, price r/2 or null where r is a multiple of 7, name of six digits, time in hours.</summary>
public class RowSearchTests
{
    private const int Rows = 1_000_000;
    private static readonly DataField<int> Id = new("id");
    private static readonly DataField<double?> Price = new("price");
    private static readonly DataField<string> Name = new("name");
    private static readonly DateTimeDataField Time = new("time", DateTimeFormat.Timestamp, unit: DateTimeTimeUnit.Millis);

    [Theory]
    [InlineData(RowComparison.Equal, 1_500_000, 500_000, 500_001)]
    [InlineData(RowComparison.Less, 1_500_000, 0, 500_000)]
    [InlineData(RowComparison.LessOrEqual, 1_500_000, 0, 500_001)]
    [InlineData(RowComparison.Greater, 1_500_000, 500_001, Rows)]
    [InlineData(RowComparison.GreaterOrEqual, 1_500_000, 500_000, Rows)]
    [InlineData(RowComparison.Equal, 0, 0, 1)]
    [InlineData(RowComparison.GreaterOrEqual, 2_999_997, 999_999, Rows)]
    public async Task Rows_that_may_satisfy_are_found(RowComparison comparison, int value, int first, int end)
    {
        await using var reader = await Sample.OpenAsync(await FileAsync());
        var ranges = await reader.RowGroups[0].FindRowsAsync(Id, comparison, value);
        var range = Assert.Single(ranges);
        Assert.InRange(range.First, 0, first);
        Assert.InRange(range.First + range.Count, end, Rows);

        // Nothing more than the pages at both ends, which have 262,144 rows (1 MiB) at most.
        Assert.InRange(range.Count, end - first, Math.Min(Rows - 1, end - first + 524_288));
    }

    [Theory]
    [InlineData(RowComparison.Equal, -1)]
    [InlineData(RowComparison.Equal, 2_999_998)]
    [InlineData(RowComparison.Less, 0)]
    [InlineData(RowComparison.LessOrEqual, -1)]
    [InlineData(RowComparison.Greater, 2_999_997)]
    [InlineData(RowComparison.GreaterOrEqual, 2_999_998)]
    public async Task Nothing_is_found_outside_of_the_statistics(RowComparison comparison, int value)
    {
        await using var reader = await Sample.OpenAsync(await FileAsync());
        Assert.Empty(await reader.RowGroups[0].FindRowsAsync(Id, comparison, value));
    }

    [Fact]
    public async Task Texts_times_and_nullable_columns_are_searched()
    {
        await using var reader = await Sample.OpenAsync(await FileAsync());
        var group = reader.RowGroups[0];
        Assert.InRange(Assert.Single(await group.FindRowsAsync(Name, RowComparison.Equal, "500000")).Count, 1, 262_144);
        Assert.InRange(Assert.Single(await group.FindRowsAsync(Name, RowComparison.Less, "000001".AsMemory())).Count, 1, 262_144);
        Assert.InRange(Assert.Single(await group.FindRowsAsync(Price, RowComparison.Greater, 499_998.0)).Count, 1, 262_144);
        Assert.InRange(Assert.Single(await group.FindRowsAsync(Time, RowComparison.Equal, DateTime.UnixEpoch.AddHours(77))).Count, 1, 262_144);
        Assert.Empty(await group.FindRowsAsync(Name, RowComparison.Greater, "999999"));
        Assert.Equal([new RowRange(0, Rows)], await group.FindRowsAsync(Price, RowComparison.Equal, double.NaN));
    }

    [Fact]
    public async Task A_column_without_bounds_is_searched_whole()
    {
        using var column = HandmadeColumn.Of(Meta.Type.INT32).Page(3, Meta.Encoding.PLAIN, HandmadeColumn.Plain(1, 2, 3));
        var (group, field) = column.Open(3);
        Assert.Equal([new RowRange(0, 3)], await group.FindRowsAsync(field, RowComparison.Equal, 77));
    }

    [Fact]
    public async Task A_value_of_another_type_is_refused()
    {
        await using var reader = await Sample.OpenAsync(await FileAsync());
        var failure = await Assert.ThrowsAsync<ArgumentException>(async () => await reader.RowGroups[0].FindRowsAsync(Id, RowComparison.Equal, 1L));
        Assert.StartsWith("Field \"id\" (System.Int32) cannot be compared with a value of type System.Int64", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CompressionMethod.None)]
    [InlineData(CompressionMethod.Snappy)]
    public async Task Rows_are_read_by_their_pages(CompressionMethod method)
    {
        await using var reader = await Sample.OpenAsync(await FileAsync(method));
        await CheckRowsAsync(reader.RowGroups[0]);
    }

    [Fact]
    public async Task Rows_are_read_without_an_index()
    {
        await using var reader = await Sample.OpenAsync(await FileAsync());
        var group = reader.RowGroups[0];
        foreach (var chunk in group.RowGroup.Columns)
            (chunk.OffsetIndexOffset, chunk.ColumnIndexOffset) = (null, null);
        Assert.Equal([new RowRange(0, Rows)], await group.FindRowsAsync(Id, RowComparison.Equal, 3));
        await CheckRowsAsync(group);
    }

    [Fact]
    public async Task A_dictionary_serves_the_pages_that_are_read()
    {
        var field = new DataField<int>("x");
        var values = Enumerable.Range(0, Rows).Select(row => row % 100).ToArray();
        var file = await Sample.WriteAsync(new ParquetSchema(field), null, group => group.WriteAsync<int>(field, values));
        await using var reader = await Sample.OpenAsync(file);
        var read = new int[10];
        await reader.RowGroups[0].ReadRowsAsync<int>(field, [new RowRange(700_001, 10)], read, null);
        Assert.Equal(values[700_001..700_011], read);
    }

    [Fact]
    public async Task Only_pages_with_rows_asked_for_are_read()
    {
        using var stream = new CountedStream(await FileAsync(CompressionMethod.None));
        await using var reader = await ParquetReader.CreateAsync(stream);
        var group = reader.RowGroups[0];
        stream.Bytes = 0;
        await group.ReadRowsAsync<int>(Id, [new RowRange(500_000, 5)], new int[5], null);
        Assert.InRange(stream.Bytes, 5 * sizeof(int), (1 << 20) + 10_000);
    }

    [Theory]
    [InlineData(5, 3, 7, 1)]
    [InlineData(-1, 3, 7, 1)]
    [InlineData(0, -3, 7, 1)]
    [InlineData(0, 3, Rows, 1)]
    [InlineData(0, 3, 5, long.MaxValue)]
    public async Task Ranges_out_of_order_or_outside_are_refused(long first, long count, long second, long count2)
    {
        await using var reader = await Sample.OpenAsync(await FileAsync());
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await reader.RowGroups[0].ReadRowsAsync<int>(Id, [new RowRange(first, count), new RowRange(second, count2)], new int[100], null));
    }

    private static async Task CheckRowsAsync(ParquetRowGroupReader group)
    {
        RowRange[] ranges = [new(3, 4), new(130_999, 300_002), new(600_000, 0), new(999_990, 10)];
        var rows = ranges.SelectMany(range => Enumerable.Range((int)range.First, (int)range.Count)).ToArray();
        var ids = new int[rows.Length];
        await group.ReadRowsAsync<int>(Id, ranges, ids, null);
        Assert.Equal(rows.Select(row => 3 * row), ids);
        var (prices, levels) = (new double[rows.Length], new int[rows.Length]);
        await group.ReadRowsAsync<double>(Price, ranges, prices, levels);
        Assert.Equal(rows.Select(row => row % 7 == 0 ? 0 : 1), levels);
        Assert.Equal(rows.Where(row => row % 7 != 0).Select(row => row / 2.0), prices[..levels.Sum()]);
        var (names, present) = (new ReadOnlyMemory<char>[rows.Length], new int[rows.Length]);
        await group.ReadRowsAsync<ReadOnlyMemory<char>>(Name, ranges, names, present);
        Assert.Equal(rows.Select(row => $"{row:d6}"), names.Select(name => name.ToString()));
    }

    private static Task<byte[]> FileAsync(CompressionMethod method = CompressionMethod.Snappy) => Sample.WriteAsync(
        new ParquetSchema(Id, Price, Name, Time),
        new ParquetOptions { CompressionMethod = method, DictionaryEncodingThreshold = 0 },
        async group =>
        {
            await group.WriteAsync<int>(Id, Enumerable.Range(0, Rows).Select(row => 3 * row).ToArray());
            await group.WriteAsync<double>(Price, Enumerable.Range(0, Rows).Select(row => row % 7 == 0 ? null : (double?)(row / 2.0)).ToArray());
            await group.WriteAsync(Name, Enumerable.Range(0, Rows).Select(row => $"{row:d6}").ToArray());
            await group.WriteAsync<DateTime>(Time, Enumerable.Range(0, Rows).Select(row => DateTime.UnixEpoch.AddHours(row)).ToArray());
        });

    private sealed class CountedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long Bytes { get; set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Bytes += buffer.Length;
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
