using EcomAi.Deep.Bidding.Evaluation;
using EcomAi.Deep.Data;
using EcomAi.Deep.Tests.Data;

namespace EcomAi.Deep.Tests.Bidding.Evaluation;

public sealed class BudgetPlannerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Numbered_campaigns_whose_rows_are_mixed_keep_the_order_of_their_first_rows()
    {
        // 9 returns .5, then .1 a unit of money; 7 returns .2: 10 to 9, the other 5 to 7.
        var table = Table(("campaign", new long[] { 9, 7, 9 }), ("spend", new long[] { 10, 20, 10 }), ("clicks", new long[] { 5, 4, 1 }));
        var result = Run(table, 15);
        Assert.Equal((2, 15, 0, 6, .2), (result.Campaigns, result.Spend, result.Unspent, result.Clicks, result.MarginalReturn));
        Assert.Null(result.Conversions);
        Assert.Equal(["campaign,spend,clicks", "9,10,5", "7,5,1"], File.ReadAllLines(_folder["plan.csv"]));
    }

    [Fact]
    public void Limits_may_be_null_and_what_must_be_spent_comes_first()
    {
        var table = Table(
            ("campaign", new[] { "a", "b" }), ("spend", new[] { 10.0, 10 }), ("clicks", new[] { 10.0, 1 }), ("least_spend", new double?[] { null, 4 }), ("most_spend", new double?[] { 5, null }));
        var result = Run(table, 8);
        Assert.Equal(["campaign,spend,clicks", "a,4,4", "b,4,0.4"], File.ReadAllLines(_folder["plan.csv"]));
        Assert.Equal(1, result.MarginalReturn);
        Assert.Equal((15, 5, 0), (Run(table, 20).Spend, Run(table, 20).Unspent, Run(table, 20).MarginalReturn));
    }

    [Fact]
    public void Equal_returns_that_differ_by_rounding_do_not_rise()
    {
        // In doubles .3 / .1 is a bit less than .9 / .3, and .1 + .2 a bit more than .3.
        Assert.True(.3 / .1 < .9 / .3 && .1 + .2 > .3);
        var returns = Table(("campaign", new[] { "a", "a" }), ("spend", new[] { .1, .3 }), ("clicks", new[] { .3, .9 }));
        Assert.Equal(1.2, Run(returns, 8).Clicks, 1e-12);
        var least = Table(("campaign", new[] { "a", "b" }), ("spend", new[] { 1.0, 1 }), ("clicks", new[] { 1.0, 1 }), ("least_spend", new[] { .1, .2 }));
        Assert.Equal(.3, Run(least, .3).Spend, 1e-12);
    }

    [Theory]
    [InlineData(0, 1, 0, 9, "column 'spend', row 1", "0 of campaign 'a' is no width", "above 0")]
    [InlineData(5, -1, 0, 9, "column 'clicks', row 1", "-1 of campaign 'a' is negative")]
    [InlineData(1e-320, 1, 0, 9, "column 'clicks', row 1", "more than can be reckoned with")]
    [InlineData(5, double.NaN, 0, 9, "column 'clicks', row 1", "not a finite number")]
    [InlineData(5, 1, -2, 9, "column 'least_spend', row 1", "-2 is no limit")]
    [InlineData(5, 1, 10, 9, "column 'least_spend', row 1", "10 of campaign 'a' is above its most_spend of 9")]
    [InlineData(5, 1, 1, 9, "column 'least_spend', row 1", "1 differs from 0 in the first row of campaign 'a'")]
    [InlineData(5, 1, 0, 8, "column 'most_spend', row 1", "8 differs from 9 in the first row of campaign 'a'")]
    [InlineData(5, 3, 0, 9, "campaign 'a': returns must fall as spend rises, but 0.6 follows 0.5", "merge those segments")]
    public void A_row_that_cannot_be_is_told(double spend, double clicks, double least, double most, params string[] words)
    {
        var table = Table(
            ("campaign", new[] { "a", "a" }), ("spend", new[] { 10, spend }), ("clicks", new[] { 5, clicks }), ("least_spend", new[] { 0, least }), ("most_spend", new[] { 9, most }));
        var message = Fault<DataException>(table);
        Assert.StartsWith(table, message, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_that_are_missing_or_misspelled_are_told()
    {
        (string, Array) name = ("campaign", new[] { "a" });
        (string, Array) spend = ("spend", new[] { 1.0 });
        (string, Array) clicks = ("clicks", new[] { 1.0 });
        Assert.Contains("has no column 'clicks'", Fault<DataException>(Table(name, spend)), StringComparison.Ordinal);
        Assert.Contains("column 'clicks'", Fault<DataException>(Table(name, spend, ("clicks", new[] { "many" }))), StringComparison.Ordinal);
        Assert.Contains("Did you mean 'most_spend'?", Fault<DataException>(Table(name, spend, clicks, ("most_spent", new[] { 1.0 }))), StringComparison.Ordinal);
        Assert.Contains("no column 'conversions', but --conversion-value is above 0", Fault<DataException>(Table(name, spend, clicks), conversionValue: 2), StringComparison.Ordinal);
        Assert.Contains("holds no campaigns", Fault<DataException>(Table(("campaign", Array.Empty<string>()), ("spend", Array.Empty<double>()), ("clicks", Array.Empty<double>()))), StringComparison.Ordinal);
        Assert.Contains("sum to 11, more than the budget of 10", Fault<DataException>(Table(name, spend, clicks, ("least_spend", new[] { 11.0 }))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 1, 0, "invalid --budget: must be a finite number of 0 or more, received -1")]
    [InlineData(double.PositiveInfinity, 1, 0, "invalid --budget")]
    [InlineData(1, double.NaN, 0, "invalid --click-value")]
    [InlineData(1, 1, -3, "invalid --conversion-value")]
    [InlineData(1, 0, 0, "both 0")]
    public void An_option_out_of_range_is_a_fault_of_usage(double budget, double clickValue, double conversionValue, string words)
    {
        var table = Table(("campaign", new[] { "a" }), ("spend", new[] { 1.0 }), ("clicks", new[] { 1.0 }));
        Assert.Contains(words, Fault<BudgetPlanOptionException>(table, budget, clickValue, conversionValue), StringComparison.Ordinal);
        Assert.Equal(2, new BudgetPlanOptionException(words).ExitCode);
    }

    private BudgetPlanResult Run(string table, double budget, double clickValue = 1, double conversionValue = 0) => BudgetPlanner.Run(
        new BudgetPlanRequest { Campaigns = table, Budget = budget, ClickValue = clickValue, ConversionValue = conversionValue, Output = _folder["plan.csv"] });

    private string Fault<T>(string table, double budget = 10, double clickValue = 1, double conversionValue = 0)
        where T : EcomException
    {
        var message = Assert.Throws<T>(() => Run(table, budget, clickValue, conversionValue)).Message;
        Assert.False(File.Exists(_folder["plan.csv"]));
        return message;
    }

    private string Table(params (string Name, Array Values)[] columns)
    {
        var path = _folder["campaigns.parquet"];
        using var writer = new TableWriter(path, [.. columns.Select(column => new OutputColumn(column.Name, Type(column.Values), Nullable: column.Values is double?[]))]);
        writer.Write(columns[0].Values.Length, [.. columns.Select(column => column.Values)]);
        writer.Commit();
        return path;
    }

    private static OutputType Type(Array values) => values switch
    {
        long[] => OutputType.Int64,
        string[] => OutputType.Text,
        _ => OutputType.Double,
    };
}
