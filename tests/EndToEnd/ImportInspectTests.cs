using System.Text.Json;

namespace EcomAi.Deep.EndToEnd;

public sealed class ImportInspectTests : IDisposable
{
    private const string Csv = "user,item,price,at\n7,apple,1.5,2024-01-02 03:04:05\n8,\"pear, green\",NA,2024-01-03 00:00:00\n";
    private readonly EcomAiProcess _ecomai = new();

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void What_is_imported_can_be_looked_at()
    {
        _ecomai.Write("buys.csv", Csv);
        var imported = _ecomai.Run("import", "csv", "buys.csv", "--output", "buys.parquet").Expect(0);
        Assert.Contains("buys.parquet: 2 rows", imported.Output, StringComparison.Ordinal);

        var shown = _ecomai.Run("inspect", "buys.parquet").Expect(0).Output;
        Assert.StartsWith("buys.parquet: 2 rows in 1 row group, 1 file\n", shown, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^price +real +double +allowed$", shown);
        Assert.Matches(@"(?m)^ +0 +7 +apple +1.5 +2024-01-02 03:04:05$", shown);
        Assert.Matches(@"(?m)^ +1 +8 +pear, green +null +2024-01-03$", shown);
        Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void Json_holds_the_same_for_machines()
    {
        _ecomai.Write("buys.csv", Csv);
        using var imported = JsonDocument.Parse(_ecomai.Run("import", "csv", "buys.csv", "--output", "buys.parquet", "--json").Expect(0).Output);
        Assert.Equal(2, imported.RootElement.GetProperty("tables")[0].GetProperty("rows").GetInt32());

        using var shown = JsonDocument.Parse(_ecomai.Run("inspect", "buys.parquet", "--json", "--rows", "1").Expect(0).Output);
        Assert.Equal(2, shown.RootElement.GetProperty("rows").GetInt32());
        var first = Assert.Single(shown.RootElement.GetProperty("first").EnumerateArray());
        Assert.Equal(7, first.GetProperty("user").GetInt32());
        Assert.Equal("apple", first.GetProperty("item").GetString());
    }

    [Fact]
    public void Rows_of_a_partitioned_table_are_shown_by_conditions()
    {
        _ecomai.Write("buys.csv", "user,price\n1,2.5\n2,3.5\n3,4.5\n");
        _ecomai.Run("import", "csv", "buys.csv", "--output", "all/week=9/a.parquet").Expect(0);
        _ecomai.Run("import", "csv", "buys.csv", "--output", "all/week=12/a.parquet").Expect(0);
        using var shown = JsonDocument.Parse(_ecomai.Run("inspect", "all", "--json", "--where", "week >= 10", "--where", "price > 3").Expect(0).Output);

        Assert.Equal(["week >= 10", "price > 3"], shown.RootElement.GetProperty("where").EnumerateArray().Select(condition => condition.GetString()));
        Assert.Equal(2, shown.RootElement.GetProperty("rows").GetInt32());
        Assert.Equal([2, 3], shown.RootElement.GetProperty("first").EnumerateArray().Select(row => row.GetProperty("user").GetInt32()));
        Assert.Matches(@"(?m)^week +integer +int64, partition +none$", _ecomai.Run("inspect", "all").Expect(0).Output);
    }

    [Fact]
    public void Columns_can_be_chosen_renamed_and_typed()
    {
        _ecomai.Write("buys.tsv", "7\tx\t86400\n");
        _ecomai.Run("import", "csv", "buys.tsv", "--output", "buys.parquet", "--header", "u,i,t", "--rename", "u=user,t=at", "--type", "t=unix-seconds", "--columns", "u,t").Expect(0);
        var shown = _ecomai.Run("inspect", "buys.parquet").Expect(0).Output;
        Assert.Matches(@"(?m)^ +0 +7 +1970-01-02$", shown);
    }

    [Theory]
    [InlineData("import csv nothing.csv --output a.parquet", 1, "nothing.csv")]
    [InlineData("import csv . --output a.parquet", 1, "'.'")]
    [InlineData("import csv empty.csv --output a.parquet", 1, "empty.csv")]
    [InlineData("import csv buys.csv --output /proc/nowhere/a.parquet", 1, "/proc/nowhere")]
    [InlineData("import csv buys.csv --output a.parquet --columns usr", 1, "usr")]
    [InlineData("import csv buys.csv --output a.parquet --type item=int64", 1, "apple")]
    [InlineData("import csv buys.csv --output a.parquet --delimiter ;;", 2, "--delimiter takes one character, or tab, received ';;'")]
    [InlineData("import ncf nowhere --output out", 1, "nowhere")]
    [InlineData("inspect empty.parquet", 1, "empty.parquet")]
    [InlineData("inspect text.parquet", 1, "text.parquet")]
    [InlineData("inspect empty.safetensors --where week=1", 2, "--where chooses rows of a table, but 'empty.safetensors' is none")]
    [InlineData("inspect .", 1, "'.'")]
    [InlineData("inspect empty.safetensors", 1, "empty.safetensors")]
    public void Bad_input_is_told_without_a_stack_trace(string arguments, int exitCode, string message)
    {
        _ecomai.Write("buys.csv", Csv);
        _ecomai.Write("empty.csv", "");
        _ecomai.Write("empty.safetensors", "");
        if (!arguments.EndsWith(" .", StringComparison.Ordinal))
        {
            _ecomai.Write("empty.parquet", "");
            _ecomai.Write("text.parquet", "PAR1 this is no Parquet file PAR1");
        }

        var result = _ecomai.Run(arguments.Split(' ')).Expect(exitCode);
        Assert.StartsWith("ecomai: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_ecomai.At("a.parquet")));
    }
}
