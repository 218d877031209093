using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>
/// The negative binomial distribution of counts by mean μ and shape α, variance μ + α μ², both scaled as in Salinas et al. 2020:
/// μ = ν softplus(o₁), α = softplus(o₂) / √ν, ν the series' size. Probabilities are computed in double precision: near a Poisson distribution, where 1 / α
/// is large, they are small differences of large numbers.
/// </summary>
internal sealed class NegativeBinomialOutput(SeriesScale scale) : IOutputDistribution
{
    private const double Least = 1e-6;
    private const double Spread = 30; // deviations: beyond any level that is asked for, heavy tails included
    private const double MostCounts = 1024; // more are drawn instead

    /// <inheritdoc/>
    public int Parameters => 2;

    /// <inheritdoc/>
    public Tensor NegativeLogLikelihood(Tensor raw, Tensor target, Tensor scaled, Tensor level)
    {
        var (mean, count) = Split(raw, level); // count = 1 / α
        var counted = Exact(target);
        var likelihood = lgamma(count) + lgamma(counted + 1) - lgamma(counted + count) + (count * log1p(mean / count))
            - (counted * (log(mean) - log(mean + count)));
        return likelihood.to_type(ScalarType.Float32);
    }

    /// <inheritdoc/>
    public Tensor Mean(Tensor raw, Tensor level) => Split(raw, level).Mean.to_type(ScalarType.Float32);

    /// <inheritdoc/>
    public Tensor? Quantiles(Tensor raw, Tensor level, Tensor levels)
    {
        var (mean, count) = Split(raw, level); // [batch, horizon]
        var deviation = (mean + (mean.square() / count)).sqrt();
        var largest = (mean + (deviation * Spread)).max().item<double>();
        if (!(largest < MostCounts))
            return null;
        var counts = arange(0, (long)largest + 2, dtype: ScalarType.Float64, device: raw.device); // [counts]
        var (m, r) = (mean.unsqueeze(-1), count.unsqueeze(-1)); // [batch, horizon, 1]
        var logarithm = lgamma(counts + r) - lgamma(r) - lgamma(counts + 1) - (r * log1p(m / r)) + (counts * (log(m) - log(m + r)));
        var cumulative = exp(logarithm).cumsum(-1); // [batch, horizon, counts]
        var below = Enumerable.Range(0, (int)levels.shape[0]).Select(at => cumulative.lt(levels[at]).to_type(ScalarType.Float32).sum(-1L)); // the smallest count that reaches the level
        return stack(below.ToArray(), -1).clamp_max((long)largest + 1);
    }

    /// <inheritdoc/>
    public Tensor Sample(Tensor raw, Tensor level)
    {
        var (mean, count) = Split(raw, level);
        var (m, r) = (mean.to_type(ScalarType.Float32), count.to_type(ScalarType.Float32));
        return poisson(_standard_gamma(r) * m / r); // a gamma mixture of Poisson distributions
    }

    private (Tensor Mean, Tensor Count) Split(Tensor raw, Tensor level)
    {
        var (exact, size) = (Exact(raw), Exact(scale.Units(level)));
        var mean = (functional.softplus(exact.select(-1, 0)) * size) + Least;
        var shape = (functional.softplus(exact.select(-1, 1)) / size.sqrt()) + Least;
        return (mean, 1 / shape);
    }

    private static Tensor Exact(Tensor values) => values.to_type(ScalarType.Float64);
}
