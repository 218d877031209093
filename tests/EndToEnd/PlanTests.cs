using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EcomAi.Deep.EndToEnd;

/// <summary>From a forecast to orders. The forecast is of one step that is N(120, 10) in store A and half of that in store B.</summary>
public sealed class PlanTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public PlanTests()
    {
        // z of .5, .8, .9, .95 and .975, from a table of the normal distribution.
        (string Level, double Z)[] quantiles = [("0.025", -1.959964), ("0.1", -1.281552), ("0.5", 0), ("0.8", 0.841621), ("0.9", 1.281552), ("0.95", 1.644854), ("0.975", 1.959964)];
        var csv = new StringBuilder($"store,time,mean,{string.Join(',', quantiles.Select(quantile => "q" + quantile.Level))}\n");
        foreach (var (store, size) in new[] { ("A", 1.0), ("B", 0.5) })
        {
            foreach (var day in new[] { "2026-01-05", "2026-01-12" })
                csv.Append(CultureInfo.InvariantCulture, $"{store},{day},{120 * size},{string.Join(',', quantiles.Select(quantile => (size * (120 + (10 * quantile.Z))).ToString(CultureInfo.InvariantCulture)))}\n");
        }

        Import("forecast", csv.ToString(), "--type", "time=date");
    }

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void The_newsvendors_order_is_written_and_told()
    {
        var result = _ecomai.Run("plan", "--forecast", "forecast.parquet", "--holding", "2", "--stock-out", "18", "--pack", "0.0001", "--output", "plan.csv").Expect(0);
        var row = Rows("plan.csv")[0];
        Assert.Equal("A", row["store"]);
        Assert.Equal(132.8155, Number(row, "order_up_to"), 0.001);
        Assert.Equal(12.8155, Number(row, "safety_stock"), 0.001);
        Assert.Equal(0.9, Number(row, "critical_ratio"), 1e-9);
        Assert.Equal(35.0997, Number(row, "expected_cost"), 1.5); // seven quantiles know the distribution only roughly
        Assert.Contains("2 series, up to 2 steps", result.Output, StringComparison.Ordinal);
        Assert.Contains("output  plan.csv", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_of_a_table_and_the_same_bytes_again()
    {
        Import("costs", "store,stock,lead_time,pack\nA,100,1,24\n");
        string[] arguments = ["plan", "--forecast", "forecast.parquet", "--costs", "costs.parquet", "--service-level", "0.95", "--order-cost", "8", "--holding", "0.225"];
        var json = JsonDocument.Parse(_ecomai.Run([.. arguments, "--output", "plan.csv", "--json"]).Expect(0).Output).RootElement;
        Assert.Equal(2, json.GetProperty("series").GetInt32());
        var rows = Rows("plan.csv");

        // Two weeks of N(120, 10) are N(240, 14.14): S = 263.26, less 100 in stock is 163.26, seven packs of 24.
        Assert.Equal(263.26, Number(rows[0], "order_up_to"), 0.5);
        Assert.Equal(168, Number(rows[0], "order_quantity"));
        Assert.Equal(Math.Sqrt(2 * 8 * 120 / 0.225), Number(rows[0], "eoq"), 1e-9);
        Assert.Equal("1", rows[1]["protection_interval"]);
        _ecomai.Run([.. arguments, "--output", "again.csv"]).Expect(0);
        Assert.Equal(File.ReadAllBytes(_ecomai.At("plan.csv")), File.ReadAllBytes(_ecomai.At("again.csv")));
    }

    [Fact]
    public void The_cautious_choice_stocks_more()
    {
        string[] arguments = ["plan", "--forecast", "forecast.parquet", "--service-level", "0.9", "--lead-time", "1"];
        _ecomai.Run([.. arguments, "--output", "independent.csv"]).Expect(0);
        _ecomai.Run([.. arguments, "--output", "comonotone.csv", "--dependence", "comonotone"]).Expect(0);
        Assert.Equal(240 + (14.142 * 1.281552), Number(Rows("independent.csv")[0], "order_up_to"), 0.5);
        Assert.Equal(240 + (20 * 1.281552), Number(Rows("comonotone.csv")[0], "order_up_to"), 0.001);
    }

    [Theory]
    [InlineData(2, "--service-level 1.5", "invalid --service-level: must be above 0 and below 1, received 1.5")]
    [InlineData(2, "--holding -1 --stock-out 2", "invalid --holding: must be at least 0, received -1")]
    [InlineData(2, "--holding 0 --stock-out 0", "holding and stock_out are both 0")]
    [InlineData(2, "--holding 1 --stock-out 2 --pack 0", "invalid --pack: must be above 0, received 0")]
    [InlineData(2, "--holding NaN --stock-out 2", "invalid --holding: must be a finite number, received NaN")]
    [InlineData(2, "--holding 1", "Give --holding and --stock-out, or --service-level")]
    [InlineData(1, "--service-level 0.9 --lead-time 2", "the forecast of store A has 2 steps, but its order must last for 3")]
    [InlineData(1, "--service-level 0.9 --costs nothing.parquet", "nothing.parquet")]
    public void What_cannot_be_planned_leaves_no_file(int exitCode, string options, string message)
    {
        _ecomai.Run(["plan", "--forecast", "forecast.parquet", "--output", "plan.csv", .. options.Split(' ')]).ExpectFault(exitCode, message);
        Assert.False(File.Exists(_ecomai.At("plan.csv")));
    }

    [Theory]
    [InlineData("--dependence both", "--dependence must be independent or comonotone, received 'both'")]
    [InlineData("--lead-time soon", "--lead-time takes a whole number, received 'soon'")]
    [InlineData("--holding much", "--holding takes a number, received 'much'")]
    [InlineData("--hodling 1", "unknown option '--hodling', did you mean '--holding'?")]
    public void A_wrong_command_line(string options, string message)
    {
        var result = _ecomai.Run(["plan", "--forecast", "forecast.parquet", "--output", "plan.csv", .. options.Split(' ')]).Expect(2);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private void Import(string name, string csv, params string[] options)
    {
        _ecomai.Write($"{name}.csv", csv);
        _ecomai.Run(["import", "csv", $"{name}.csv", "--output", $"{name}.parquet", "--quiet", .. options]).Expect(0);
    }

    private List<Dictionary<string, string>> Rows(string name)
    {
        var lines = File.ReadAllLines(_ecomai.At(name)).Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static double Number(Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
}
