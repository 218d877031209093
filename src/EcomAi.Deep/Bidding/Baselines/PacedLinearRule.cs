namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>
/// bid = value / theta_avg * b0 * ((part of the budget left) / (part of the plan left))^p, auction by auction; p = 1 is BSLB in the comparisons of DRLB (Wu et al. 2018). The ratio
/// is held between 1/8 and 8.
/// </summary>
/// <param name="bids">b0 and p by budget fraction, tuned with this pacing.</param>
/// <param name="meanValue">theta_avg.</param>
/// <param name="plans">The plan by budget fraction.</param>
internal sealed class PacedLinearRule(ByFraction<PacedBid> bids, double meanValue, ByFraction<SpendingPlan> plans) : IBidRule
{
    private const double Widest = 8;
    private double _scale;
    private double _exponent;
    private double _budget;
    private SpendingPlan? _plan;

    /// <inheritdoc/>
    public bool HasLambda => true;

    /// <inheritdoc/>
    public void Begin(in BiddingTask task)
    {
        var bid = bids.Of(task.BudgetFraction);
        (_scale, _exponent) = (bid.MeanBid * task.StartFactor / meanValue, bid.Exponent);
        _plan = plans.Of(task.BudgetFraction);
        _budget = task.Budget;
    }

    /// <inheritdoc/>
    public double Bid(in AuctionMoment at)
    {
        var ratio = Math.Clamp(at.Left / _budget / _plan!.Left(at), 1 / Widest, Widest);
        return at.Value * _scale * (_exponent == 1 ? ratio : Math.Pow(ratio, _exponent));
    }
}
