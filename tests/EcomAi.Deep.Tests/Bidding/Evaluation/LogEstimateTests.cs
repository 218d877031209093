using EcomAi.Deep.Bidding.Evaluation;
using EcomAi.Deep.Data;
using EcomAi.Deep.Tests.Data;

namespace EcomAi.Deep.Tests.Bidding.Evaluation;

public sealed class LogEstimateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Contexts 7 and 2; in context 2 the policy always does what was never done there.
    private string Log(long context = 2, long action = 0, double? propensity = .5, double reward = 1) => Write(
        "log.parquet",
        [new("context", OutputType.Int64), new("action", OutputType.Int64), new("propensity", OutputType.Double, true), new("reward", OutputType.Double)],
        new long[] { 7, 7, 7, context }, new long[] { 0, 1, 0, action }, new double?[] { .5, .5, .4, propensity }, new[] { 1, 0, .5, reward });

    private string Policy(long context = 2, long action = 9, double probability = 1, string name = "probability") => Write(
        "policy.parquet",
        [new("context", OutputType.Int64), new("action", OutputType.Int64), new(name, OutputType.Double)],
        new long[] { 7, 7, 5, context }, new long[] { 1, 0, 0, action }, new[] { .2, .8, .3, probability });

    private string Write(string name, OutputColumn[] columns, params Array[] values)
    {
        using var writer = new TableWriter(_folder[name], columns);
        writer.Write(values[0].Length, values);
        writer.Commit();
        return _folder[name];
    }

    private static string Fault(string log, string policy) => Assert.Throws<DataException>(() => LogEstimate.Of(log, policy)).Message;

    [Fact]
    public void Contexts_and_actions_keep_no_gaps_and_those_left_out_have_no_probability()
    {
        var tables = DecisionTables.Read(Log(), Policy());
        Assert.Equal([.8, .2, 0], tables.Policy[0].ToArray());
        Assert.Equal([0, 0, 1], tables.Policy[1].ToArray());
        Assert.Equal([new(0, 0, .5, 1), new(0, 1, .5, 0), new(0, 0, .4, .5), new(1, 0, .5, 1)], tables.Log);
    }

    [Fact]
    public void What_was_never_tried_and_too_few_decisions_are_told()
    {
        var result = LogEstimate.Of(Log(), Policy());
        Assert.Equal((2, 3, .25), (result.Contexts, result.Actions, result.Untried)); // one decision of four
        Assert.Equal(2.6 / 4, result.Estimates.Ips.Value, 12); // 1.6 * 1, .4 * 0, 2 * .5, 0 * 1
        Assert.Equal(16 / 6.72, result.Estimates.EffectiveSampleSize, 12);
        Assert.Contains("4 decisions are worth only 2.4 of the policy's own, fewer than 30", result.Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, 0, null)]
    [InlineData(29, 0, "fewer than 30")]
    [InlineData(50, 949, null)] // 50 of 999 are 5.005 %
    [InlineData(50, 951, "fewer than 5 % of them")] // 50 of 1001 are 4.995 %
    public void The_warning_begins_below_30_and_below_a_twentieth(int followed, int others, string? warning)
    {
        // Weights 1 / .5 where the policy's only action was taken, 0 elsewhere: as many effective decisions as followed it.
        var rows = followed + others;
        var log = Write(
            "log.parquet", [new("context", OutputType.Int64), new("action", OutputType.Int64), new("propensity", OutputType.Double), new("reward", OutputType.Double)],
            new long[rows], Enumerable.Range(0, rows).Select(row => row < followed ? 1L : 0).ToArray(), Enumerable.Repeat(.5, rows).ToArray(), new double[rows]);
        var policy = Write("policy.parquet", [new("context", OutputType.Int64), new("action", OutputType.Int64), new("probability", OutputType.Double)], new long[] { 0 }, new long[] { 1 }, new[] { 1.0 });
        var result = LogEstimate.Of(log, policy);
        Assert.Equal(followed, result.Estimates.EffectiveSampleSize, 9);
        if (warning is null)
            Assert.Null(result.Warning);
        else
            Assert.Contains(warning, result.Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 0, .5, 1, "column 'context', row 3: must be 0 or more, received -1")]
    [InlineData(2, -4, .5, 1, "column 'action', row 3: must be 0 or more, received -4")]
    [InlineData(2, 0, 0.0, 1, "column 'propensity', row 3: the probability with which the action was taken must be above 0 and at most 1, received 0")]
    [InlineData(2, 0, 1.5, 1, "at most 1, received 1.5")]
    [InlineData(2, 0, null, 1, "column 'propensity', row 3: a null")]
    [InlineData(2, 0, .5, double.NaN, "column 'reward', row 3: NaN is not a finite number")]
    [InlineData(3, 0, .5, 1, "policy.parquet has no row of context 3, which")]
    [InlineData(2, 0, .5, 1e308, "too large to be summed")]
    public void A_log_that_cannot_be_judged_by(long context, long action, double? propensity, double reward, string message)
    {
        var fault = Fault(Log(context, action, propensity, reward), Policy(action: 0));
        Assert.Contains("log.parquet", fault, StringComparison.Ordinal);
        Assert.Contains(message, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-2, 0, 1, "column 'context', row 3: must be 0 or more, received -2")]
    [InlineData(2, 0, 1.01, "column 'probability', row 3: must be 0 to 1, received 1.01")]
    [InlineData(2, 0, -.1, "must be 0 to 1, received -0.1")]
    [InlineData(2, 0, .99, "in context 2 must sum to 1, received 0.99")]
    [InlineData(2, 0, .999998, "in context 2 must sum to 1, received 0.999998")]
    [InlineData(7, 1, .2, "column 'action', row 3: context 7 and action 1 are given twice")]
    [InlineData(5, 0, 1, "policy.parquet has no row of context 2")]
    public void A_policy_that_is_none(long context, long action, double probability, string message)
    {
        var fault = Fault(Log(), Policy(context, action, probability));
        Assert.Contains("policy.parquet", fault, StringComparison.Ordinal);
        Assert.Contains(message, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_columns_and_rows_that_are_not_there()
    {
        Assert.Contains("has no column 'probability'", Fault(Log(), Policy(name: "p")), StringComparison.Ordinal);
        Assert.Contains("has no column 'propensity'", Fault(Policy(), Policy()), StringComparison.Ordinal);
        Assert.Contains("nothing.parquet", Fault(_folder["nothing.parquet"], Policy()), StringComparison.Ordinal);
        var empty = Write(
            "empty.parquet", [new("context", OutputType.Int64), new("action", OutputType.Int64), new("propensity", OutputType.Double), new("reward", OutputType.Double)],
            Array.Empty<long>(), Array.Empty<long>(), Array.Empty<double>(), Array.Empty<double>());
        Assert.Contains("has 0 rows", Fault(empty, Policy()), StringComparison.Ordinal);
    }

    [Fact]
    public void More_cells_than_can_be_held()
    {
        long[] many = [.. Enumerable.Range(0, 10_001).Select(i => (long)i)];
        var ones = Enumerable.Repeat(1.0, many.Length).ToArray();
        var log = Write("log.parquet", [new("context", OutputType.Int64), new("action", OutputType.Int64), new("propensity", OutputType.Double), new("reward", OutputType.Double)], many, many, ones, ones);
        var policy = Write("policy.parquet", [new("context", OutputType.Int64), new("action", OutputType.Int64), new("probability", OutputType.Double)], many, many, ones);
        Assert.Contains("10,001 contexts and 10,001 actions, 100,020,001 cells, but at most 100,000,000", Fault(log, policy), StringComparison.Ordinal);
    }
}
