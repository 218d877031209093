using EcomAi.Deep.Data;

namespace EcomAi.Deep.Tests.Data;

public sealed class ParquetTableTests
{
    private static readonly OutputColumn[] Purchases = [new("user_id", OutputType.Int64), new("item", OutputType.Text, true), new("price", OutputType.Double, true)];

    [Fact]
    public void A_folder_is_one_table_in_the_order_of_names()
    {
        using var folder = new TemporaryFolder();
        Write(folder["b.parquet"], 1, 3, 4);
        Write(folder["a.parquet"], 2, 1, 2);
        Write(folder["_c.parquet"], 2, 9);
        folder.Write("notes.txt", "not data");
        var table = ParquetTable.Open(folder.Path);

        Assert.Equal([folder["a.parquet"], folder["b.parquet"]], table.Files);
        Assert.Equal(4, table.Rows);
        Assert.Equal(
            [(folder["a.parquet"], 0, 0L, 1L), (folder["a.parquet"], 0, 0L, 2L), (folder["b.parquet"], 0, 0L, 3L), (folder["b.parquet"], 1, 1L, 4L)],
            table.Read("user_id").SelectMany(chunk => chunk.Integers("user_id").ToArray().Select(id => (chunk.File, chunk.RowGroup, chunk.FirstRow, id))));
    }

