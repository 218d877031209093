namespace EcomAi.Deep.Bidding;

/// <summary>What decides the bids: the learned agent or a rule.</summary>
public enum BidderKind
{
    /// <summary>A deep Q-network that changes the bid multiplier slot by slot.</summary>
    Dqn,

    /// <summary>The same bid for every auction, tuned on the training part.</summary>
    Constant,

    /// <summary>A bid drawn evenly between 0 and a limit tuned on the training part.</summary>
    Random,

    /// <summary>Value times what the training part paid per unit of value (maximum effective cost per click).</summary>
    Mcpc,

    /// <summary>A bid in proportion to the value, the factor tuned on the training part (Lin).</summary>
    Linear,

    /// <summary>Value iteration over the histogram of prices (RLB, Cai et al. 2017).</summary>
    Rlb,

    /// <summary>The static MDP over auctions and budget, without the auction's own value (SS-MDP).</summary>
    SsMdp,

    /// <summary>A PID controller of the multiplier that follows a spending plan.</summary>
    Pid,

    /// <summary>A linear bid times (part of the budget left) / (part of the time left).</summary>
    PacedLinear,

    /// <summary>The best allocation in hindsight, by value per price: the ceiling, not a bidder that could exist.</summary>
    Hindsight,

    /// <summary>
    /// The best that a multiplier changing by at most the largest action a slot can reach in hindsight from the tuned start: the ceiling of bidders that begin wrong, not a bidder
    /// that could exist.
    /// </summary>
    RampCeiling,
}
