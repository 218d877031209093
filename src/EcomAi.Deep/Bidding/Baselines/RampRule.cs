namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>
/// Begins at the tuned start, for before the first slot nothing has been seen, moves lambda toward a target before each slot after it by no more than the largest actions allow, and
/// holds it there.
/// </summary>
/// <param name="starts">The tuned bid per unit of value, by budget fraction.</param>
/// <param name="fall">The largest fall of lambda a slot, as a factor below 1.</param>
/// <param name="rise">The largest rise of lambda a slot, as a factor above 1.</param>
internal sealed class RampRule(ByFraction<double> starts, double fall, double rise) : IBidRule
{
    private double _lambda;

    /// <summary>Where lambda goes, value per money.</summary>
    public double Target { get; set; }

    /// <inheritdoc/>
    public bool HasLambda => true;

    /// <inheritdoc/>
    public void Begin(in BiddingTask task) => _lambda = 1 / (starts.Of(task.BudgetFraction) * task.StartFactor);

    /// <inheritdoc/>
    public double Bid(in AuctionMoment at) => at.Value / _lambda;

    /// <inheritdoc/>
    public void EndSlot(int slot, double spend, double before) => _lambda = Math.Clamp(Target, _lambda * fall, _lambda * rise);
}
