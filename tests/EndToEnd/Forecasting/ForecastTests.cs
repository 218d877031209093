using System.Globalization;
using System.Text.Json;

namespace EcomAi.Deep.EndToEnd.Forecasting;

/// <summary>From sales to orders: train, evaluate, score, plan, report.</summary>
public sealed class ForecastTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public ForecastTests() => SmallStore.Open(_ecomai, SmallStore.Sales());

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void A_planner_goes_from_sales_to_orders()
    {
        SmallStore.WriteFuture(_ecomai, 4);
        var trained = _ecomai.Run("train", "--config", SmallStore.Config, "--json").Expect(0);
        Assert.Equal(["lstm", "lstm, calibrated", "naive", "seasonalNaive"], Models(trained.Output));
        _ecomai.Run("score", "--run", "last", "--future", "future.parquet", "--output", "forecast.csv").Expect(0);

        var lines = File.ReadAllLines(_ecomai.At("forecast.csv"));
        Assert.Equal("article,time,mean,point,q0.1,q0.5,q0.9", lines[0]);
        Assert.Equal(1 + (SmallStore.Articles * 4), lines.Length);
        Assert.StartsWith($"a0,{SmallStore.Week(SmallStore.Weeks)}", lines[1], StringComparison.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            var numbers = line.Split(',')[4..].Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(numbers.Order(), numbers);
            Assert.True(numbers[0] >= 0, line);
        }

        _ecomai.Run("score", "--run", "last", "--future", "future.parquet", "--output", "forecast.parquet").Expect(0);
        _ecomai.Run("plan", "--forecast", "forecast.parquet", "--holding", "1", "--stock-out", "9", "--lead-time", "1", "--output", "orders.csv").Expect(0);
        Assert.Equal(1 + SmallStore.Articles, File.ReadAllLines(_ecomai.At("orders.csv")).Length);
        _ecomai.Run("report", "--run", "last").Expect(0);
    }

    [Fact]
    public void An_article_without_history_is_forecast_by_its_shelf()
    {
        SmallStore.WriteFuture(_ecomai, 4, SmallStore.Articles + 1);
        _ecomai.Run("train", "--config", SmallStore.Config, "--quiet").Expect(0);
        var scored = _ecomai.Run("score", "--run", "last", "--future", "future.parquet", "--output", "forecast.csv").Expect(0);

        Assert.Contains("1, forecast by their categories", scored.Output, StringComparison.Ordinal);
        var fresh = File.ReadAllLines(_ecomai.At("forecast.csv")).Where(line => line.StartsWith("a6,", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, fresh.Length);
        Assert.All(fresh, line => Assert.True(double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture) > 1, line));
    }

    [Theory]
    [InlineData("model.decoder=autoregressive model.lags=[]")]
    [InlineData("model.ensemble=2")]
    [InlineData("train.refit=false")]
    [InlineData("model.kind=seasonalNaive")]
    [InlineData("model.kind=ets")]
    [InlineData("model.kind=arima")]
    [InlineData("model.kind=ridge")]
    public void Evaluate_prints_the_numbers_of_training_and_score_forecasts(string overrides)
    {
        SmallStore.WriteFuture(_ecomai, 4);
        var trained = _ecomai.Run(["train", "--config", SmallStore.Config, .. overrides.Split(' '), "--json"]).Expect(0);
        var evaluated = _ecomai.Run("evaluate", "--run", "last", "--json").Expect(0);
        Assert.Equal(Figures(trained.Output), Figures(evaluated.Output));

        _ecomai.Run("score", "--run", "last", "--future", "future.parquet", "--output", "forecast.csv").Expect(0);
        Assert.Equal(1 + (SmallStore.Articles * 4), File.ReadAllLines(_ecomai.At("forecast.csv")).Length);
    }

    [Fact]
    public void Every_round_of_a_backtest_trains_on_what_it_may_know()
    {
        var trained = _ecomai.Run("train", "--config", SmallStore.Config, "--json", "evaluate.rounds=3", "evaluate.stride=2", "train.epochs=1").Expect(0);
        using var result = JsonDocument.Parse(trained.Output);
        var run = result.RootElement.GetProperty("run").GetString()!;

        Assert.Equal(
            ["final", "round-01", "round-02", "round-03"],
            Directory.GetDirectories(Path.Combine(_ecomai.Folder, run, "stages")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("3 rounds of stride 2", trained.Output, StringComparison.Ordinal);
    }

    private static List<string> Models(string json)
    {
        using var result = JsonDocument.Parse(json);
        return [.. result.RootElement.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("model").GetString()!)];
    }

    private static List<string> Figures(string json)
    {
        using var result = JsonDocument.Parse(json);
        var protocols = result.RootElement.GetProperty("models").EnumerateArray()
            .SelectMany(model => model.GetProperty("protocols").EnumerateArray()).Select(protocol => protocol.GetRawText()).ToList();
        Assert.NotEmpty(protocols);
        return protocols;
    }
}
