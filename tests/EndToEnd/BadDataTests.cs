using EcomAi.Deep.Data;

namespace EcomAi.Deep.EndToEnd;

/// <summary>Data that cannot be learned from: <c>train</c> says what, where and what to do, ends with 1, and leaves no run.</summary>
public sealed class BadDataTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public BadDataTests()
    {
        _ecomai.Write("shop.json", """{ "family": "ncf", "data": { "interactions": "buys.parquet" }, "model": { "kind": "mf" } }""");
        Write("buys.parquet");
    }

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void A_file_that_is_not_there() =>
        Refuse("no file or folder 'bys.parquet'", "Did you mean 'buys.parquet'", "data.interactions=bys.parquet");

    [Fact]
    public void A_folder_without_tables()
    {
        _ecomai.Write("tables/notes.txt", "none yet");
        Refuse("folder 'tables' has no .parquet file in it", "it holds notes.txt", "data.interactions=tables");
    }

    [Fact]
    public void A_pattern_that_nothing_matches() => Refuse("no file matches 'sales-*.parquet'", _ecomai.Folder, "data.interactions=sales-*.parquet");

    [Fact]
    public void An_empty_file()
    {
        _ecomai.Write("buys.parquet", "");
        Refuse("'buys.parquet' is empty (0 bytes)", "a Parquet file, even without rows, is not");
    }

    [Fact]
    public void A_text_file()
    {
        _ecomai.Write("buys.csv", "user,item\n1,2\n");
        Refuse("'buys.csv' is not a Parquet file: it begins with 'user'", "ecomai import csv", "data.interactions=buys.csv");
    }

    [Fact]
    public void A_table_without_rows()
    {
        using (var writer = new TableWriter(_ecomai.At("buys.parquet"), [new("user", OutputType.Int64), new("item", OutputType.Int64)]))
            writer.Commit();
        Refuse("buys.parquet: of 0 rows none is left", "give more rows");
    }

    [Fact]
    public void A_truncated_file()
    {
        var whole = File.ReadAllBytes(_ecomai.At("buys.parquet"));
        File.WriteAllBytes(_ecomai.At("buys.parquet"), whole[..(whole.Length * 2 / 3)]);
        Refuse("'buys.parquet' is truncated", "Copy or write it again");
    }

    [Fact]
    public void A_file_with_damaged_pages()
    {
        var bytes = File.ReadAllBytes(_ecomai.At("buys.parquet"));
        Array.Fill(bytes, (byte)0xff, 4, 40);
        File.WriteAllBytes(_ecomai.At("buys.parquet"), bytes);
        Refuse("buys.parquet, row group 0, column 'user': cannot be decoded", "Copy or write the file again");
    }

    [Fact]
    public void A_missing_column() =>
        Refuse("data.itemColumn: buys.parquet has no column 'itm'", "Did you mean 'item'", "data.itemColumn=itm");

    [Fact]
    public void A_real_column_as_an_id() =>
        Refuse("data.userColumn: column 'price' of buys.parquet is real (double), but it must be integer or text", "price", "data.userColumn=price");

    [Fact]
    public void A_text_column_as_a_weight() =>
        Refuse("data.weightColumn: column 'shelf' of buys.parquet is text (string), but it must be integer or real", "shelf", "data.weightColumn=shelf");

    [Fact]
    public void A_text_column_as_a_time() =>
        Refuse("column 'shelf' of buys.parquet is text (string), which is not a time", "ecomai import csv --type shelf=timestamp", "data.timeColumn=shelf");

    [Fact]
    public void A_null_user()
    {
        Write("buys.parquet", users: [1, 1, null, 2]);
        Refuse("buys.parquet, row group 0, column 'user', row 2: a null, but data.userColumn needs a value in every row", "remove such rows");
    }

    [Fact]
    public void A_null_item()
    {
        Write("buys.parquet", items: ["a", null, "b", "a"]);
        Refuse("buys.parquet, row group 0, column 'item', row 1: a null, but data.itemColumn needs a value in every row", "remove such rows");
    }

    [Fact]
    public void A_null_time()
    {
        Write("buys.parquet", times: [1, 2, 3, null]);
        Refuse("buys.parquet, row group 0, column 'at', row 3: a null, but data.timeColumn needs a value in every row", "remove such rows", "data.timeColumn=at");
    }

    [Theory]
    [InlineData(-0.5, "row 1: -0.5 is no weight; data.weightColumn needs finite numbers of 0 or more")]
    [InlineData(double.NaN, "row 1: NaN is not a finite number, but data.weightColumn needs one in every row")]
    [InlineData(double.PositiveInfinity, "is not a finite number, but data.weightColumn needs one in every row")]
    [InlineData(1e300, "row 1: 1E+300 is no weight; data.weightColumn needs finite numbers of 0 or more")]
    public void A_weight_that_is_none(double weight, string message)
    {
        Write("buys.parquet", prices: [1, weight, 2, 3]);
        Refuse(message, "buys.parquet, row group 0, column 'price', row 1", "data.weightColumn=price");
    }

    [Fact]
    public void Counts_that_leave_nothing() =>
        Refuse("of 4 rows none is left with data.minUserInteractions 3 and data.minItemUsers 1", "lower them", "data.minUserInteractions=3");

    /// <summary>Two users with two items each; a given column replaces the usual one.</summary>
    private void Write(string name, long?[]? users = null, string?[]? items = null, long?[]? times = null, double[]? prices = null)
    {
        using var writer = new TableWriter(
            _ecomai.At(name),
            [
                new("user", OutputType.Int64, true), new("item", OutputType.Text, true), new("at", OutputType.Time, true),
                new("price", OutputType.Double), new("shelf", OutputType.Text),
            ]);
        writer.Write(4, users ?? [1, 1, 2, 2], items ?? ["a", "b", "b", "a"], times ?? [1, 2, 3, 4], prices ?? [1, 2, 3, 4], new[] { "x", "y", "x", "y" });
        writer.Commit();
    }

    private void Refuse(string what, string where, params string[] overrides)
    {
        _ecomai.Run(["train", "--config", "shop.json", .. overrides]).ExpectFault(1, what, where);
        Assert.False(Directory.Exists(_ecomai.At("runs")));
    }
}
