using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Process;

/// <summary>
/// What a slot's outcome is worth to the agent, in parts of its episode's optimum. Regret weighs value and money by the dual prices of the episode's own optimum in hindsight: money by
/// lambda*, and under a limit L on cost per value that binds there, the limit's slack L value - spend by mu.
/// </summary>
internal readonly record struct RewardRule
{
    private double Optimum { get; init; }

    private double IdealLambda { get; init; }

    private double MoneyPrice { get; init; }

    private double SlackPrice { get; init; }

    private double Limit { get; init; }

    private double ExcessPrice { get; init; }

    private double Violation { get; init; }

    private bool IsRegret { get; init; }

    /// <summary>The rule for one episode.</summary>
    /// <param name="hindsight">The auctions by episode.</param>
    /// <param name="log">The auctions.</param>
    /// <param name="task">The episode and its budget.</param>
    /// <param name="tunedLambda">The tuned start's lambda: what money is worth in the mean.</param>
    /// <param name="config">The configuration.</param>
    public static RewardRule Of(HindsightIndex hindsight, AuctionLog log, in BiddingTask task, double tunedLambda, DqnConfig config)
    {
        var limit = config.Budget.CostLimit();
        var free = hindsight.Of(task.Episode, task.Budget);
        var best = limit is null ? null : BestAllocation.Of(hindsight, log, task.Episode, task.Budget, limit);
        var (value, lambda) = best is null ? (free.Value, free.Lambda) : (best.Value, best.Lambda);
        var binds = limit is { } most && free.Spend > most * free.Value;
        return new RewardRule
        {
            Optimum = value,
            IdealLambda = lambda,
            MoneyPrice = binds ? 0 : lambda,
            // From lambda = mu / (1 + mu L), the margin at which value and slack pay for money.
            SlackPrice = binds ? lambda / Math.Max(1 - (lambda * limit!.Value), .25) : 0,
            Limit = limit ?? 0,
            ExcessPrice = limit is null ? 0 : config.Train.LimitPenalty * tunedLambda,
            Violation = limit is null ? 0 : config.Train.ViolationPenalty * value,
            IsRegret = config.Train.Reward == RewardKind.Regret,
        };
    }

    /// <summary>The reward of a slot.</summary>
    /// <param name="index">The auctions by slot.</param>
    /// <param name="episode">The episode.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="spend">Money paid in it.</param>
    /// <param name="value">Value won in it.</param>
    public double OfSlot(SlotIndex index, int episode, int slot, double spend, double value)
    {
        if (Optimum <= 0)
            return 0;
        if (!IsRegret)
            return value / Optimum;
        var ideal = index.Play(episode, slot, IdealLambda, double.PositiveInfinity);
        return (((1 + (SlackPrice * Limit)) * (value - ideal.Value)) - ((SlackPrice + MoneyPrice) * (spend - ideal.Spend))) / Optimum;
    }

    /// <summary>What is added at the end of the episode.</summary>
    /// <param name="left">Money left.</param>
    /// <param name="spend">Money paid in all.</param>
    /// <param name="value">Value won in all.</param>
    public double OfEnd(double left, double spend, double value)
    {
        if (Optimum <= 0)
            return 0;
        var slack = (Limit * value) - spend;
        var reward = IsRegret ? (-MoneyPrice * left) - (SlackPrice * Math.Max(0, slack)) : 0;
        if (Limit > 0 && slack < 0)
            reward += (ExcessPrice * slack) - (new EpisodeOutcome(value, 0, 0, spend, 0, 0).Violates(Limit) ? Violation : 0);
        return reward / Optimum;
    }
}
