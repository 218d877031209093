using EcomAi.Deep.Data;

namespace EcomAi.Deep.Tests.Data;

public sealed class TableFilterTests
{
    private static readonly OutputColumn[] Columns =
    [
        new("n", OutputType.Int64), new("price", OutputType.Double, true), new("name", OutputType.Text, true), new("day", OutputType.Date, true), new("seen", OutputType.Boolean),
    ];

    [Theory]
    [InlineData("n = 7", "7")]
    [InlineData("n < 2", "0 1")]
    [InlineData("n <= 2", "0 1 2")]
    [InlineData("n > 17", "18 19")]
    [InlineData("n >= 17", "17 18 19")]
    [InlineData("n > 99", "")]
    [InlineData("price >= 8.5", "17 19")] // nulls where n is even, NaN at 13
    [InlineData("price = 1.5", "3")]
    [InlineData("name = n08", "8")]
    [InlineData("name > n17", "18 19")]
    [InlineData("name < n02", "1")] // null at 0
    [InlineData("day < 1970-01-03", "1")]
    [InlineData("day = '1970-01-05 00:00'", "4")]
    public void Only_rows_that_meet_a_condition_are_read(string condition, string expected)
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 12, 5);
        Write(folder["b.parquet"], 12, 8, 3);
        var table = ParquetTable.Open(folder.Path).Where(RowFilter.Parse(condition));

        Assert.Equal(expected, string.Join(' ', Numbers(table, new ReadAhead { Threads = 3 })));
        Assert.Equal(expected, string.Join(' ', Numbers(table, new ReadAhead { Threads = 1, Bytes = 1 })));
    }

    [Fact]
    public void Conditions_hold_together_and_every_column_keeps_its_rows()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 20, 7);
        var table = ParquetTable.Open(folder.Path).Where("n", FilterComparison.GreaterOrEqual, 5).Where("n", FilterComparison.Less, 17L);
        List<string> seen = [];
        foreach (var chunk in table.Where("name", FilterComparison.Greater, "n07").Read())
        {
            for (var row = 0; row < chunk.Rows; row++)
            {
                var nulls = chunk.Nulls("price");
                seen.Add($"{chunk.Integers("n")[row]} {(!nulls.IsEmpty && nulls[row] ? "-" : chunk.Reals("price")[row])} {chunk.Texts("name")[row]} {chunk.Booleans("seen")[row]}");
            }

            Assert.Equal($"{folder["a.parquet"]}, row group {chunk.RowGroup}, column 'n', row {chunk.Integers("n")[^1]}", chunk.Where("n", chunk.Rows - 1));
        }

        Assert.Equal(
            ["8 - n08 False", "9 4.5 n09 True", "10 - n10 False", "11 5.5 n11 False", "12 - n12 True", "13 NaN n13 False", "14 - n14 False", "15 7.5 n15 True", "16 - n16 False"],
            seen);
    }

    [Fact]
    public void Row_groups_and_files_that_cannot_hold_such_rows_are_left_out_by_their_statistics()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 10, 5);
        Write(folder["b.parquet"], 10, 10, 5);
        var table = ParquetTable.Open(folder.Path);

        Assert.Equal((1, 5), Left(table.Where("n", FilterComparison.Equal, 7)));
        Assert.Equal((2, 10), Left(table.Where("n", FilterComparison.Greater, 9)));
        Assert.Equal((3, 15), Left(table.Where("n", FilterComparison.GreaterOrEqual, 9)));
        Assert.Equal((1, 5), Left(table.Where("name", FilterComparison.LessOrEqual, "n04")));
        Assert.Equal((1, 5), Left(table.Where("day", FilterComparison.Greater, new DateTime(1970, 1, 17, 0, 0, 0, DateTimeKind.Utc))));
        Assert.Equal((0, 0), Left(table.Where("price", FilterComparison.Greater, 100.5)));
        Assert.Equal([folder["b.parquet"]], table.Where("n", FilterComparison.Greater, 9).Files);

        static (int, long) Left(ParquetTable filtered) => (filtered.RowGroups, filtered.Rows);
    }

    [Fact]
    public void A_time_is_no_number()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 4, 2);
        var table = ParquetTable.Open(folder.Path);

        Assert.Throws<DataException>(() => table.Where("price", FilterComparison.Less, DateTime.UnixEpoch));
        Assert.Throws<DataException>(() => table.Where("n", FilterComparison.Less, DateTime.UnixEpoch));
    }

    [Fact]
    public void Partitions_are_left_out_by_their_values_without_a_look_at_their_files()
    {
        using var folder = new TemporaryFolder();
        foreach (var week in new[] { "9", "10", "__HIVE_DEFAULT_PARTITION__", "12" })
        {
            Directory.CreateDirectory(folder[$"week={week}"]);
            Write(folder[$"week={week}/a.parquet"], 0, 4, 2);
        }

        var table = ParquetTable.Open(folder.Path);
        File.WriteAllText(folder["week=9/a.parquet"], "no longer Parquet");
        var late = table.Where(RowFilter.Parse("week >= 10"), RowFilter.Parse("n > 2"));

        Assert.Equal(["10 3", "12 3"], late.Read("week", "n").Select(chunk => $"{chunk.Integers("week")[0]} {chunk.Integers("n")[0]}"));
        Assert.Equal((8, 4), (table.Where("week", FilterComparison.GreaterOrEqual, 10).Rows, table.Where("week", FilterComparison.GreaterOrEqual, "10").RowGroups));
    }

    [Fact]
    public void A_file_without_the_column_has_only_nulls_there_which_meet_nothing()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 4, 2);
        using (var writer = new TableWriter(folder["b.parquet"], [Columns[0], Columns[4]]))
        {
            writer.Write(1, new long[] { 99 }, new[] { true });
            writer.Commit();
        }

        Assert.Equal([1, 3], Numbers(ParquetTable.Open(folder.Path).Where("price", FilterComparison.GreaterOrEqual, 0), new ReadAhead()));
    }

    [Fact]
    public void Integers_that_are_reals_in_another_file_are_filtered_as_reals()
    {
        using var folder = new TemporaryFolder();
        WriteOne(folder["a.parquet"], OutputType.Int64, new long[] { 1, 2, 3 });
        WriteOne(folder["b.parquet"], OutputType.Float, new[] { 2.5f, float.NaN, 1.5f });

        Assert.Equal([3, 2.5], ParquetTable.Open(folder.Path).Where("x", FilterComparison.Greater, "2.25").Read().SelectMany(chunk => chunk.Reals("x").ToArray()));

        static void WriteOne(string path, OutputType type, Array values)
        {
            using var writer = new TableWriter(path, [new("x", type)]);
            writer.Write(values.Length, values);
            writer.Commit();
        }
    }

    [Theory]
    [InlineData("n >= 1.5", "filter 'n >= 1.5': column 'n' of {0} is integer (int64), and the value is none.")]
    [InlineData("price < cheap", "filter 'price < cheap': column 'price' of {0} is real (double), and the value is none.")]
    [InlineData("day = monday", "filter 'day = monday': column 'day' of {0} is time (date), and the value is none.")]
    [InlineData("seen = true", "filter 'seen = true': column 'seen' of {0} is boolean (bool), but it must be integer, real, text or time.")]
    [InlineData("prise = 1", "filter 'prise = 1': {0} has no column 'prise'. Did you mean 'price'? Its columns are n, price, name, day, seen.")]
    public void A_condition_that_does_not_fit_the_table_says_why(string condition, string message)
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 1, 1);
        var table = ParquetTable.Open(folder["a.parquet"]);

        Assert.Equal(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, message, folder["a.parquet"]),
            Assert.Throws<DataException>(() => table.Where(RowFilter.Parse(condition))).Message);
    }

    [Fact]
    public void A_decoder_of_a_filtered_table_gives_the_rows_that_are_left()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 12, 4);
        var table = ParquetTable.Open(folder.Path).Where("price", FilterComparison.Greater, 2);
        using var decoder = table.OpenDecoder("n");
        var chunk = decoder.NewChunk();
        List<string> seen = [];
        for (var rowGroup = table.RowGroups - 1; rowGroup >= 0; rowGroup--)
        {
            decoder.Read(rowGroup, chunk);
            seen.Add(string.Join(' ', chunk.Integers("n").ToArray()));
        }

        Assert.Equal(["9 11", "5 7"], seen);
    }

    private static IEnumerable<long> Numbers(ParquetTable table, ReadAhead ahead) => table.Read(ahead, "n").SelectMany(chunk => chunk.Integers("n").ToArray());

    private static void Write(string path, int first, int rows, int rowGroupRows)
    {
        const long Day = 86_400_000_000;
        using var writer = new TableWriter(path, Columns, rowGroupRows);
        var numbers = Enumerable.Range(first, rows).ToArray();
        writer.Write(
            rows,
            Array.ConvertAll(numbers, n => (long)n),
            Array.ConvertAll(numbers, n => n % 2 == 0 ? null : n == 13 ? double.NaN : (double?)(n / 2.0)),
            Array.ConvertAll(numbers, n => n == 0 ? null : $"n{n:00}"),
            Array.ConvertAll(numbers, n => n == 0 ? null : (long?)(n * Day)),
            Array.ConvertAll(numbers, n => n % 3 == 0));
        writer.Commit();
    }
}
