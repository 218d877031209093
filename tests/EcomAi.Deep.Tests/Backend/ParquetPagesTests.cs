using EcomAi.Deep.Backend;
using EcomAi.Deep.Data;
using EcomAi.Deep.Tests.Data;
using Parquet;

namespace EcomAi.Deep.Tests.Backend;

public sealed class ParquetPagesTests
{
    private const int Rows = 200_000;

    private static readonly OutputColumn[] Columns =
    [
        new("n", OutputType.Int64), new("i", OutputType.Int32, true), new("x", OutputType.Float), new("name", OutputType.Text, true), new("at", OutputType.Time),
        new("raw", OutputType.Bytes), new("flag", OutputType.Boolean, true),
    ];

    [Theory]
    [InlineData("n >= 150000", 50_000)]
    [InlineData("n = 77777", 1)]
    [InlineData("i < 10", 9)] // null where the row number divides by 10, and then 1 to 9
    [InlineData("x > 99990.25", 19)] // halves of the row number: 199,981 to 199,999
    [InlineData("name = n123456", 1)]
    [InlineData("name > n199998", 1)]
    [InlineData("at <= 1970-01-01 00:00:00.000100", 101)]
    public void Rows_found_by_pages_are_those_found_without(string condition, int expected)
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"]);
        List<long> found = [];
        foreach (var chunk in ParquetTable.Open(folder["t.parquet"]).Where(RowFilter.Parse(condition)).Read())
        {
            for (var row = 0; row < chunk.Rows; row++)
            {
                var n = chunk.Integers("n")[row];
                found.Add(n);
                Assert.Equal(n % 10 == 0 ? 0 : n, chunk.Integers("i")[row]);
                Assert.Equal(n % 10 == 0, !chunk.Nulls("i").IsEmpty && chunk.Nulls("i")[row]);
                Assert.Equal(n / 2f, chunk.Reals("x")[row]);
                Assert.Equal(n % 7 == 0 ? null : $"n{n:000000}", chunk.Texts("name")[row]);
                Assert.Equal(n, chunk.Times("at")[row]);
                Assert.Equal(BitConverter.GetBytes((int)n), chunk.Bytes("raw")[row]);
                Assert.Equal(n % 3 == 1, chunk.Booleans("flag")[row]);
                Assert.Equal($"{folder["t.parquet"]}, row group 0, column 'n', row {n}", chunk.Where("n", row));
            }
        }

        Assert.Equal(expected, found.Count);
        Assert.Equal(found.Order(), found);
    }

#if !PARQUET_PACKAGE
    [Fact]
    public async Task Pages_that_cannot_hold_such_rows_are_passed_over()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"]);
        await using var reader = await ParquetReader.CreateAsync(folder["t.parquet"]);
        using var group = reader.OpenRowGroupReader(0);
        var spans = ParquetPages.Find(group, reader.Schema.FindDataField("n"), FilterComparison.Equal, 77_777L);

        var span = Assert.Single(spans!);
        Assert.InRange(span.Count, 1, Rows - 1);
        Assert.InRange(77_777, span.First, span.First + span.Count - 1);
        Assert.Null(ParquetPages.Find(group, reader.Schema.FindDataField("i"), FilterComparison.Less, 1L << 40));
        Assert.Empty(ParquetPages.Find(group, reader.Schema.FindDataField("n"), FilterComparison.Less, -1L)!);
    }
#endif

    [Fact]
    public void Spans_of_two_conditions_are_those_in_both()
    {
        Assert.Equal([new(5, 5), new(20, 1)], RowSpan.Intersect([new(0, 10), new(20, 5)], [new(5, 10), new(18, 3)]));
        Assert.Empty(RowSpan.Intersect([new(0, 10)], [new(10, 5)]));
    }

    private static void Write(string path)
    {
        using var writer = new TableWriter(path, Columns);
        var rows = Enumerable.Range(0, Rows).ToArray();
        writer.Write(
            Rows,
            Array.ConvertAll(rows, n => (long)n),
            Array.ConvertAll(rows, n => n % 10 == 0 ? null : (int?)n),
            Array.ConvertAll(rows, n => n / 2f),
            Array.ConvertAll(rows, n => n % 7 == 0 ? null : $"n{n:000000}"),
            Array.ConvertAll(rows, n => (long)n),
            Array.ConvertAll(rows, BitConverter.GetBytes),
            Array.ConvertAll(rows, n => n % 3 == 0 ? null : (bool?)(n % 3 == 1)));
        writer.Commit();
    }
}
