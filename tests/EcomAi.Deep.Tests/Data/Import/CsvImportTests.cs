using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Import;

namespace EcomAi.Deep.Tests.Data.Import;

public sealed class CsvImportTests
{
    [Fact]
    public void Types_are_found_over_the_whole_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(
            "sales.csv",
            """
            "id","code","price","name","back","at","day","when","big","empty"
            "1","007",1,"a ""b"", c",true,"2017-01-28 14:06:53",2017-01-28,2017-01-28,12345678901234567890,NA
            -22,12,0.5,"NA",FALSE,2017-01-28T14:06:53.25+01:00,2017-02-01,2017-01-28 10:00,1,

            """);
        var summary = CsvImport.Run(new() { Input = file, Output = folder["t.parquet"] }, new SilentObserver(), new StopSignal());

        Assert.Equal(
            [
                "id:Integer|code:Text|price:Real|name:Text|back:Boolean|at:Time|day:Time|when:Time|big:Text|empty:Text?",
                "1|007|1|a \"b\", c|true|2017-01-28 14:06:53.000000|2017-01-28 00:00:00.000000|2017-01-28 00:00:00.000000|12345678901234567890|-",
                "-22|12|0.5|NA|false|2017-01-28 13:06:53.250000|2017-02-01 00:00:00.000000|2017-01-28 10:00:00.000000|1|-",
            ],
            TableText.Read(folder["t.parquet"]));
        Assert.Equal("date", ParquetTable.Open(folder["t.parquet"]).Require("day", "test").PhysicalType);
        Assert.Equal(
            ["int64", "string", "double", "string", "bool", "timestamp", "date", "timestamp", "string", "string"],
            summary.Tables[0].Columns.Select(column => column.Type));
        Assert.Equal((2L, 2L), (summary.Tables[0].Rows, summary.Tables[0].Columns[9].Missing));
        Assert.Equal(11, summary.Lines().Count());
        Assert.Equal("  empty  string, 2 missing", summary.Lines().Last());
    }

    [Fact]
    public void A_value_far_down_decides_the_type_and_nulls_keep_their_rows()
    {
        using var folder = new TemporaryFolder();
        var lines = Enumerable.Range(0, 20_000).Select(i => i % 3 == 0 ? $"{i},NA" : $"{i},{i}");
        var file = folder.Write("t.tsv", ("n,x\n" + string.Join('\n', lines) + "\n20000,0.5\n").Replace(',', '\t'));
        CsvImport.Run(new() { Input = file, Output = folder["t.parquet"] }, new SilentObserver(), new StopSignal());

        string[] expected = ["n:Integer|x:Real?", .. Enumerable.Range(0, 20_000).Select(i => i % 3 == 0 ? $"{i}|-" : $"{i}|{i}"), "20000|0.5"];
        Assert.Equal(expected, TableText.Read(folder["t.parquet"]));
    }

    [Fact]
    public void Quoted_whole_numbers_with_an_exponent_are_ids_and_plain_ones_are_reals()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("t.csv", "basket,price,code\n\"31625220889\",1,\"12\"\n\"4.0128e+10\",1e+05,\"1.25e+1\"\n");
        CsvImport.Run(new() { Input = file, Output = folder["t.parquet"] }, new SilentObserver(), new StopSignal());

        Assert.Equal(["basket:Integer|price:Real|code:Real", "31625220889|1|12", "40128000000|100000|12.5"], TableText.Read(folder["t.parquet"]));
    }

    [Fact]
    public void Columns_are_selected_renamed_and_typed_by_their_names_in_the_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("ratings.inter", "user_id:token\titem_id:token\trating:float\ttimestamp:float\n196\t242\t3\t881250949\n186\t302\t-\t891717742.5\n");
        var options = new CsvImportOptions
        {
            Input = file,
            Output = folder["t.parquet"],
            Columns = ["timestamp", "user_id", "rating"],
            Rename = new Dictionary<string, string> { ["user_id"] = "user", ["timestamp"] = "time" },
            Types = new Dictionary<string, string> { ["timestamp"] = "unix-seconds", ["user_id"] = "string", ["rating"] = "double" },
            Missing = ["-"],
        };
        CsvImport.Run(options, new SilentObserver(), new StopSignal());

        // `date -u -d @881250949` says 1997-12-04 15:55:49, and @891717742 says 1998-04-04 19:22:22.
        Assert.Equal(
            ["time:Time|user:Text|rating:Real?", "1997-12-04 15:55:49.000000|196|3", "1998-04-04 19:22:22.500000|186|-"],
            TableText.Read(folder["t.parquet"]));
    }

    [Fact]
    public void A_typed_header_gives_plain_names_and_sequences_stay_text()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("m.item", "item_id:token\tclass:token_seq\n1\t1 2\n2\t3\n");
        CsvImport.Run(new() { Input = file, Output = folder["t.parquet"] }, new SilentObserver(), new StopSignal());

        Assert.Equal(["item_id:Integer|class:Text", "1|1 2", "2|3"], TableText.Read(folder["t.parquet"]));
    }

    [Fact]
    public void Gzip_other_delimiters_and_files_without_header_are_read()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("u.data.gz", "1|x\r\n2|\"y\"\r\n");
        var options = new CsvImportOptions { Input = file, Output = folder["t.csv"], Delimiter = '|', Header = ["id", "name"], Quotes = false };
        var observer = new SilentObserver();
        CsvImport.Run(options, observer, new StopSignal());

        Assert.Equal("id,name\n1,x\n2,\"\"\"y\"\"\"\n", File.ReadAllText(folder["t.csv"]));
        Assert.Equal(2, observer.Phases.Count);
        Assert.All(observer.Phases.Values, phase => Assert.Equal(new FileInfo(file).Length, phase.Done));
    }

    [Fact]
    public void Latin1_is_read_when_named_and_an_error_otherwise()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["t.csv"], "name\ncaf\u00e9\n"u8.ToArray().Where(b => b != 0xC3).Select(b => b == 0xA9 ? (byte)0xE9 : b).ToArray());
        CsvImport.Run(new() { Input = folder["t.csv"], Output = folder["t.parquet"], Encoding = "latin1" }, new SilentObserver(), new StopSignal());

        Assert.Equal(["name:Text", "café"], TableText.Read(folder["t.parquet"]));
        Assert.Equal(
            $"{folder["t.csv"]}, near line 1: not UTF-8 text; name the file's encoding, such as --encoding latin1.",
            Fault(new() { Input = folder["t.csv"], Output = folder["u.parquet"] }));
    }

    [Fact]
    public void A_row_of_another_length_names_its_line()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("t.csv", "a,b\n1,\"x\ny\"\n3\n");

        Assert.Equal(
            $"{file}, line 4: 1 fields, but 2 were expected: a, b. Check the delimiter, and the quotes of fields that hold one.",
            Fault(new() { Input = file, Output = folder["t.parquet"] }));
        Assert.Equal(["t.csv"], folder.Names);
    }

    [Theory]
    [InlineData("a,b\n1,\"x\n", "line 2, field 2: a quoted field is not closed before the end of the file; close it, or turn quoting off with --no-quotes.")]
    [InlineData("a,b\n1,\"x\"y\n", "line 2, field 2: 'y' after the closing quote; expected the delimiter or the end of the line. Double the quotes inside a quoted field, or turn quoting off with --no-quotes.")]
    [InlineData("a,a\n1,2\n", "line 1: two columns are named 'a' (1 and 2); rename one in the file.")]
    [InlineData("a,\n1,2\n", "line 1: column 2 has no name; give it one in the file, or select the columns to import with --columns.")]
    public void Malformed_text_names_line_and_field(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("t.csv", text);

        Assert.Equal($"{file}, {message}", Fault(new() { Input = file, Output = folder["t.parquet"] }));
    }

    [Fact]
    public void A_field_that_does_not_fit_its_declared_type_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("t.csv", "week,at\n1,2017-01-28\nsecond,x\n");

        Assert.Equal(
            $"{file}, line 3, column 'week': 'second' is not of type int64 (such as 42). Correct it, declare another type with --type week=..., or name it as a missing value with --missing.",
            Fault(new() { Input = file, Output = folder["t.parquet"], Types = new Dictionary<string, string> { ["week"] = "int64" } }));
    }

    [Fact]
    public void Options_that_name_what_is_not_there_are_errors()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("t.csv", "week,user_id\n1,2\n");
        var plain = new CsvImportOptions { Input = file, Output = folder["t.parquet"] };

        Assert.Equal($"--columns: {file} has no column 'userid'. Did you mean 'user_id'? Its columns are week, user_id.", Fault(plain with { Columns = ["userid"] }));
        Assert.StartsWith("--rename: ", Fault(plain with { Rename = new Dictionary<string, string> { ["x"] = "y" } }), StringComparison.Ordinal);
        Assert.Equal("--rename: two columns would be named 'week'.", Fault(plain with { Rename = new Dictionary<string, string> { ["user_id"] = "week" } }));
        Assert.Equal(
            "--type week=int46: unknown type. Did you mean 'int64'? Choose one of int64, double, string, bool, timestamp, date, unix-seconds, unix-milliseconds.",
            Fault(plain with { Types = new Dictionary<string, string> { ["week"] = "int46" } }));
        Assert.Equal("unknown encoding 'utf-16': choose utf-8 or latin1.", Fault(plain with { Encoding = "utf-16" }));
        Assert.StartsWith("cannot tell the format of ", Fault(plain with { Output = "t.xls" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_hold_nothing_to_import_are_errors()
    {
        using var folder = new TemporaryFolder();
        CsvImportOptions Of(string name) => new() { Input = folder[name], Output = folder["t.parquet"] };
        folder.Write("empty.csv", "");
        folder.Write("header.csv", "a,b\n");
        folder.Write("blank.csv", "\n\n");
        folder.Write("t.data", "1,2\n");

        Assert.Equal($"'{folder["empty.csv"]}' is empty (0 bytes).", Fault(Of("empty.csv")));
        Assert.Equal($"'{folder["header.csv"]}' holds a header and no rows.", Fault(Of("header.csv")));
        Assert.Equal($"'{folder["blank.csv"]}' holds no header and no rows.", Fault(Of("blank.csv")));
        Assert.StartsWith($"no file or folder '{folder["none.csv"]}'", Fault(Of("none.csv")), StringComparison.Ordinal);
        Assert.StartsWith($"cannot tell the delimiter of '{folder["t.data"]}' from its extension '.data'", Fault(Of("t.data")), StringComparison.Ordinal);
        Assert.Equal($"'{folder.Path}' is a folder, but a file to import is needed.", Fault(new() { Input = folder.Path, Output = folder["t.parquet"], Delimiter = ',' }));
    }

    [Fact]
    public void Damaged_gzip_is_an_error_at_every_cut()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("t.csv.gz", "a,b\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"{i},{i * 7919 % 1000}\n")));
        var bytes = File.ReadAllBytes(file);
        foreach (var length in new[] { 12, 40, 1000, bytes.Length / 2, bytes.Length - 9, bytes.Length - 8, bytes.Length - 4, bytes.Length - 1 })
        {
            File.WriteAllBytes(folder["cut.csv.gz"], bytes[..length]);
            Assert.Contains(folder["cut.csv.gz"], Fault(new() { Input = folder["cut.csv.gz"], Output = folder["t.parquet"] }), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Gzip_members_that_follow_one_another_are_read_as_one()
    {
        using var folder = new TemporaryFolder();
        var first = File.ReadAllBytes(folder.Write("1.csv.gz", "a,b\n" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i},{i}\n"))));
        var second = File.ReadAllBytes(folder.Write("2.csv.gz", "x,y\n"));
        File.WriteAllBytes(folder["t.csv.gz"], [.. first, .. second, .. second]);
        CsvImport.Run(new() { Input = folder["t.csv.gz"], Output = folder["t.parquet"] }, new SilentObserver(), new StopSignal());

        Assert.Equal(["29999|29999", "x|y", "x|y"], TableText.Read(folder["t.parquet"])[^3..]);
        Assert.Equal(30_002, ParquetTable.Open(folder["t.parquet"]).Rows);
    }

    [Fact]
    public void A_stop_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("t.csv", "a,b\n1,2\n");
        var stop = new StopSignal();
        stop.Request(130);

        var error = Assert.Throws<RunStoppedException>(() => CsvImport.Run(new() { Input = file, Output = folder["t.parquet"] }, new SilentObserver(), stop));
        Assert.Equal((130, $"stopped; {folder["t.parquet"]} was not written."), (error.ExitCode, error.Message));
        Assert.Equal(["t.csv"], folder.Names);
    }

    private static string Fault(CsvImportOptions options) =>
        Assert.Throws<DataException>(() => CsvImport.Run(options, new SilentObserver(), new StopSignal())).Message;
}
