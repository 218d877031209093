namespace EcomAi.Deep.Bidding;

/// <summary>What a slot's reward is.</summary>
public enum RewardKind
{
    /// <summary>The value won in the slot, in units of the value that the hindsight optimum of the episode wins.</summary>
    Immediate,

    /// <summary>
    /// The value won less what could have been won at the episode's own price of money: with lambda* of the hindsight optimum, value - lambda* spend - sum of max(0, value -
    /// lambda* price) over the slot's auctions, and - lambda* times the money left at the end. An episode's sum is its value less the dual bound of its optimum, so that it
    /// ranks policies as the value does, without the noise of which auctions came.
    /// </summary>
    Regret,

    /// <summary>The best value of any episode so far that took this action in this state, as a network remembers it (DRLB's RewardNet, Wu et al. 2018).</summary>
    EpisodeBest,
}
