namespace EcomAi.Deep.EndToEnd;

public sealed class UsageTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public void Dispose() => _ecomai.Dispose();

    [Theory]
    [InlineData("trian", "unknown verb 'trian', did you mean 'train'?")]
    [InlineData("dance", "unknown verb 'dance'. Verbs: train, evaluate, score")]
    [InlineData("", "a verb is missing. Verbs: train, evaluate, score")]
    [InlineData("config", "ecomai config: a verb is missing. Verbs: show, validate, schema, list")]
    [InlineData("train --confg ncf.json", "unknown option '--confg', did you mean '--config'?")]
    [InlineData("evaluate --rnu last", "unknown option '--rnu', did you mean '--run'?")]
    [InlineData("train", "train needs --config FILE")]
    [InlineData("train --seed x", "--seed takes a whole number, received 'x'")]
    [InlineData("score", "'--output' is required")]
    [InlineData("score --output ranked.xlsx", "--output must end in .parquet, .csv or .jsonl, received 'ranked.xlsx'")]
    [InlineData("import csv a.csv --output ranked", "--output must end in .parquet, .csv or .jsonl, received 'ranked'")]
    [InlineData("score --output a.parquet --top 0", "--top must be at least 1, received 0")]
    [InlineData("score --output a.parquet --top ten", "--top takes a whole number, received 'ten'")]
    [InlineData("import csv a.csv --output a.parquet --type price", "--type takes COLUMN=TYPE, received 'price'")]
    [InlineData("inspect a.parquet --rows 5000", "--rows must be 0..1000, received 5000")]
    [InlineData("inspect a.parquet --where week", "--where: 'week' is no condition on rows: it has no comparison.")]
    public void A_wrong_command_line_ends_with_2_and_a_hint(string arguments, string message)
    {
        var result = _ecomai.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Expect(2);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("--help", "train")]
    [InlineData("train --help", "--resume")]
    [InlineData("score -h", "ncf: list items that the user already has, too")]
    [InlineData("plan --help", "--service-level")]
    [InlineData("--version", "0.1.0")]
    public void Help_and_version_go_to_stdout(string arguments, string text)
    {
        var result = _ecomai.Run(arguments.Split(' ')).Expect(0);
        Assert.Contains(text, result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void A_response_file_is_not_read()
    {
        _ecomai.Write("words", "--version");
        _ecomai.Run("@words").Expect(2);
    }

    [Theory]
    [InlineData("evaluate", "there is no run under 'runs' yet")]
    [InlineData("score --output a.parquet", "there is no run under 'runs' yet")]
    [InlineData("report --run elsewhere", "there is no run folder 'elsewhere'")]
    [InlineData("train --resume", "there is no run under 'runs' yet")]
    [InlineData("inspect nothing.parquet", "nothing.parquet")]
    public void What_is_not_there_ends_with_1_without_a_stack_trace(string arguments, string message)
    {
        var result = _ecomai.Run(arguments.Split(' ')).Expect(1);
        Assert.StartsWith("ecomai: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Verbose_adds_the_stack_trace()
    {
        Assert.Contains("   at EcomAi.Deep", _ecomai.Run("evaluate", "--verbose").Expect(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_that_goes_away_is_no_crash()
    {
        var result = _ecomai.Shell("{ ecomai config schema ncf; echo \"code $?\" >&2; } | head -n 1");
        Assert.Contains("code 0", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("xception", result.Error, StringComparison.Ordinal);
    }
}
