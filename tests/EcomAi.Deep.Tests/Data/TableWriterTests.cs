using EcomAi.Deep.Data;

namespace EcomAi.Deep.Tests.Data;

public sealed class TableWriterTests
{
    private static readonly OutputColumn[] All =
    [
        new("user", OutputType.Int64), new("rank", OutputType.Int32), new("score", OutputType.Float), new("price", OutputType.Double, true),
        new("item", OutputType.Text, true), new("known", OutputType.Boolean), new("at", OutputType.Time), new("day", OutputType.Date, true),
    ];

    private static readonly Array[] Values =
    [
        new long[] { 1, long.MinValue, 99 }, new[] { 1, 2, 99 }, new[] { 0.1f, -3f, 99 }, new double?[] { 0.1, null, 99 },
        new string?[] { "a \"b\", c", null, "left out" }, new[] { true, false, true }, new long[] { 1_485_612_413_000_000, -1, 99 },
        new long?[] { 1_485_561_600_000_000, null, 99 },
    ];

    [Fact]
    public void Csv_is_quoted_where_needed_and_nulls_are_empty()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.csv"], All, 2, Values);

        Assert.Equal(
            """
            user,rank,score,price,item,known,at,day
            1,1,0.1,0.1,"a ""b"", c",true,2017-01-28T14:06:53Z,2017-01-28
            -9223372036854775808,2,-3,,,false,1969-12-31T23:59:59.999999Z,

            """,
            File.ReadAllText(folder["t.csv"]));
    }

    [Fact]
    public void Csv_tells_an_empty_text_from_a_null_and_takes_texts_longer_than_its_buffer()
    {
        using var folder = new TemporaryFolder();
        var wide = new string('é', 100_000);
        Write(folder["t.csv"], [new("a", OutputType.Text, true), new("b", OutputType.Text)], 2, new string?[] { "", null }, new[] { wide, "line\nbreak" });

        Assert.Equal($"a,b\n\"\",{wide}\n,\"line\nbreak\"\n", File.ReadAllText(folder["t.csv"]));
    }

    [Fact]
    public void Json_lines_hold_one_object_a_row()
    {
        using var folder = new TemporaryFolder();
        Write(folder["t.jsonl"], All, 2, Values);

        Assert.Equal(
            """
            {"user":1,"rank":1,"score":0.1,"price":0.1,"item":"a \"b\", c","known":true,"at":"2017-01-28T14:06:53Z","day":"2017-01-28"}
            {"user":-9223372036854775808,"rank":2,"score":-3,"price":null,"item":null,"known":false,"at":"1969-12-31T23:59:59.999999Z","day":null}

            """,
            File.ReadAllText(folder["t.jsonl"]));
    }

    [Fact]
    public void Bytes_come_back_from_parquet_and_end_their_row_groups_at_64_mib()
    {
        using var folder = new TemporaryFolder();
        OutputColumn[] columns = [new("image", OutputType.Bytes), new("mask", OutputType.Bytes, true)];
        Write(folder["t.parquet"], columns, 2, new byte[][] { [1, 2, 255], [] }, new byte[]?[] { null, [7] });
        Assert.Equal(["image:Bytes|mask:Bytes?", "0102FF|-", "|07"], TableText.Read(folder["t.parquet"]));

        var large = new byte[40_000_000];
        using (var writer = new TableWriter(folder["large.parquet"], columns[..1]))
        {
            for (var i = 0; i < 3; i++)
                writer.Write(1, new[] { new[] { large } });
            writer.Commit();
        }

        Assert.Equal((3, 2), (ParquetTable.Open(folder["large.parquet"]).Rows, ParquetTable.Open(folder["large.parquet"]).RowGroups));
    }

    [Theory]
    [InlineData("t.csv", ".csv")]
    [InlineData("t.jsonl", ".jsonl")]
    public void Bytes_are_refused_where_there_is_no_way_to_write_them(string name, string format)
    {
        using var folder = new TemporaryFolder();
        var fault = Assert.Throws<DataException>(() => new TableWriter(folder[name], [new("image", OutputType.Bytes)]));
        Assert.Equal($"column 'image' holds bytes, which {format} cannot take: name a file that ends in .parquet instead of '{folder[name]}'.", fault.Message);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Parquet_comes_back_as_written_in_several_row_groups()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new TableWriter(folder["t.parquet"], All, rowGroupRows: 3))
        {
            writer.Write(2, Values);
            writer.Write(0, Values);
            writer.Write(2, Values);
            writer.Commit();
        }

        string[] rows =
        [
            "1|1|0.1|0.1|a \"b\", c|true|2017-01-28 14:06:53.000000|2017-01-28 00:00:00.000000",
            "-9223372036854775808|2|-3|-|-|false|1969-12-31 23:59:59.999999|-",
        ];
        string[] read = TableText.Read(folder["t.parquet"]);
        Assert.Equal("user:Integer|rank:Integer|score:Real|price:Real?|item:Text?|known:Boolean|at:Time|day:Time?", read[0]);
        Assert.Equal([.. rows, .. rows], read[1..].Select(line => line.Replace("0.10000000149011612", "0.1", StringComparison.Ordinal)));
        Assert.Equal([3, 1], ParquetTable.Open(folder["t.parquet"]).Read("rank").Select(chunk => chunk.Rows));
    }

    [Theory]
    [InlineData("t.parquet")]
    [InlineData("t.csv")]
    [InlineData("t.jsonl")]
    public void Without_commit_nothing_is_left_and_an_older_file_stays(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, "older");
        using (var writer = new TableWriter(folder[name], [new("a", OutputType.Int64)]))
            writer.Write(1, new long[] { 1 });

        Assert.Equal([name], folder.Names);
        Assert.Equal("older", File.ReadAllText(folder[name]));
    }

    [Fact]
    public void Commit_replaces_an_older_file_and_leaves_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", "older");
        Write(folder["t.csv"], [new("a", OutputType.Int64)], 1, new long[] { 1 });

        Assert.Equal(["t.csv"], folder.Names);
        Assert.Equal("a\n1\n", File.ReadAllText(folder["t.csv"]));
    }

    [Theory]
    [InlineData("ranked.parquet", true)]
    [InlineData("lists/ranked.CSV", true)]
    [InlineData("ranked.jsonl", true)]
    [InlineData("ranked.json", false)]
    [InlineData("csv", false)]
    public void The_extension_names_the_format(string path, bool isKnown) => Assert.Equal(isKnown, TableWriter.HasFormat(path));

    [Fact]
    public void An_unknown_extension_names_the_three_known_ones()
    {
        var error = Assert.Throws<DataException>(() => new TableWriter("ranked.xlsx", All));
        Assert.Equal("cannot tell the format of 'ranked.xlsx' from its extension '.xlsx': name a file that ends in .parquet, .csv or .jsonl.", error.Message);
        Assert.Throws<DataException>(() => TableWriter.EnsureWritable("ranked"));
    }

    [Fact]
    public void A_folder_that_cannot_be_is_told_before_any_row()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", "not a folder");
        var path = folder["file/ranked.csv"];

        var error = Assert.Throws<DataException>(() => new TableWriter(path, All));
        Assert.StartsWith($"cannot write '{path}' ({path}): ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Choose a folder that you may write to, with room left on its disk.", error.Message, StringComparison.Ordinal);
        Assert.Throws<DataException>(() => TableWriter.EnsureWritable(path));
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_told()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["out.csv"]);

        var error = Assert.Throws<DataException>(() => TableWriter.EnsureWritable(folder["out.csv"]));
        Assert.StartsWith($"cannot write '{folder["out.csv"]}': it is a folder;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_whether_a_file_can_be_written_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        TableWriter.EnsureWritable(folder["t.parquet"]);

        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Missing_folders_are_made()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a/b/t.csv"], [new("a", OutputType.Int64)], 0, Array.Empty<long>());

        Assert.Equal("a\n", File.ReadAllText(folder["a/b/t.csv"]));
    }

    [Fact]
    public void A_null_where_none_may_be_names_its_row()
    {
        using var folder = new TemporaryFolder();
        using var writer = new TableWriter(folder["t.csv"], [new("item", OutputType.Text)]);
        writer.Write(2, new[] { (string?)"a", "b" });

        var error = Assert.Throws<DataException>(() => writer.Write(2, new string?[] { "c", null }));
        Assert.Equal($"{folder["t.csv"]}, column 'item', row 3: a null, but the column allows none.", error.Message);
    }

    [Fact]
    public void Json_refuses_what_it_cannot_hold()
    {
        using var folder = new TemporaryFolder();
        using var writer = new TableWriter(folder["t.jsonl"], [new("score", OutputType.Float)]);

        var error = Assert.Throws<DataException>(() => writer.Write(2, new[] { 1f, float.NaN }));
        Assert.Equal($"{folder["t.jsonl"]}, column 'score', row 1: NaN cannot be written as JSON; choose .parquet or .csv.", error.Message);
    }

    [Fact]
    public void Arrays_that_do_not_fit_the_columns_are_a_mistake_of_the_caller()
    {
        using var folder = new TemporaryFolder();
        using var writer = new TableWriter(folder["t.csv"], [new("a", OutputType.Int64), new("b", OutputType.Text)]);

        Assert.Throws<ArgumentException>(() => writer.Write(1, new long[1]));
        Assert.Throws<ArgumentException>(() => writer.Write(1, new long[1], new long[1]));
        Assert.Throws<ArgumentException>(() => writer.Write(2, new long[1], new string[2]));
    }

    private static void Write(string path, OutputColumn[] columns, int rows, params Array[] values)
    {
        using var writer = new TableWriter(path, columns);
        writer.Write(rows, values);
        writer.Commit();
    }
}
