namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>bid = value * b0 / theta_avg (Lin, Perlich et al. 2012), where b0 is the bid for an auction of mean value.</summary>
/// <param name="meanBids">b0 by budget fraction, money.</param>
/// <param name="meanValue">theta_avg.</param>
internal sealed class LinearRule(ByFraction<double> meanBids, double meanValue) : IBidRule
{
    private double _meanBid;

    /// <inheritdoc/>
    public bool HasLambda => true;

    /// <inheritdoc/>
    public void Begin(in BiddingTask task) => _meanBid = meanBids.Of(task.BudgetFraction) * task.StartFactor;

    // Multiplied before it is divided, as published: whole bids hang on the last bit.
    /// <inheritdoc/>
    public double Bid(in AuctionMoment at) => at.Value * _meanBid / meanValue;
}
