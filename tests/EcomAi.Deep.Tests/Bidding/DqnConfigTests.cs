using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Tests.Bidding;

/// <summary>Settings that contradict each other are told before anything runs.</summary>
public sealed class DqnConfigTests
{
    private static readonly DqnConfig Good = new() { Family = "dqn", Market = new MarketConfig { Slots = 12 } };

    [Fact]
    public void The_defaults_hold() => Assert.Empty(Faults(Good));

    [Fact]
    public void A_warm_up_longer_than_the_training() =>
        Assert.Contains("train.warmUp: must not be above the 384 slots", Faults(Good with { Train = new DqnTrainConfig { Epochs = 1, Environments = 16, WarmUp = 385, BatchSize = 8 } }));

    [Fact]
    public void A_memory_too_small_for_one_write_or_too_large_to_hold()
    {
        Assert.Contains("train.memory: must hold what all environments remember at once", Faults(Good with { Train = new DqnTrainConfig { Memory = 10_000, Environments = 1251 } }));
        Assert.Contains("train.memory: must be at most 33,554,431", Faults(Good with { Train = new DqnTrainConfig { Memory = 50_000_000 } }));
    }

    [Fact]
    public void A_rule_needs_no_memory() =>
        Assert.Empty(Faults(Good with { Agent = new AgentConfig { Kind = BidderKind.Pid }, Train = new DqnTrainConfig { Memory = 10_000, Environments = 5000 } }));

    [Fact]
    public void Budgets_and_starts_that_stand_twice()
    {
        Assert.Contains("fractions: must hold each number once", Faults(new BudgetConfig { Fractions = [.5, .25, .5] }));
        Assert.Contains("startFactors: must hold each number once", Faults(new BudgetConfig { StartFactors = [1, 1] }));
        Assert.Empty(Faults(new BudgetConfig { Fractions = [.5, .25], StartFactors = [1, .2] }));
    }

    private static string Faults(IValidatedSection section)
    {
        var faults = new List<string>();
        section.Validate((option, problem) => faults.Add($"{option}: {problem}"));
        return string.Join('\n', faults);
    }
}
