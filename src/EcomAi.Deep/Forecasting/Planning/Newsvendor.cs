namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>
/// The newsvendor: how much to have when demand D is uncertain, each unit left over costs h and each unit short costs b. The expected cost
/// h E(S - D)+ + b E(D - S)+ is least at the critical ratio's quantile, F(S) = b / (b + h) (Arrow, Harris and Marschak 1951; Silver, Pyke and Thomas
/// 2017, ch. 9). Costs are per unit and period, in any one currency.
/// </summary>
public static class Newsvendor
{
    /// <summary>b / (b + h): the probability with which demand should be met in full.</summary>
    /// <param name="holding">Cost of a unit left over, at least 0.</param>
    /// <param name="stockOut">Cost of a unit short, at least 0; not both 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A cost is negative or not finite, or both are 0.</exception>
    public static double CriticalRatio(double holding, double stockOut)
    {
        if (!double.IsFinite(holding) || holding < 0)
            throw new ArgumentOutOfRangeException(nameof(holding), holding, "must be at least 0");
        if (!double.IsFinite(stockOut) || stockOut < 0)
            throw new ArgumentOutOfRangeException(nameof(stockOut), stockOut, "must be at least 0");
        return holding + stockOut > 0
            ? stockOut / (holding + stockOut)
            : throw new ArgumentOutOfRangeException(nameof(stockOut), stockOut, "must be above 0 where holding costs nothing");
    }

    /// <summary>Normal demand: S = μ + zσ, cost (h + b) φ(z) σ, with z the critical ratio's standard normal quantile.</summary>
    /// <param name="mean">μ, units a period.</param>
    /// <param name="deviation">σ, at least 0.</param>
    /// <param name="holding">h, above 0.</param>
    /// <param name="stockOut">b, above 0.</param>
    public static NewsvendorSolution Normal(double mean, double deviation, double holding, double stockOut)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        var z = StandardNormal.Quantile(CriticalRatio(holding, stockOut));
        return new NewsvendorSolution(mean + (z * deviation), (holding + stockOut) * StandardNormal.Density(z) * deviation);
    }

    /// <summary>Poisson demand: the smallest whole S with F(S) at least the critical ratio.</summary>
    /// <param name="mean">λ, units a period, at least 0.</param>
    /// <param name="holding">h, above 0.</param>
    /// <param name="stockOut">b, at least 0.</param>
    public static NewsvendorSolution Poisson(double mean, double holding, double stockOut)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        return Discrete(mean, -mean, demand => Math.Log(mean / demand), holding, stockOut);
    }

    /// <summary>Negative binomial demand with variance μ + αμ²: the smallest whole S with F(S) at least the critical ratio.</summary>
    /// <param name="mean">μ, units a period, at least 0.</param>
    /// <param name="dispersion">α, above 0; towards 0 it becomes Poisson's.</param>
    /// <param name="holding">h, above 0.</param>
    /// <param name="stockOut">b, at least 0.</param>
    public static NewsvendorSolution NegativeBinomial(double mean, double dispersion, double holding, double stockOut)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dispersion);
        var size = 1 / dispersion;
        var share = mean / (size + mean);
        return Discrete(mean, size * Math.Log(1 - share), demand => Math.Log((demand - 1 + size) / demand * share), holding, stockOut);
    }

    /// <summary>Whole demand from 0 on, by the logarithm of its probabilities' ratios, which large means do not underflow.</summary>
    private static NewsvendorSolution Discrete(double mean, double logZero, Func<double, double> logRatio, double holding, double stockOut)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(holding); // the ratio would be 1, and no stock would be enough
        var ratio = CriticalRatio(holding, stockOut);
        if (mean == 0)
            return new NewsvendorSolution(0, 0);
        var (order, log) = (0, logZero);
        var cumulative = Math.Exp(log);
        var leftOver = 0.0; // E(S - D)+ grows by F(S) with each unit
        while (cumulative < ratio && (order < mean || Math.Exp(log) > 1e-17))
        {
            leftOver += cumulative;
            order++;
            log += logRatio(order);
            cumulative += Math.Exp(log);
        }

        return new NewsvendorSolution(order, (holding * leftOver) + (stockOut * (mean - order + leftOver)));
    }
}