    [Fact]
    public void A_pattern_chooses_files_and_folders()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["w1"]);
        Directory.CreateDirectory(folder["w2"]);
        Write(folder["w2/sales-1.parquet"], 10, 3);
        Write(folder["w1/sales-2.parquet"], 10, 2);
        Write(folder["w1/sales-1.parquet"], 10, 1);
        Write(folder["w1/other.parquet"], 10, 9);

        Assert.Equal([1L, 2, 3], Ids(ParquetTable.Open(folder["w?/sales-*.parquet"])));
        var error = Assert.Throws<DataException>(() => ParquetTable.Open(folder["w1/none-*.parquet"]));
        Assert.Equal($"no file matches '{folder["w1/none-*.parquet"]}' (resolved to {folder["w1/none-*.parquet"]}).", error.Message);
    }

    [Fact]
    public void Chunks_read_ahead_hold_the_right_rows_and_use_few_buffers()
    {
        using var folder = new TemporaryFolder();
        var ids = Enumerable.Range(0, 1000).Select(i => (long)i).ToArray();
        Write(folder["t.parquet"], 7, ids);
        var table = ParquetTable.Open(folder["t.parquet"]);
        var chunks = new HashSet<TableChunk>(ReferenceEqualityComparer.Instance);
        List<long> read = [];
        foreach (var chunk in table.Read("user_id", "item"))
        {
            chunks.Add(chunk);
            Thread.Sleep(chunk.RowGroup < 20 ? 1 : 0);
            Assert.Equal(chunk.FirstRow, chunk.Integers("user_id")[0]);
            Assert.Equal($"i{chunk.FirstRow}", chunk.Texts("item")[0]);
            read.AddRange(chunk.Integers("user_id"));
        }

        Assert.Equal(ids, read);
        Assert.InRange(chunks.Count, 2, new ReadAhead().Threads + 2);
    }

    [Fact]
    public void Reading_can_stop_early_and_start_again()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"], 1, 1, 2, 3, 4, 5, 6);
        var table = ParquetTable.Open(folder["t.parquet"]);

        Assert.Equal(1, table.Read("user_id").First().Integers("user_id")[0]);
        Assert.Equal([1L, 2, 3, 4, 5, 6], Ids(table));
    }

    [Fact]
    public void Integers_can_be_read_as_reals_and_nulls_are_marked_by_row_group()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new TableWriter(folder["t.parquet"], [new("n", OutputType.Int64, true), new("x", OutputType.Float, true)], 2))
        {
            writer.Write(6, new long?[] { 1, null, 3, 4, null, null }, new float?[] { 0.5f, 1, null, 2, 3, 4 });
            writer.Commit();
        }

        List<string> seen = [];
        foreach (var chunk in ParquetTable.Open(folder["t.parquet"]).Read())
        {
            seen.Add($"{string.Join(' ', chunk.Reals("n").ToArray())} ({string.Join(' ', chunk.Nulls("n").ToArray())})");
            seen.Add($"{string.Join(' ', chunk.Reals("x").ToArray())} ({string.Join(' ', chunk.Nulls("x").ToArray())})");
            Assert.Throws<ArgumentException>(() => chunk.Integers("x").Length);
            Assert.Throws<ArgumentException>(() => chunk.Integers("y").Length);
        }

        Assert.Equal(["1 NaN (False True)", "0.5 1 ()", "3 4 ()", "NaN 2 (True False)", "NaN NaN (True True)", "3 4 ()"], seen);
    }

    [Fact]
    public void A_missing_file_names_the_path_its_place_and_the_nearest_folder()
    {
        using var folder = new TemporaryFolder();
        Write(folder["transactions.parquet"], 10, 1);
        var path = folder["transaction.parquet"];

        var error = Assert.Throws<DataException>(() => ParquetTable.Open(path));
        Assert.Equal(
            $"no file or folder '{path}' (resolved to {path}). The nearest folder that exists is {folder.Path}; it holds transactions.parquet. Did you mean 'transactions.parquet'?",
            error.Message);
        var deep = Assert.Throws<DataException>(() => ParquetTable.Open(folder["a/b/c.parquet"]));
        Assert.Contains($"The nearest folder that exists is {folder.Path};", deep.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_Parquet_says_what_it_holds()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sales.csv", "a\n1\n");

        var error = Assert.Throws<DataException>(() => ParquetTable.Open(folder.Path));
        Assert.Equal($"folder '{folder.Path}' has no .parquet file in it; it holds sales.csv.", error.Message);
    }

    [Fact]
    public void An_empty_file_says_so()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.parquet", "");

        Assert.Equal(
            $"'{folder["t.parquet"]}' is empty (0 bytes); a Parquet file, even without rows, is not.",
            Assert.Throws<DataException>(() => ParquetTable.Open(folder["t.parquet"])).Message);
    }

    [Fact]
    public void A_file_that_is_not_Parquet_says_how_it_begins()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.parquet", "user,item\n1,2\n");

        Assert.Equal(
            $"'{folder["t.parquet"]}' is not a Parquet file: it begins with 'user' instead of 'PAR1'. Turn CSV or TSV into Parquet with `ecomai import csv`.",
            Assert.Throws<DataException>(() => ParquetTable.Open(folder["t.parquet"])).Message);
    }

    [Fact]
    public void A_truncated_file_is_told_at_every_length()
    {
        using var folder = new TemporaryFolder();
        Write(folder["whole.parquet"], 10, 1, 2, 3);
        var bytes = File.ReadAllBytes(folder["whole.parquet"]);
        for (var length = 4; length < bytes.Length; length += 13)
        {
            File.WriteAllBytes(folder["t.parquet"], bytes[..length]);
            var error = Assert.Throws<DataException>(() => ParquetTable.Open(folder["t.parquet"]));
            Assert.StartsWith($"'{folder["t.parquet"]}' is truncated: after {length:N0} bytes", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_damaged_footer_is_an_error_that_names_the_file()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"], 10, 1, 2, 3);
        var bytes = File.ReadAllBytes(folder["t.parquet"]);
        bytes.AsSpan(bytes.Length - 8, 4).Fill(0x7f);
        File.WriteAllBytes(folder["t.parquet"], bytes);

        var error = Assert.Throws<DataException>(() => ParquetTable.Open(folder["t.parquet"]));
        Assert.StartsWith($"'{folder["t.parquet"]}' has a damaged footer: ", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A footer in thrift's compact protocol, by hand: a required INT32 column and two row groups of 2^62 rows.</summary>
    [Fact]
    public void Row_groups_of_more_rows_than_there_can_be_are_damage()
    {
        using var folder = new TemporaryFolder();
        const string rowGroup = "191C00" + "26" + "808080808080808080" + "01" + "00";
        var footer = Convert.FromHexString("1502" + "192C" + "480172" + "150200" + "15022500" + "18016E00" + "1600" + "192C" + rowGroup + rowGroup + "00");
        File.WriteAllBytes(folder["t.parquet"], [.. "PAR1"u8, .. footer, .. BitConverter.GetBytes(footer.Length), .. "PAR1"u8]);

        Assert.Equal(
            $"'{folder["t.parquet"]}' has a damaged footer: with its row group 0 there would be 4,611,686,018,427,387,904 rows. Copy or write the file again.",
            Assert.Throws<DataException>(() => ParquetTable.Open(folder["t.parquet"])).Message);
    }

    [Fact]
    public void A_damaged_page_names_file_row_group_and_column()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"], 2, 1, 2, 3);
        var bytes = File.ReadAllBytes(folder["t.parquet"]);
        bytes.AsSpan(4, 24).Fill(0xff);
        File.WriteAllBytes(folder["t.parquet"], bytes);
        var table = ParquetTable.Open(folder["t.parquet"]);

        var error = Assert.Throws<DataException>(() => table.Read("user_id").Count());
        Assert.StartsWith($"{folder["t.parquet"]}, row group 0, column 'user_id': cannot be decoded: ", error.Message, StringComparison.Ordinal);
        Assert.Matches(@"\w\. Copy or write the file again\.$", error.Message);
    }

    [Fact]
    public void A_missing_column_lists_what_is_there_with_the_likely_spelling()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"], 10, 1);
        var table = ParquetTable.Open(folder["t.parquet"]);

        Assert.True(table.Has("user_id"));
        Assert.False(table.Has("userId"));
        Assert.Equal(
            $"data.userColumn: {folder["t.parquet"]} has no column 'userId'. Did you mean 'user_id'? Its columns are user_id, item, price.",
            Assert.Throws<DataException>(() => table.Require("userId", "data.userColumn")).Message);
    }

    [Fact]
    public void A_wrong_type_says_which_it_has_and_which_are_accepted()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"], 10, 1);
        var table = ParquetTable.Open(folder["t.parquet"]);

        Assert.Equal(ColumnKind.Text, table.Require("item", "data.itemColumn", ColumnKind.Integer, ColumnKind.Text).Kind);
        Assert.Equal(
            $"data.userColumn: column 'price' of {folder["t.parquet"]} is real (double), but it must be integer or text.",
            Assert.Throws<DataException>(() => table.Require("price", "data.userColumn", ColumnKind.Integer, ColumnKind.Text)).Message);
    }

    [Fact]
    public void A_time_is_a_time_or_an_integer_order_and_never_a_text()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"], 10, 1);
        var table = ParquetTable.Open(folder["t.parquet"]);

        Assert.Equal(ColumnKind.Integer, table.RequireTime("user_id", "data.timeColumn").Kind);
        Assert.Equal(
            $"data.timeColumn: column 'item' of {folder["t.parquet"]} is text (string), which is not a time; it must be a timestamp, a date, or integers that "
            + "stand for an order. To make it one, import it again with `ecomai import csv --type item=timestamp` (or =date, or =unix-seconds).",
            Assert.Throws<DataException>(() => table.RequireTime("item", "data.timeColumn")).Message);
    }

    [Fact]
    public void Nulls_and_NaN_name_their_place()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new TableWriter(folder["t.parquet"], Purchases, 2))
        {
            writer.Write(4, new long[] { 1, 2, 3, 4 }, new[] { "a", "b", "c", null }, new double?[] { 1, 2, double.NaN, null });
            writer.Commit();
        }

        var second = ParquetTable.Open(folder["t.parquet"]).Read().Skip(1).First();
        second.RequireNoNulls("user_id", "data.userColumn");
        Assert.Equal(
            $"{folder["t.parquet"]}, row group 1, column 'item', row 3: a null, but data.itemColumn needs a value in every row; remove such rows or fill them in.",
            Assert.Throws<DataException>(() => second.RequireNoNulls("item", "data.itemColumn")).Message);
        Assert.StartsWith(
            $"{folder["t.parquet"]}, row group 1, column 'price', row 3: a null,",
            Assert.Throws<DataException>(() => second.RequireFinite("price", "data.weightColumn")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_not_finite_names_its_place()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new TableWriter(folder["t.parquet"], [new("w", OutputType.Double)]))
        {
            writer.Write(3, new[] { 1, double.NaN, double.PositiveInfinity });
            writer.Commit();
        }

        var chunk = ParquetTable.Open(folder["t.parquet"]).Read("w").First();
        Assert.Equal(
            $"{folder["t.parquet"]}, row group 0, column 'w', row 1: NaN is not a finite number, but data.weightColumn needs one in every row.",
            Assert.Throws<DataException>(() => chunk.RequireFinite("w", "data.weightColumn")).Message);
    }

    [Fact]
    public void A_table_without_rows_has_columns_and_no_chunks()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.parquet"], 10);
        var table = ParquetTable.Open(folder["t.parquet"]);

        Assert.Equal(0, table.Rows);
        Assert.Equal(3, table.Columns.Count);
        Assert.Empty(table.Read());
    }

    private static IEnumerable<long> Ids(ParquetTable table) => table.Read("user_id").SelectMany(chunk => chunk.Integers("user_id").ToArray());

    private static void Write(string path, int rowGroupRows, params long[] ids)
    {
        using var writer = new TableWriter(path, Purchases, rowGroupRows);
        writer.Write(ids.Length, ids, ids.Select(id => (string?)$"i{id}").ToArray(), ids.Select(id => (double?)id / 2).ToArray());
        writer.Commit();
    }
}
