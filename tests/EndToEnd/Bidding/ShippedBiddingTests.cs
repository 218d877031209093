namespace EcomAi.Deep.EndToEnd.Bidding;

/// <summary>What ships works as it is: the small configuration on the simulated market, from training to multipliers, and the import of a log.</summary>
public sealed class ShippedBiddingTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public ShippedBiddingTests() => _ecomai.Environment["ECOMAI_HOME"] = EcomAiProcess.Repository;

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void The_small_market_leads_to_multipliers()
    {
        var trained = _ecomai.Run("train", "--config", "dqn-smoke.json").Expect(0);
        Assert.Contains("36 episodes to train, 6 to choose, 18 to test", trained.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^dqn +0\.\d", trained.Output);
        Assert.Matches(@"(?m)^· pid +0\.\d", trained.Output);
        Assert.Contains("the best rule here: R/R*", trained.Output, StringComparison.Ordinal);

        var next = trained.Output.Split("./ecomai ")[1].Trim().Split(' ');
        _ecomai.Run(next).Expect(0);
        _ecomai.Run("inspect", "multipliers.parquet").Expect(0);
        _ecomai.Run("report", "--run", "last").Expect(0);
        using var run = TrainedShop.OnlyRun(_ecomai, "runs", "dqn");
        Assert.Equal(1 + (4 * 18), File.ReadAllLines(Path.Combine(run.Path, "outcomes.csv")).Length);
        Assert.Contains("<svg", File.ReadAllText(Path.Combine(run.Path, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_of_auctions_becomes_tables()
    {
        _ecomai.Write("log.tsv", "click\tprice\tpctr\n0\t70\t0.002\n1\t6\t0.003\n");
        _ecomai.Write("info.json", """{ "price_counter_train": [0, 3, 1], "cost_train": 5, "imp_train": 4, "clk_train": 1 }""");
        var imported = _ecomai.Run("import", "auctions", "log.tsv", "--train-info", "info.json", "--output", "market").Expect(0);
        Assert.Contains("cost per impression: 1.25 (budget.unitCost)", imported.Output, StringComparison.Ordinal);
        Assert.Contains("2", _ecomai.Run("inspect", "market/auctions.parquet").Expect(0).Output, StringComparison.Ordinal);

        _ecomai.Write("bad.tsv", "click\tprice\tpctr\n0\t-70\t0.002\n");
        _ecomai.Run("import", "auctions", "bad.tsv", "--output", "bad").ExpectFault(1, "bad.tsv, line 2", "-70");
        Assert.False(Directory.Exists(_ecomai.At("bad")) && Directory.GetFiles(_ecomai.At("bad")).Length > 0);
    }
}
