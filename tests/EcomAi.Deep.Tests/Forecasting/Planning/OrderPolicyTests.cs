using EcomAi.Deep.Forecasting.Planning;

namespace EcomAi.Deep.Tests.Forecasting.Planning;

public sealed class OrderPolicyTests
{
    private static readonly double[] Levels = [.. Enumerable.Range(1, 399).Select(i => i / 400.0)];
    private static readonly StockCosts Costs = new() { Holding = 2, StockOut = 18 };

    private static QuantileFunction Normal(double mean, double deviation) =>
        new(Levels, [.. Levels.Select(level => mean + (deviation * StandardNormal.Quantile(level)))]);

    private static OrderPolicy Decide(StockCosts costs, params QuantileFunction[] steps) => OrderPolicy.Decide(steps, null, costs, DemandDependence.Independent);

    [Fact]
    public void One_period_is_the_newsvendors()
    {
        var policy = Decide(Costs with { Pack = 0.0001 }, Normal(120, 10));
        Assert.Equal(132.8155, policy.OrderUpTo, 0.001);
        Assert.Equal(12.8155, policy.SafetyStock, 0.01);
        Assert.Equal(132.8155, policy.OrderQuantity, 0.001);
        Assert.Equal(35.0997, policy.ExpectedCost!.Value, 0.05);
        Assert.Equal(0.9, policy.CriticalRatio, 1e-12);
        Assert.Equal(0.9, policy.CycleService, 1e-3);
        Assert.Equal(0, policy.ReorderPoint);

        // 1 - σ L(z) / μ with the loss L(1.28155) = .17550 - 1.28155 * .1 = .04734
        Assert.Equal(1 - (10 * 0.04734 / 120), policy.FillRate, 1e-4);
    }

    [Fact] // lead time 3 and review 1 protect four steps of N(30, 5); the lead time alone has N(90, 8.66)
    public void Lead_time_and_review_are_protected()
    {
        var policy = Decide(Costs with { LeadTime = 3 }, [.. Enumerable.Repeat(Normal(30, 5), 6)]);
        Assert.Equal(120, policy.MeanDemand, 0.05);
        Assert.Equal(132.8155, policy.OrderUpTo, 0.1);
        Assert.Equal(90 + (5 * Math.Sqrt(3) * 1.28155), policy.ReorderPoint, 0.1);
    }

    [Theory]
    [InlineData(0, 1, 133)]
    [InlineData(0, 24, 144)]
    [InlineData(100, 24, 48)] // 32.8 short, two packs
    [InlineData(500, 24, 0)]
    [InlineData(-20, 1, 153)] // 20 are owed
    public void Orders_come_in_whole_packs_and_never_below_zero(double stock, double pack, double expected) =>
        Assert.Equal(expected, Decide(Costs with { Stock = stock, Pack = pack }, Normal(120, 10)).OrderQuantity, 1e-9);

    [Fact]
    public void Too_much_stock_is_told_by_cost_and_service()
    {
        var policy = Decide(Costs with { Stock = 220 }, Normal(120, 10));
        Assert.Equal(2 * 100, policy.ExpectedCost!.Value, 0.5);
        Assert.Equal(1, policy.FillRate, 1e-6);
    }

    [Fact]
    public void A_service_level_needs_no_costs()
    {
        var policy = Decide(new StockCosts { ServiceLevel = 0.975 }, Normal(120, 10));
        Assert.Equal(120 + (10 * 1.959964), policy.OrderUpTo, 0.01);
        Assert.Null(policy.ExpectedCost);
    }

    [Fact]
    public void Free_shortage_stocks_nothing() => Assert.Equal(0, Decide(new StockCosts { Holding = 1, StockOut = 0 }, Normal(120, 10)).OrderQuantity);

    [Fact] // 1300 a period of which two are protected, reviewed each
    public void The_economic_order_quantity_is_of_a_review_periods_demand()
    {
        var costs = new StockCosts { Holding = 0.225, StockOut = 10, OrderCost = 8, LeadTime = 1 };
        var policy = OrderPolicy.Decide([Normal(1300, 10), Normal(1300, 10)], [1300, 1300], costs, DemandDependence.Independent);
        Assert.Equal(304.0467800264368, policy.EconomicOrder!.Value, 1e-9);
        Assert.Equal(2600, policy.MeanDemand);
    }

    [Fact]
    public void Too_short_a_forecast_is_refused() => Assert.Throws<ArgumentException>(() => Decide(Costs with { LeadTime = 1 }, Normal(120, 10)));
}
