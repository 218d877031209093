using EcomAi.Deep.Data;
using TorchSharp;

namespace EcomAi.Deep.Tests.Data;

public sealed class TableTensorsTests
{
    private static readonly OutputColumn[] Columns =
    [
        new("i", OutputType.Int32), new("n", OutputType.Int64, true), new("f", OutputType.Float), new("d", OutputType.Double, true), new("b", OutputType.Boolean),
        new("t", OutputType.Time), new("day", OutputType.Date, true), new("text", OutputType.Text),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Columns_become_tensors_of_their_types(int threads)
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 10, 4);
        Write(folder["b.parquet"], 10, 0, 4);
        Write(folder["c.parquet"], 10, 7, 3);
        using var tensors = ParquetTable.Open(folder.Path).ToTensors(reading: new TensorReading { Ahead = new ReadAhead { Threads = threads } });

        Assert.Equal(17, tensors.Rows);
        Assert.Equal(["i", "n", "f", "d", "b", "t", "day"], tensors.Columns.Keys);
        Assert.All(tensors.Columns.Values, tensor => Assert.Equal([17], tensor.shape));
        Assert.Equal(Enumerable.Range(0, 17), tensors["i"].data<int>().ToArray());
        Assert.Equal(Enumerable.Range(0, 17).Select(n => n * 3L), tensors["n"].data<long>().ToArray());
        Assert.Equal(Enumerable.Range(0, 17).Select(n => n / 2f), tensors["f"].data<float>().ToArray());
        Assert.Equal(Enumerable.Range(0, 17).Select(n => n / 4.0), tensors["d"].data<double>().ToArray());
        Assert.Equal(Enumerable.Range(0, 17).Select(n => n % 3 == 0), tensors["b"].data<bool>().ToArray());
        Assert.Equal(Enumerable.Range(0, 17).Select(n => n * 1_000_001L), tensors["t"].data<long>().ToArray());
        Assert.Equal(Enumerable.Range(0, 17).Select(n => n * 86_400_000_000), tensors["day"].data<long>().ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(17)]
    [InlineData(100)]
    public void Batches_cross_row_groups_and_files(int batchRows)
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 10, 4);
        Write(folder["b.parquet"], 10, 7, 3);
        List<int> numbers = [];
        List<long> sizes = [];
        foreach (var batch in ParquetTable.Open(folder.Path).TensorBatches(["i", "d"], batchRows))
        {
            using (batch)
            {
                sizes.Add(batch.Rows);
                numbers.AddRange(batch["i"].data<int>().ToArray());
                Assert.Equal(batch["i"].data<int>().Select(i => i / 4.0), batch["d"].data<double>().ToArray());
            }
        }

        Assert.Equal(Enumerable.Range(0, 17), numbers);
        Assert.Equal(Enumerable.Range(0, (16 / batchRows) + 1).Select(batch => Math.Min(batchRows, 17L - (batch * batchRows))), sizes);
    }

    [Fact]
    public void Batches_that_are_kept_keep_their_values_and_none_is_lost_when_reading_stops()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 20, 4);
        var alive = torch.Tensor.TotalCount;
        var kept = ParquetTable.Open(folder.Path).TensorBatches(["i"], 3).Take(4).ToList();

        Assert.Equal(Enumerable.Range(0, 12), kept.SelectMany(batch => batch["i"].data<int>().ToArray()));
        Assert.Equal(alive + 4, torch.Tensor.TotalCount);
        foreach (var batch in kept)
        {
            batch.Dispose();
            batch.Dispose();
        }

        Assert.Equal(alive, torch.Tensor.TotalCount);
    }

    [Fact]
    public void A_null_is_refused_with_its_place_unless_a_fill_is_given()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new TableWriter(folder["t.parquet"], [new("x", OutputType.Float, true), new("n", OutputType.Int32, true), new("b", OutputType.Boolean, true)], 2))
        {
            writer.Write(5, new float?[] { 1, 2, 3, null, null }, new int?[] { 1, 2, 3, null, 5 }, new bool?[] { true, null, false, null, true });
            writer.Commit();
        }

        var table = ParquetTable.Open(folder["t.parquet"]);
        var message = $"{folder["t.parquet"]}, row group 1, column 'x', row 3: a null, but a tensor holds none; give a fill for 'x', or leave out or fill in such rows.";
        Assert.Equal(message, Assert.Throws<DataException>(() => table.ToTensors(["x"])).Message);
        Assert.Equal(message, Assert.Throws<DataException>(() => table.TensorBatches(["x", "n"], 2).ToList()).Message);

        var reading = new TensorReading { Fills = new Dictionary<string, double> { ["x"] = -0.5, ["n"] = -1, ["b"] = 1 } };
        using var filled = table.ToTensors(reading: reading);
        Assert.Equal([1, 2, 3, -0.5f, -0.5f], filled["x"].data<float>().ToArray());
        Assert.Equal([1, 2, 3, -1, 5], filled["n"].data<int>().ToArray());
        Assert.Equal([true, true, false, true, true], filled["b"].data<bool>().ToArray());
    }

    [Theory]
    [InlineData("n", 0.5, "the fill 0.5 of column 'n' is no value of its type, integer (int64).")]
    [InlineData("b", 2, "the fill 2 of column 'b' is no value of its type, boolean (bool).")]
    [InlineData("f", 2, "tensors: there is a fill for 'f', which is not among the columns that are read: n, b.")]
    public void A_fill_is_a_value_of_a_column_that_is_read(string column, double fill, string message)
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"], 0, 3, 2);
        var reading = new TensorReading { Fills = new Dictionary<string, double> { [column] = fill } };

        Assert.Equal(message, Assert.Throws<DataException>(() => ParquetTable.Open(folder.Path).ToTensors(["n", "b"], reading: reading)).Message);
    }

    [Fact]
    public void Text_is_no_tensor()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"], 0, 3, 2);

        Assert.Equal(
            $"tensors: column 'text' of {folder.Path} is text (string), but it must be integer, real, boolean or time.",
            Assert.Throws<DataException>(() => ParquetTable.Open(folder.Path).ToTensors(["text"])).Message);
    }

    [Fact]
    public void Partitions_files_of_other_widths_and_filters_reach_the_tensors()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["week=1"]);
        Directory.CreateDirectory(folder["week=2"]);
        Write(folder["week=1/a.parquet"], 0, 5, 2);
        using (var writer = new TableWriter(folder["week=2/a.parquet"], [new("i", OutputType.Int64), new("f", OutputType.Double), .. Columns[4..6], Columns[7]]))
        {
            writer.Write(3, new long[] { 50, 60, 1L << 40 }, new[] { 0.1, 0.2, 0.3 }, new bool[3], new long[3], new[] { "a", "b", "c" });
            writer.Commit();
        }

        var reading = new TensorReading { Fills = new Dictionary<string, double> { ["n"] = -1 } };
        var table = ParquetTable.Open(folder.Path);
        using var all = table.ToTensors(["week", "i", "n", "f"], reading: reading);
        Assert.Equal([1, 1, 1, 1, 1, 2, 2, 2], all["week"].data<long>().ToArray());
        Assert.Equal([0, 1, 2, 3, 4, 50, 60, 1L << 40], all["i"].data<long>().ToArray());
        Assert.Equal([0, 3, 6, 9, 12, -1, -1, -1], all["n"].data<long>().ToArray());
        Assert.Equal([0, 0.5, 1, 1.5, 2, 0.1, 0.2, 0.3], all["f"].data<double>().ToArray());

        using var some = table.Where("i", FilterComparison.Greater, 2).Where("text", FilterComparison.Less, "b").ToTensors(["week", "i"]);
        Assert.Equal((1, 50), (some.Rows, some["i"].item<long>()));
        Assert.Equal([3, 4, 50, 60, 1L << 40], table.Where("i", FilterComparison.Greater, 2).TensorBatches(["i"], 2).SelectMany(batch =>
        {
            using (batch)
                return batch["i"].data<long>().ToArray();
        }));
    }

    [Fact]
    public void Nulls_in_rows_that_a_filter_leaves_out_are_not_refused()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new TableWriter(folder["t.parquet"], [new("n", OutputType.Int64), new("x", OutputType.Double, true)]))
        {
            writer.Write(4, new long[] { 1, 2, 3, 4 }, new double?[] { 1, null, 3, null });
            writer.Commit();
        }

        var table = ParquetTable.Open(folder["t.parquet"]);
        using var first = table.Where("x", FilterComparison.LessOrEqual, 3).ToTensors();
        Assert.Equal([1, 3], first["x"].data<double>().ToArray());
        Assert.StartsWith(
            $"{folder["t.parquet"]}, row group 0, column 'x', row 3: a null,",
            Assert.Throws<DataException>(() => table.Where("n", FilterComparison.Greater, 2).ToTensors()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_column_is_told_and_leaves_no_tensor()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"], 0, 30, 5);
        var bytes = File.ReadAllBytes(folder["t.parquet"]);
        bytes.AsSpan(4, 16).Fill(0xff);
        File.WriteAllBytes(folder["t.parquet"], bytes);
        var alive = torch.Tensor.TotalCount;

        Assert.StartsWith(
            $"{folder["t.parquet"]}, row group 0, column 'i': cannot be decoded: ",
            Assert.Throws<DataException>(() => ParquetTable.Open(folder.Path).ToTensors()).Message,
            StringComparison.Ordinal);
        Assert.Equal(alive, torch.Tensor.TotalCount);
    }

    [Fact]
    public void A_column_that_a_file_lacks_is_null_from_the_first_row_that_meets_the_filters_on()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, columns) in new[] { ("a", new[] { "n", "late" }), ("b", ["n"]) })
        {
            using var writer = new TableWriter(folder[$"{name}.parquet"], [.. columns.Select(column => new OutputColumn(column, OutputType.Int32, column == "late"))]);
            writer.Write(4, [new[] { 1, 2, 3, 4 }, .. columns.Skip(1).Select(_ => new int?[] { 1, 2, 3, 4 })]);
            writer.Commit();
        }

        Assert.StartsWith(
            $"{folder["b.parquet"]}, row group 0, column 'late', row 2: a null, but a tensor holds none; ",
            Assert.Throws<DataException>(() => ParquetTable.Open(folder.Path).Where("n", FilterComparison.Greater, 2).ToTensors(["late"])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_makes_empty_tensors_and_no_batch()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"], 0, 0, 5);
        var table = ParquetTable.Open(folder.Path);
        using var tensors = table.ToTensors(["i"]);

        Assert.Equal([0], tensors["i"].shape);
        Assert.Empty(table.TensorBatches(["i"], 5));
    }

    private static void Write(string path, int first, int rows, int rowGroupRows)
    {
        using var writer = new TableWriter(path, Columns, rowGroupRows);
        var numbers = Enumerable.Range(first, rows).ToArray();
        writer.Write(
            rows,
            numbers,
            Array.ConvertAll(numbers, n => (long?)(n * 3L)),
            Array.ConvertAll(numbers, n => n / 2f),
            Array.ConvertAll(numbers, n => (double?)(n / 4.0)),
            Array.ConvertAll(numbers, n => n % 3 == 0),
            Array.ConvertAll(numbers, n => n * 1_000_001L),
            Array.ConvertAll(numbers, n => (long?)(n * 86_400_000_000)),
            Array.ConvertAll(numbers, n => $"t{n}"));
        writer.Commit();
    }
}
