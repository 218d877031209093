using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting.Planning;
using EcomAi.Deep.Tests.Data;

namespace EcomAi.Deep.Tests.Forecasting.Planning;

public sealed class OrderPlannerTests : IDisposable
{
    private static readonly StockCosts Costs = new() { Holding = 2, StockOut = 18 };
    private readonly EcomAi.Deep.Tests.Data.TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Two stores, three steps; store 2 forecasts what is certain: 5, 6, 7. Its rows come first and backwards.</summary>
    private string Forecast(Action<double[]>? spoil = null, string quantile = "q0.9", string key = "store")
    {
        double[] upper = [7, 6, 5, 30, 30, 30];
        spoil?.Invoke(upper);
        return Write(
            "forecast.parquet",
            [new(key, OutputType.Int64), new("time", OutputType.Date), new("point", OutputType.Double), new("mean", OutputType.Double), new("q0.1", OutputType.Double), new(quantile, OutputType.Double)],
            6,
            new long[] { 2, 2, 2, 1, 1, 1 }, Days(3, 2, 1, 1, 2, 3), new double[] { 7, 6, 5, 20, 20, 20 }, new double[] { 7, 6, 5, 20, 20, 20 }, new double[] { 7, 6, 5, 10, 10, 10 }, upper);
    }

    private static long[] Days(params int[] days) => [.. days.Select(day => day * 86_400_000_000L)];

    private string Write(string name, OutputColumn[] columns, int rows, params Array[] values)
    {
        using var writer = new TableWriter(_folder[name], columns);
        writer.Write(rows, values);
        writer.Commit();
        return _folder[name];
    }

    private string CostFile(string column, OutputType type, Array values, string key = "store") =>
        Write("costs.parquet", [new(key, OutputType.Int64), new(column, type, Nullable: true)], values.Length, Enumerable.Range(1, values.Length).Select(i => (long)i).ToArray(), values);

    private OrderPlanResult Run(string forecast, string? costs = null, StockCosts? defaults = null, string output = "plan.csv") => OrderPlanner.Run(new OrderPlanRequest
    {
        Forecast = forecast,
        Costs = costs,
        Defaults = defaults ?? Costs,
        Output = _folder[output],
        Observer = new SilentObserver(),
        Stop = new StopSignal(),
    });

    private string Fault<T>(string forecast, string? costs = null, StockCosts? defaults = null)
        where T : EcomException
    {
        var message = Assert.Throws<T>(() => Run(forecast, costs, defaults)).Message;
        Assert.False(File.Exists(_folder["plan.csv"]));
        return message;
    }

    [Fact]
    public void Every_series_gets_a_row_and_the_first_steps_count()
    {
        var result = Run(Forecast(), defaults: Costs with { LeadTime = 1 });
        Assert.Equal(2, result.Series);
        var lines = File.ReadAllLines(_folder["plan.csv"]);
        Assert.Equal("store,mean_demand,order_up_to,safety_stock,reorder_point,order_quantity,expected_cost,critical_ratio,cycle_service,fill_rate,eoq,protection_interval,stock", lines[0]);
        Assert.StartsWith("2,11,11,0,5,11,0,0.9,", lines[1]); // 5 + 6 are certain, 5 while the order is on its way
        Assert.StartsWith("1,40,", lines[2]);
    }

    [Fact]
    public void The_costs_of_a_series_go_before_the_defaults()
    {
        var costs = CostFile("stock", OutputType.Double, new double?[] { null, 4 });
        Run(Forecast(), costs);
        var lines = File.ReadAllLines(_folder["plan.csv"]).Select(line => line.Split(',')).ToList();
        Assert.Equal(("1", "4"), (lines[1][5], lines[1][^1])); // store 2: 5 less 4 in stock
        Assert.Equal("0", lines[2][^1]); // the null is the default
    }

    [Fact]
    public void Costs_without_a_key_are_for_all()
    {
        var costs = Write("costs.parquet", [new("pack", OutputType.Int64)], 1, new long[] { 12 });
        Run(Forecast(), costs);
        Assert.Equal("12", File.ReadAllLines(_folder["plan.csv"])[1].Split(',')[5]);
    }

    [Fact]
    public void Series_without_costs_and_costs_without_series_are_told()
    {
        var costs = Write("costs.parquet", [new("store", OutputType.Int64), new("stock", OutputType.Double)], 2, new long[] { 2, 77 }, new double[] { 1, 1 });
        var facts = Run(Forecast(), costs).Facts.ToDictionary(fact => fact.Key, fact => fact.Value);
        Assert.StartsWith("1 series are not in", facts["defaults"]);
        Assert.StartsWith("1 rows of", facts["unused"]);
    }

    [Theory]
    [InlineData("plan.parquet")]
    [InlineData("plan.jsonl")]
    public void Other_formats_hold_the_same(string name)
    {
        Run(Forecast(), output: name);
        var text = name.EndsWith("jsonl", StringComparison.Ordinal) ? File.ReadAllText(_folder[name]) : string.Join('\n', TableText.Read(_folder[name]));
        Assert.Contains("order_up_to", text);
    }

