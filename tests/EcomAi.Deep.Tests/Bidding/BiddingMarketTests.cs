using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Tests.Bidding;

public sealed class BiddingMarketTests
{
    private static readonly DqnConfig Config = new()
    {
        Family = "dqn",
        Market = new MarketConfig { Slots = 6, Simulation = new SimulationConfig { Days = 20, Auctions = 40 } },
        Budget = new BudgetConfig { Fractions = [.5, .1] },
    };

    [Fact]
    public void Fractions_may_stand_in_any_order_and_the_ends_of_practice_are_tuned_too()
    {
        var scale = BiddingMarket.Load(Config).Scale(Config);
        Assert.Equal([.1 / 1.4, .1, .5, .5 * 1.4], scale.Budgets.Select(budget => budget.Fraction));
        Assert.True(scale.WholePrices);
        var spread = Config with { Budget = new BudgetConfig { Fractions = [.5] }, Train = new DqnTrainConfig { BudgetSpread = 1 } };
        Assert.Equal([.5], BiddingMarket.Load(spread).Scale(spread).Budgets.Select(budget => budget.Fraction));
    }

    [Fact]
    public void A_budget_that_comes_to_nothing_is_told()
    {
        var error = Assert.Throws<EcomException>(() => BiddingMarket.Load(Config with { Budget = new BudgetConfig { Fractions = [.5, 1e-6] } }));
        Assert.Contains("budget.fractions: 1E-06", error.Message, StringComparison.Ordinal);
        var spread = Config with { Budget = new BudgetConfig { Fractions = [.01] }, Train = new DqnTrainConfig { BudgetSpread = 100 } };
        Assert.Contains("train.budgetSpread", Assert.Throws<EcomException>(() => BiddingMarket.Load(spread).Scale(spread)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_without_auctions_do_no_harm()
    {
        var sparse = Config with { Market = new MarketConfig { Slots = 4, Simulation = new SimulationConfig { Days = 60, Auctions = 1.5, Seed = 3 } }, Budget = new BudgetConfig { Fractions = [.9] } };
        var market = BiddingMarket.Load(sparse);
        Assert.Contains(Enumerable.Range(0, 36), episode => market.Data.Log.EpisodeLength(episode) == 0);
        Assert.All(market.Scale(sparse).Budgets, budget => Assert.Equal(1, budget.PlanLeft[0], 12));
    }
}
