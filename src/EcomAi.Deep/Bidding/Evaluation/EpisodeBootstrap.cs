using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>
/// Percentile bootstrap over episodes (Efron and Tibshirani 1993, chapter 13): 95 % intervals from resamples of whole episodes. Every call draws the same resamples, so figures of
/// several bidders on the same episodes are paired.
/// </summary>
/// <param name="resamples">How many resamples, at least 1.</param>
/// <param name="seed">The seed of the draws.</param>
public sealed class EpisodeBootstrap(int resamples, long seed)
{
    /// <summary>The interval of (sum over episodes) / (sum over episodes), such as R/R*. Resamples whose divisor is 0 are left out.</summary>
    /// <param name="amounts">The numerator of each episode, at least one.</param>
    /// <param name="divisors">The denominator of each.</param>
    /// <returns>NaN where every resample's divisor is 0.</returns>
    public BootstrapInterval Ratio(ReadOnlySpan<double> amounts, ReadOnlySpan<double> divisors)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(divisors.Length, amounts.Length);
        ArgumentOutOfRangeException.ThrowIfZero(amounts.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var draws = new Xoshiro256(Seeds.Derive(seed, "bootstrap"));
        var figures = new double[resamples];
        var kept = 0;
        for (var resample = 0; resample < resamples; resample++)
        {
            double sum = 0, divisor = 0;
            for (var i = 0; i < amounts.Length; i++)
            {
                var episode = draws.NextInt(amounts.Length);
                sum += amounts[episode];
                divisor += divisors[episode];
            }

            if (divisor != 0)
                figures[kept++] = sum / divisor;
        }

        if (kept == 0)
            return new BootstrapInterval(double.NaN, double.NaN);
        var known = figures.AsSpan(0, kept);
        known.Sort();
        return new BootstrapInterval(Percentile(known, .025), Percentile(known, .975));
    }

    /// <summary>The interval of the difference in R/R* of two bidders on the same episodes.</summary>
    /// <param name="ours">The value of each episode that the one won.</param>
    /// <param name="theirs">The value that the other won.</param>
    /// <param name="optimum">R* of each episode.</param>
    public BootstrapInterval RatioDifference(ReadOnlySpan<double> ours, ReadOnlySpan<double> theirs, ReadOnlySpan<double> optimum)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(theirs.Length, ours.Length);
        var difference = new double[ours.Length];
        for (var episode = 0; episode < difference.Length; episode++)
            difference[episode] = ours[episode] - theirs[episode];
        return Ratio(difference, optimum);
    }

    private static double Percentile(ReadOnlySpan<double> sorted, double level)
    {
        var place = level * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
