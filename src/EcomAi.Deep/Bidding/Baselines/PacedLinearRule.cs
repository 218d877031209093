namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>bid = value / theta_avg * b0 * (part of the budget left) / (part of the plan left), auction by auction, as BSLB in the comparisons of DRLB (Wu et al. 2018).</summary>
/// <param name="meanBids">b0 by budget fraction, tuned with this pacing, money.</param>
/// <param name="meanValue">theta_avg.</param>
/// <param name="plans">The plan by budget fraction.</param>
internal sealed class PacedLinearRule(ByFraction<double> meanBids, double meanValue, ByFraction<SpendingPlan> plans) : IBidRule
{
    private double _scale;
    private double _budget;
    private SpendingPlan? _plan;

    /// <inheritdoc/>
    public bool HasLambda => true;

    /// <inheritdoc/>
    public void Begin(in BiddingTask task)
    {
        _scale = meanBids.Of(task.BudgetFraction) * task.StartFactor / meanValue;
        _plan = plans.Of(task.BudgetFraction);
        _budget = task.Budget;
    }

    /// <inheritdoc/>
    public double Bid(in AuctionMoment at) => at.Value * _scale * (at.Left / _budget) / _plan!.Left(at);
}
