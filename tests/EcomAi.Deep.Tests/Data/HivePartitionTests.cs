using EcomAi.Deep.Data;

namespace EcomAi.Deep.Tests.Data;

public sealed class HivePartitionTests
{
    [Fact]
    public void Folders_give_integers_texts_and_nulls_to_the_rows_of_their_files()
    {
        using var folder = new TemporaryFolder();
        Write(folder["year=2025/shop=a%20b%2Fc/part-0.parquet"], 1, 2);
        Write(folder["year=2025/shop=__HIVE_DEFAULT_PARTITION__/part-0.parquet"], 3);
        Write(folder["year=2026/shop=12/part-0.parquet"], 4);
        Write(folder["_temporary/year=2026/shop=12/part-0.parquet"], 9);
        Write(folder["year=2026/shop=12/.hidden=1/part-0.parquet"], 9);
        var table = ParquetTable.Open(folder.Path);

        Assert.Equal(["n:Integer|year:Integer|shop:Text?", "3|2025|-", "1|2025|a b/c", "2|2025|a b/c", "4|2026|12"], TableText.Read(folder.Path));
        Assert.Equal([false, true, true], table.Columns.Select(column => column.IsPartition));
        Assert.Equal(12, ParquetTable.Open(folder["year=2026"]).Read("shop").Single().Integers("shop")[0]);
    }

    [Fact]
    public void Partitions_count_below_what_was_given_and_come_in_ordinal_order()
    {
        using var folder = new TemporaryFolder();
        Write(folder["run=1/week=9/a.parquet"], 9);
        Write(folder["run=1/week=10/a.parquet"], 10);

        Assert.Equal(["n:Integer|week:Integer", "10|10", "9|9"], TableText.Read(folder["run=1"]));
        Assert.Equal(["n:Integer|week:Integer", "10|10", "9|9"], TableText.Read(folder["run=1/week=*/a.parquet"]));
        Assert.Equal(["n:Integer|run:Integer|week:Integer", "10|1|10", "9|1|9"], TableText.Read(folder["**/a.parquet"]));
        Assert.Equal(["n:Integer|run:Integer|week:Integer", "10|1|10", "9|1|9"], TableText.Read(folder["**"]));
        Assert.Equal(["n:Integer", "9"], TableText.Read(folder["run=1/week=9/a.parquet"]));
    }

    [Fact]
    public void Two_stars_match_no_folder_too_and_each_file_once()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 1);
        Write(folder["x/a.parquet"], 2);
        Write(folder["x/y/a.parquet"], 3);
        folder.Write("x/y/b.txt", "not data");
        Directory.CreateSymbolicLink(folder["x/y/loop"], folder.Path);

        Assert.Equal([folder["a.parquet"], folder["x/a.parquet"], folder["x/y/a.parquet"]], ParquetTable.Open(folder["**/*.parquet"]).Files);
        Assert.Equal([folder["a.parquet"], folder["x/a.parquet"], folder["x/y/a.parquet"]], ParquetTable.Open(folder["**/**/*.parquet"]).Files);
        Assert.Equal([folder["x/y/a.parquet"]], ParquetTable.Open(folder["x/**/y/*.parquet"]).Files);
    }

    [Fact]
    public void A_partition_with_the_name_of_a_column_is_an_error()
    {
        using var folder = new TemporaryFolder();
        Write(folder["n=1/a.parquet"], 1);

        Assert.Equal(
            $"{folder["n=1/a.parquet"]} has a column 'n', which its folder 'n=...' gives too; rename the folders, or write the file without that column.",
            Assert.Throws<DataException>(() => ParquetTable.Open(folder.Path)).Message);
    }

    [Fact]
    public void All_files_lie_under_the_same_keys()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.parquet"], 1);
        Write(folder["week=1/day=2/a.parquet"], 1);

        Assert.Equal(
            $"{folder["week=1/day=2/a.parquet"]} lies under the partition week=.../day=..., but {folder["a.parquet"]} under no partition; "
            + "put all files of a table under folders of the same keys.",
            Assert.Throws<DataException>(() => ParquetTable.Open(folder.Path)).Message);
    }

    [Fact]
    public void A_key_stands_in_a_path_only_once()
    {
        using var folder = new TemporaryFolder();
        Write(folder["week=1/week=2/a.parquet"], 1);

        Assert.Equal(
            $"{folder["week=1/week=2/a.parquet"]} lies under two folders 'week=...'; a key can stand in a path only once.",
            Assert.Throws<DataException>(() => ParquetTable.Open(folder.Path)).Message);
    }

    private static void Write(string path, params long[] values)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new TableWriter(path, [new("n", OutputType.Int64)]);
        writer.Write(values.Length, values);
        writer.Commit();
    }
}
