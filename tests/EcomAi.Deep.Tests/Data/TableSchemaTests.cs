using EcomAi.Deep.Data;

namespace EcomAi.Deep.Tests.Data;

public sealed class TableSchemaTests
{
    [Fact]
    public void Files_of_other_columns_do_not_make_one_table_and_all_faults_come_at_once()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], [new("user_id", OutputType.Int64), new("item", OutputType.Text), new("note", OutputType.Text, true)]);
        Write(folder["b.parquet"], [new("user_id", OutputType.Text), new("extra", OutputType.Int64)]);

        Assert.Equal(
            $"the files of '{folder.Path}' do not make one table: column 'user_id' is text (string) in {folder["b.parquet"]}, but integer (int64) in {folder["a.parquet"]}; "
            + $"column 'item' is missing in {folder["b.parquet"]}, and {folder["a.parquet"]} allows no nulls in it; "
            + $"column 'extra' is missing in {folder["a.parquet"]}, and {folder["b.parquet"]} allows no nulls in it. "
            + "Give each kind of table its own folder, or write the files alike.",
            Assert.Throws<DataException>(() => ParquetTable.Open(folder.Path)).Message);
    }

    [Fact]
    public void A_column_that_differs_in_many_files_is_reported_once()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], [new("n", OutputType.Int64)]);
        Write(folder["b.parquet"], [new("n", OutputType.Text)]);
        Write(folder["c.parquet"], [new("n", OutputType.Text)]);
        Write(folder["d.parquet"], [new("n", OutputType.Boolean)]);

        Assert.Equal(
            $"the files of '{folder.Path}' do not make one table: column 'n' is text (string) in {folder["b.parquet"]}, but integer (int64) in {folder["a.parquet"]}. "
            + "Give each kind of table its own folder, or write the files alike.",
            Assert.Throws<DataException>(() => ParquetTable.Open(folder.Path)).Message);
    }

    [Fact]
    public void Files_may_differ_in_column_order_width_and_nullability()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], [new("n", OutputType.Int64), new("x", OutputType.Float)], new long[] { 1 }, new[] { 0.5f });
        Write(folder["b.parquet"], [new("x", OutputType.Double, true), new("n", OutputType.Int32)], new double?[] { null }, new[] { 2 });

        Assert.Equal(["n:Integer|x:Real?", "1|0.5", "2|-"], TableText.Read(folder.Path));
        Assert.Equal(["int64", "double"], ParquetTable.Open(folder.Path).Columns.Select(column => column.PhysicalType));
    }

    [Fact]
    public void Optional_columns_that_a_file_lacks_are_null_there()
    {
        using var folder = new TemporaryFolder();
        Write(
            folder["a.parquet"],
            [new("n", OutputType.Int64), new("item", OutputType.Text, true), new("seen", OutputType.Boolean, true), new("at", OutputType.Time, true)],
            new long[] { 1 }, new[] { "x" }, new bool?[] { true }, new long?[] { 1_000_000 });
        Write(folder["b.parquet"], [new("n", OutputType.Int64), new("price", OutputType.Double, true), new("count", OutputType.Int32, true), new("raw", OutputType.Bytes, true)],
            new long[] { 2 }, new double?[] { 2.5 }, new int?[] { 7 }, new byte[]?[] { [255] });
        Write(folder["c.parquet"], [new("n", OutputType.Int64), new("item", OutputType.Text, true)], new long[] { 3 }, new[] { "z" });

        Assert.Equal(
            [
                "n:Integer|item:Text?|seen:Boolean?|at:Time?|price:Real?|count:Integer?|raw:Bytes?",
                "1|x|true|1970-01-01 00:00:01.000000|-|-|-",
                "2|-|-|-|2.5|7|FF",
                "3|z|-|-|-|-|-",
            ],
            TableText.Read(folder.Path));
    }

    [Fact]
    public void Integers_in_one_file_and_reals_in_another_are_reals()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], [new("x", OutputType.Int32, true)], new int?[] { 3, null });
        Write(folder["b.parquet"], [new("x", OutputType.Float)], new[] { 0.5f });
        Write(folder["c.parquet"], [new("x", OutputType.Int64)], new long[] { 1L << 52 });

        Assert.Equal(["x:Real?", "3", "-", "0.5", "4503599627370496"], TableText.Read(folder.Path));
    }

    private static void Write(string path, OutputColumn[] columns, params Array[] values)
    {
        using var writer = new TableWriter(path, columns);
        if (values.Length > 0)
            writer.Write(values[0].Length, values);
        writer.Commit();
    }
}
