namespace EcomAi.Deep.EndToEnd.Forecasting;

/// <summary>What ships works as it is: the small configuration on the committed data, from training to orders, and every configuration is valid.</summary>
public sealed class ShippedForecastTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public ShippedForecastTests() => _ecomai.Environment["ECOMAI_HOME"] = EcomAiProcess.Repository;

    public void Dispose() => _ecomai.Dispose();

    public static TheoryData<string> Configurations =>
        [.. Directory.GetFiles(Path.Combine(EcomAiProcess.Repository, "configs"), "*.json").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Every_configuration_is_valid(string name) =>
        Assert.Contains(": valid (", _ecomai.Run("config", "validate", name).Expect(0).Output, StringComparison.Ordinal);

    [Fact]
    public void The_small_forecast_leads_to_orders()
    {
        var trained = _ecomai.Run("train", "--config", "lstm-smoke.json").Expect(0);
        Assert.Contains("series       154", trained.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^lstm +\d", trained.Output);
        Assert.Matches(@"(?m)^· ets +\d", trained.Output);
        Assert.Contains("next  ./ecomai score --run ", trained.Output, StringComparison.Ordinal);

        var scored = _ecomai.Run("score", "--run", "last", "--output", "forecast.parquet").Expect(0);
        var plan = scored.Output.Split("./ecomai ")[1].Trim().Split(' ');
        _ecomai.Run(plan).Expect(0);
        Assert.Equal(1 + 154, File.ReadAllLines(_ecomai.At("orders.csv")).Length);

        var report = File.ReadAllText(_ecomai.Run("report", "--run", "last").Expect(0).Output.Trim() is var path && Path.IsPathRooted(path) ? path : _ecomai.At(path));
        Assert.Contains("<svg", report, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", report.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
