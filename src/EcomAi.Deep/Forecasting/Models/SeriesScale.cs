using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>
/// Brings targets to one size and back, from what is known at each step: the level is an exponentially weighted mean of the absolute targets so far, of
/// log(1 + |target|) with the scaling log1p, and the prior where nothing was observed yet.
/// </summary>
/// <param name="kind">The rule.</param>
/// <param name="decay">The weight that the mean gives its past at each step is 1 - decay; 0 weighs all of it alike.</param>
/// <param name="priorWeight">Observations that the prior counts for.</param>
/// <param name="floor">What is added to the level with the scaling mean.</param>
/// <param name="center">The log level of a typical series, so that the level is near 0 as a feature.</param>
internal sealed class SeriesScale(ScalingKind kind, double decay, double priorWeight, double floor, double center)
{
    private const double Enough = .5; // half an observation: less says nothing of a level
    private const double RecentDecay = .2; // half of the weight lies on the last three steps
    private const double LongDecay = .05;
    private const double Largest = 2; // a factor of 7
    private const double LeastLogWeight = -60; // older steps weigh alike, so that a level after a long gap is not 0 / 0

    /// <summary>The level known at each step of the context [batch, context].</summary>
    public Tensor Levels(WindowBatch batch, int context)
    {
        var observed = batch.Observed.narrow(1, 0, context); // [batch, context]
        var (sum, count) = Smoothed(batch.Target.narrow(1, 0, context), observed, decay);
        var prior = Size(batch.Prior).unsqueeze(1); // [batch, 1]
        var weight = count.eq(0).to_type(ScalarType.Float32) + priorWeight; // where nothing was observed the prior alone counts
        return (sum + (weight * prior)) / (count + weight);
    }

    /// <summary>The level of the last few steps, scaled by the level; that of a steady series where nothing was observed [batch, context].</summary>
    /// <param name="batch">The windows.</param>
    /// <param name="level">The levels [batch, context].</param>
    public Tensor Recent(WindowBatch batch, Tensor level)
    {
        var context = level.shape[1];
        var (sum, count) = Smoothed(batch.Target.narrow(1, 0, context), batch.Observed.narrow(1, 0, context), RecentDecay);
        var recent = (sum + (Enough * level)) / (count + Enough);
        return kind == ScalingKind.Log1p ? recent - level : Scale(recent, level);
    }

    /// <summary>The weighted shares of targets that were not 0, of the last few steps and of many: how intermittent the demand is [batch, context, 2].</summary>
    public static Tensor Shares(WindowBatch batch, int context)
    {
        var observed = batch.Observed.narrow(1, 0, context);
        var sold = batch.Target.narrow(1, 0, context).ne(0).to_type(ScalarType.Float32);
        var shares = new[] { RecentDecay, LongDecay }.Select(forgetting =>
        {
            var weights = Weights(context, forgetting, observed.device);
            return (matmul(sold * observed, weights) + Enough) / (matmul(observed, weights) + (2 * Enough));
        });
        return stack(shares.ToArray(), 2);
    }

    /// <summary>How much the level known at each step of the context differs from that one season before, in logarithms; 0 where either is unknown.</summary>
    /// <param name="batch">Windows whose first lag is the season.</param>
    /// <param name="context">Steps of the context.</param>
    public Tensor Growth(WindowBatch batch, int context)
    {
        var (now, nowCount) = Smoothed(batch.Target.narrow(1, 0, context), batch.Observed.narrow(1, 0, context), decay);
        var (before, beforeCount) = Smoothed(batch.Lags.select(2, 0).narrow(1, 0, context), batch.LagsObserved.select(2, 0).narrow(1, 0, context), decay);
        var known = nowCount.gt(Enough).logical_and(beforeCount.gt(Enough)).to_type(ScalarType.Float32);
        var difference = Logarithm(now / nowCount.clamp_min(Enough)) - Logarithm(before / beforeCount.clamp_min(Enough));
        return difference.clamp(-Largest, Largest) * known; // [batch, context]
    }

    /// <summary>The level as a feature of about unit size.</summary>
    public Tensor Feature(Tensor level) => ((kind == ScalingKind.Log1p ? level : log1p(level)) - center) / 2;

    /// <summary>Targets brought to size.</summary>
    /// <param name="target">In the target's units.</param>
    /// <param name="level">A level that broadcasts with it.</param>
    public Tensor Scale(Tensor target, Tensor level) => kind switch
    {
        ScalingKind.Mean => target / (level + floor),
        ScalingKind.Log1p => (log1p(target.abs()) * target.sign()) - level,
        _ => target,
    };

    /// <summary>The way back of <see cref="Scale"/>.</summary>
    public Tensor Unscale(Tensor scaled, Tensor level)
    {
        switch (kind)
        {
            case ScalingKind.Mean:
                return scaled * (level + floor);
            case ScalingKind.Log1p:
                var logarithm = scaled + level;
                return expm1(logarithm.abs().clamp_max(60)) * logarithm.sign(); // e^60: beyond any demand, within a float
            default:
                return scaled;
        }
    }

    /// <summary>The scaled value that a network starts from where it knows no season: that of a series which stays at its level; 0 with the scaling none.</summary>
    public double Start => kind == ScalingKind.Mean ? 1 : 0;

    /// <summary>The scaled value of a series that stays at its level.</summary>
    public Tensor Steady(Tensor level) => kind == ScalingKind.None ? level : full_like(level, Start);

    /// <summary>The size of a unit of scaled error in the target's units, for weighing series.</summary>
    public Tensor Units(Tensor level) => kind == ScalingKind.Log1p ? exp(level) : level + floor;

    /// <summary>Weighted sums of the sizes known at each step, and the sums of the weights.</summary>
    private (Tensor Sum, Tensor Count) Smoothed(Tensor targets, Tensor observed, double forgetting)
    {
        var weights = Weights(targets.shape[1], forgetting, targets.device);
        return (matmul(Size(targets) * observed, weights), matmul(observed, weights)); // [batch, context]
    }

    private static Tensor Weights(long context, double forgetting, Device device)
    {
        var steps = arange(0, context, dtype: ScalarType.Float32, device: device);
        var age = steps.unsqueeze(0) - steps.unsqueeze(1); // [from, at]
        return exp((age.clamp_min(0) * Math.Log(1 - forgetting)).clamp_min(LeastLogWeight)) * age.ge(0).to_type(ScalarType.Float32);
    }

    private Tensor Logarithm(Tensor level) => kind == ScalingKind.Log1p ? level : log(level + floor);

    private Tensor Size(Tensor values) => kind == ScalingKind.Log1p ? log1p(values.abs()) : values.abs();
}
