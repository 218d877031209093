namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>bid = value * cost per unit of value (maximum effective cost per click, Lee et al. 2012): it never pays more per value than the past did, and knows no budget.</summary>
internal sealed class McpcRule(double costPerValue) : IBidRule
{
    /// <inheritdoc/>
    public bool HasLambda => true;

    /// <inheritdoc/>
    public void Begin(in BiddingTask task)
    {
    }

    /// <inheritdoc/>
    public double Bid(in AuctionMoment at) => at.Value * costPerValue;
}
