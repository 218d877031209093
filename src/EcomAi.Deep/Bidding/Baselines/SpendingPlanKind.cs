namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>How a pacing rule wants an episode's budget spread over its slots.</summary>
public enum SpendingPlanKind
{
    /// <summary>The same in every auction where an episode is a number of auctions, the same in every slot where it is a day.</summary>
    Uniform,

    /// <summary>In proportion to the auctions that the training part's episodes held in each slot.</summary>
    Traffic,

    /// <summary>As the best allocation in hindsight spent it over the training part's episodes, the mean of their shares.</summary>
    Hindsight,
}
