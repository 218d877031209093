using EcomAi.Deep.Data;

namespace EcomAi.Deep.Tests.Data;

public sealed class RowGroupDecoderTests
{
    private static readonly OutputColumn[] Columns = [new("n", OutputType.Int64), new("x", OutputType.Float, true), new("text", OutputType.Text)];

    [Fact]
    public void Row_groups_are_decoded_in_any_order_into_chunks_used_again()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 5, 2);
        Write(folder["b.parquet"], 5, 4, 3);
        var table = ParquetTable.Open(folder.Path);
        using var decoder = table.OpenDecoder("n", "text");
        var chunk = decoder.NewChunk();
        List<string> seen = [];
        foreach (var rowGroup in new[] { 4, 0, 2, 3, 1, 0 })
        {
            decoder.Read(rowGroup, chunk);
            seen.Add($"{Path.GetFileName(chunk.File)} {chunk.RowGroup} {chunk.FirstRow}: {string.Join(' ', chunk.Integers("n").ToArray())} {chunk.Texts("text")[0]}");
        }

        Assert.Equal([2L, 2, 1, 3, 1], table.RowGroupRows);
        Assert.Equal(
            ["b.parquet 1 3: 8 t8", "a.parquet 0 0: 0 1 t0", "a.parquet 2 4: 4 t4", "b.parquet 0 0: 5 6 7 t5", "a.parquet 1 2: 2 3 t2", "a.parquet 0 0: 0 1 t0"],
            seen);
        Assert.Equal($"{folder["a.parquet"]}, row group 0, column 'n', row 1", chunk.Where("n", 1));
    }

    [Fact]
    public void More_files_than_stay_open_are_read_again_and_again()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 40; i++)
            Write(folder[$"{i:00}.parquet"], i, 1, 1);
        using var decoder = ParquetTable.Open(folder.Path).OpenDecoder("n");
        var chunk = decoder.NewChunk();
        for (var turn = 0; turn < 3; turn++)
        {
            for (var i = 0; i < 40; i++)
            {
                decoder.Read(i * 7 % 40, chunk);
                Assert.Equal(i * 7 % 40, chunk.Integers("n")[0]);
            }
        }
    }

    [Fact]
    public void A_file_that_was_replaced_by_another_is_told()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 5, 2);
        using var decoder = ParquetTable.Open(folder.Path).OpenDecoder("n");
        Write(folder["a.parquet"], 0, 5, 3);

        Assert.Equal(
            $"'{folder["a.parquet"]}' is another file than when the table was opened; open the table again.",
            Assert.Throws<DataException>(() => decoder.Read(0, decoder.NewChunk())).Message);
    }

    [Fact]
    public void A_file_whose_columns_were_changed_is_told()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 5, 5);
        using var decoder = ParquetTable.Open(folder.Path).OpenDecoder("n");
        using (var writer = new TableWriter(folder["a.parquet"], [new("n", OutputType.Text)]))
        {
            writer.Write(5, [Enumerable.Repeat("1", 5).ToArray()]);
            writer.Commit();
        }

        Assert.EndsWith(
            "is another file than when the table was opened; open the table again.",
            Assert.Throws<DataException>(() => decoder.Read(0, decoder.NewChunk())).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 1L << 30)]
    [InlineData(2, 200)]
    [InlineData(7, 1L << 30)]
    public void Rows_do_not_depend_on_threads_or_bytes(int threads, long bytes)
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 300, 7);
        Write(folder["b.parquet"], 300, 0, 7);
        Write(folder["c.parquet"], 300, 100, 64);
        var chunks = new HashSet<TableChunk>(ReferenceEqualityComparer.Instance);
        List<string> seen = [];
        foreach (var chunk in ParquetTable.Open(folder.Path).Read(new ReadAhead { Threads = threads, Bytes = bytes }))
        {
            chunks.Add(chunk);
            for (var row = 0; row < chunk.Rows; row++)
                seen.Add($"{chunk.Integers("n")[row]} {chunk.Reals("x")[row]} {chunk.Texts("text")[row]} {chunk.Nulls("x")[row]}");
        }

        Assert.Equal(Enumerable.Range(0, 400).Select(n => $"{n} {(n % 3 == 0 ? "NaN" : n / 2f)} t{n} {n % 3 == 0}"), seen);

        // At least one: how many take part depends on whether the decoder or its consumer is the faster.
        Assert.InRange(chunks.Count, 1, bytes == 1 ? 2 : threads + 2);
    }

    [Fact]
    public void A_read_ahead_without_threads_or_bytes_is_refused()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 1, 1);
        var table = ParquetTable.Open(folder.Path);

        Assert.Throws<ArgumentOutOfRangeException>(() => table.Read(new ReadAhead { Threads = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Read(new ReadAhead { Bytes = 0 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Damage_surfaces_where_its_rows_would_have_come(int threads)
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 20, 2);
        Write(folder["b.parquet"], 20, 20, 2);
        var bytes = File.ReadAllBytes(folder["b.parquet"]);
        bytes.AsSpan(4, 24).Fill(0xff);
        File.WriteAllBytes(folder["b.parquet"], bytes);
        var rows = 0;
        var error = Assert.Throws<DataException>(() =>
        {
            foreach (var chunk in ParquetTable.Open(folder.Path).Read(new ReadAhead { Threads = threads }, "n", "x"))
                rows += chunk.Rows;
        });

        Assert.Equal(20, rows);
        Assert.StartsWith($"{folder["b.parquet"]}, row group 0, column 'n': cannot be decoded: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_early_joins_the_threads_and_closes_the_files()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 0, 500, 1);
        for (var turn = 0; turn < 20; turn++)
        {
            foreach (var chunk in ParquetTable.Open(folder.Path).Read(new ReadAhead { Threads = 3 }))
            {
                if (chunk.RowGroup == turn)
                    break;
            }

            // A file that is still open for reading cannot be opened for oneself alone.
            using var alone = new FileStream(folder["a.parquet"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
    }

    private static void Write(string path, int first, int rows, int rowGroupRows)
    {
        using var writer = new TableWriter(path, Columns, rowGroupRows);
        var numbers = Enumerable.Range(first, rows).ToArray();
        writer.Write(
            rows,
            Array.ConvertAll(numbers, n => (long)n),
            Array.ConvertAll(numbers, n => n % 3 == 0 ? null : (float?)(n / 2f)),
            Array.ConvertAll(numbers, n => $"t{n}"));
        writer.Commit();
    }
}
