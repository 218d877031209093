namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>
/// A PID controller of the logarithm of the multiplier (bid = value * multiplier), slot by slot, as feedback control of pacing is done (Zhang et al. 2016). The error of a slot is
/// 1 - spend / target, between -2 and 1, where the target is the money left when the slot began times the slot's part of what the plan had left: it plans anew each slot.
/// ln multiplier = ln start + kp e + ki sum(e) + kd (e - previous e), within a factor of e^3 of the start.
/// </summary>
/// <param name="starts">The tuned bid per unit of value, by budget fraction.</param>
/// <param name="gains">The gains, by budget fraction.</param>
/// <param name="plans">The plan, by budget fraction.</param>
/// <param name="limit">The most that the multiplier changes between slots, as a part of it; null sets no limit.</param>
internal sealed class PidRule(ByFraction<double> starts, ByFraction<PidGains> gains, ByFraction<SpendingPlan> plans, double? limit) : IBidRule
{
    private readonly double _up = limit is { } most ? Math.Log(1 + most) : double.PositiveInfinity;
    private readonly double _down = limit is { } most ? Math.Log(1 - most) : double.NegativeInfinity;
    private SpendingPlan? _plan;
    private PidGains _gains;
    private double _start;
    private double _logarithm;
    private double _multiplier;
    private double _sum;
    private double _previous;

    /// <inheritdoc/>
    public bool HasLambda => true;

    /// <inheritdoc/>
    public void Begin(in BiddingTask task)
    {
        (_plan, _gains) = (plans.Of(task.BudgetFraction), gains.Of(task.BudgetFraction));
        _multiplier = starts.Of(task.BudgetFraction) * task.StartFactor;
        _start = _logarithm = Math.Log(_multiplier);
        (_sum, _previous) = (0, 0);
    }

    /// <inheritdoc/>
    public double Bid(in AuctionMoment at) => at.Value * _multiplier;

    /// <inheritdoc/>
    public void EndSlot(int slot, double spend, double before)
    {
        var remaining = _plan!.Remaining[slot];
        var target = remaining > 0 ? before * _plan.Share[slot] / remaining : 0;
        var error = target > 0 ? Math.Max(1 - (spend / target), -2) : spend > 0 ? -2 : 0;
        _sum += error;
        var wanted = _start + (_gains.Proportional * error) + (_gains.Integral * _sum) + (_gains.Derivative * (error - _previous));
        _previous = error;
        wanted = Math.Clamp(wanted, _start - 3, _start + 3);
        _logarithm = Math.Clamp(wanted, _logarithm + _down, _logarithm + _up);
        _multiplier = Math.Exp(_logarithm);
    }
}
