namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>The same bid for every auction.</summary>
internal sealed class ConstantRule(ByFraction<double> bids) : IBidRule
{
    private double _bid;

    /// <inheritdoc/>
    public bool HasLambda => false;

    /// <inheritdoc/>
    public void Begin(in BiddingTask task) => _bid = bids.Of(task.BudgetFraction) * task.StartFactor;

    /// <inheritdoc/>
    public double Bid(in AuctionMoment at) => _bid;
}