    [Fact]
    public void A_protection_interval_beyond_the_forecast() =>
        Assert.Contains(
            "the forecast of store 2 has 3 steps, but its order must last for 4 (lead time 3, review period 1). Forecast further ahead (forecast.horizon), or lower --lead-time or --review.",
            Fault<DataException>(Forecast(), defaults: Costs with { LeadTime = 3 }));

    [Fact]
    public void Costs_of_other_keys()
    {
        var message = Fault<DataException>(Forecast(), CostFile("holding", OutputType.Double, new double[] { 1, 2 }, key: "sotre"));
        Assert.Contains("column 'sotre'", message);
        Assert.Contains("is neither a key of the forecast (store) nor one of holding, stock_out,", message);
        Assert.Contains("Did you mean 'store'?", message);
    }

    [Fact]
    public void Costs_without_keys_but_with_rows()
    {
        var costs = Write("costs.parquet", [new("pack", OutputType.Int64)], 2, new long[] { 12, 6 });
        Assert.Contains("has none of the forecast's key columns (store), so it may have one row for all series, but it has 2. Add a key column.", Fault<DataException>(Forecast(), costs));
    }

    [Fact]
    public void Costs_given_twice()
    {
        var costs = Write("costs.parquet", [new("store", OutputType.Int64), new("stock", OutputType.Double)], 2, new long[] { 2, 2 }, new double[] { 1, 1 });
        Assert.Contains("row 1: costs of store 2 are given twice; keep one row.", Fault<DataException>(Forecast(), costs));
    }

    [Theory]
    [InlineData("holding", -1, "must be at least 0, received -1")]
    [InlineData("stock_out", double.NaN, "must be a finite number, received NaN")]
    [InlineData("pack", 0, "must be above 0, received 0")]
    [InlineData("lead_time", 1.5, "must be a whole number of steps from 0 to 10000, received 1.5")]
    [InlineData("review", 0, "must be a whole number of steps from 1 to 10000, received 0")]
    public void Costs_out_of_their_range_name_the_row(string column, double value, string message)
    {
        var fault = Fault<DataException>(Forecast(), CostFile(column, OutputType.Double, new double[] { 1, value }));
        Assert.Contains($"costs.parquet, row group 0, column '{column}', row 1: {column} {message}", fault);
    }

    [Fact]
    public void Defaults_out_of_their_range_name_the_option()
    {
        Assert.Equal("invalid --holding: must be at least 0, received -2", Fault<PlanOptionException>(Forecast(), defaults: Costs with { Holding = -2 }));
        Assert.Equal("invalid --pack: must be above 0, received 0", Fault<PlanOptionException>(Forecast(), defaults: Costs with { Pack = 0 }));
        Assert.Equal("invalid --stock: must be a finite number, received NaN", Fault<PlanOptionException>(Forecast(), defaults: Costs with { Stock = double.NaN }));
        Assert.Contains("holding and stock_out are both 0, so any order would do", Fault<PlanOptionException>(Forecast(), defaults: new() { Holding = 0, StockOut = 0 }));
        Assert.Contains("so no stock would be too much", Fault<PlanOptionException>(Forecast(), defaults: new() { Holding = 0, StockOut = 5 }));
    }

    [Fact]
    public void Nothing_that_says_how_much_is_enough() =>
        Assert.Contains(
            "nothing says how much stock is enough for store 2: a stock-out cost is not given anywhere. Give --holding and --stock-out, or --service-level.",
            Fault<PlanOptionException>(Forecast(), defaults: new() { Holding = 1 }));

    [Fact]
    public void A_forecast_without_quantiles() =>
        Assert.Contains("has one quantile column only, q0.1, but a plan needs at least two", Fault<DataException>(Forecast(quantile: "quantile90")));

    [Fact]
    public void Quantiles_that_cross() =>
        Assert.Contains("row 4: the quantiles cross: 9 is less than q0.1, 10.", Fault<DataException>(Forecast(upper => upper[4] = 9)));

    [Fact]
    public void A_quantile_that_is_no_number() =>
        Assert.Contains("row 4: NaN is not a finite number, but --forecast needs one in every row.", Fault<DataException>(Forecast(upper => upper[4] = double.NaN)));

    [Fact]
    public void A_time_that_comes_twice()
    {
        var path = Write(
            "forecast.parquet", [new("store", OutputType.Int64), new("time", OutputType.Date), new("q0.1", OutputType.Double), new("q0.9", OutputType.Double)],
            2, new long[] { 3, 3 }, Days(5, 5), new double[] { 1, 1 }, new double[] { 2, 2 });
        Assert.Contains("forecasts store 3 twice for 1970-01-06T00:00:00Z; keep one row a series and time.", Fault<DataException>(path));
    }

    [Fact]
    public void A_table_that_is_no_forecast()
    {
        var path = Write(
            "forecast.parquet", [new("store", OutputType.Int64), new("actual", OutputType.Double), new("time", OutputType.Date), new("q0.1", OutputType.Double), new("q0.9", OutputType.Double)],
            1, new long[] { 3 }, new double[] { 3 }, Days(5), new double[] { 1 }, new double[] { 2 });
        Assert.Contains("column 'actual' of", Fault<DataException>(path));
    }
}
