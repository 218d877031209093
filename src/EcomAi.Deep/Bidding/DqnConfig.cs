using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Bidding.Evaluation;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Bidding;

/// <summary>The configuration of the family <c>dqn</c>: the market, the budget, what decides the bids, how it learns, and how it is measured.</summary>
public sealed record DqnConfig : RunConfig, IValidatedSection
{
    /// <summary>The auctions. Default: the simulated market.</summary>
    public MarketConfig Market { get; init; } = new();

    /// <summary>The budget and other limits.</summary>
    public BudgetConfig Budget { get; init; } = new();

    /// <summary>What decides the bids.</summary>
    public AgentConfig Agent { get; init; } = new();

    /// <summary>The training.</summary>
    public DqnTrainConfig Train { get; init; } = new();

    /// <summary>The rules, whether they are the bidder or stand beside it.</summary>
    public BidBaselineOptions Baselines { get; init; } = new();

    /// <summary>The measuring.</summary>
    public BidEvaluateConfig Evaluate { get; init; } = new();

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Baselines.LinearBids.Count > 0 && Baselines.LinearBids.Count != Budget.Fractions.Count)
            fault("baselines.linearBids", $"must hold one bid for each of budget.fractions ({Budget.Fractions.Count}), received {Baselines.LinearBids.Count}");
        if (Market.Train == 0 && Agent.Kind == BidderKind.Dqn)
            fault("market.train", "must be above 0 for agent.kind 'dqn', which learns from those episodes");
        if (Market.Validation == 0 && Agent.Kind == BidderKind.Dqn)
            fault("market.validation", "must be above 0 for agent.kind 'dqn', whose checkpoint is chosen on those episodes");
        if (Agent.Kind == BidderKind.Dqn)
            ValidateMemory(fault);
    }

    private void ValidateMemory(Action<string, string> fault)
    {
        // What the last slot of an episode completes is written at once.
        var atOnce = (long)Train.Environments * Math.Min(Train.NStep, Market.Slots);
        if (Train.Memory < atOnce)
            fault("train.memory", $"must hold what all environments remember at once, train.environments times train.nStep ({atOnce:N0}), received {Train.Memory:N0}");
        var widest = Math.Max(StateEncoder.FeaturesOf(Budget.CostLimit()) * sizeof(float), Agent.Actions.Count);
        if ((long)Train.Memory * widest > int.MaxValue)
            fault("train.memory", $"must be at most {int.MaxValue / widest:N0} with these states and actions, received {Train.Memory:N0}");
        var played = (double)Train.Epochs * Train.RoundsPerEpoch * Market.Slots * Train.Environments;
        if (played < Train.WarmUp)
            fault("train.warmUp", $"must not be above the {played:N0} slots that the whole training plays, received {Train.WarmUp:N0}; no update would ever be made");
    }
}
