namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>What holds a rule's bids down under a limit on cost per value.</summary>
public enum LimitRuleKind
{
    /// <summary>
    /// The running guard of <c>budget.guardGain</c>, before each slot from what the episode has spent and won so far; its offset, whether a quarter of
    /// the gain is better, and a cap above it are tuned. A gain of 0 holds nothing.
    /// </summary>
    Guard,

    /// <summary>Bids of at most factor * limit * value the whole episode, the factor tuned.</summary>
    Cap,

    /// <summary>Nothing: the limit is measured alone.</summary>
    None,
}
