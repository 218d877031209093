using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>
/// The negative binomial distribution of counts by mean μ and shape α, variance μ + α μ², both scaled as in Salinas et al. 2020:
/// μ = ν softplus(o₁), α = softplus(o₂) / √ν, ν the series' size.
/// </summary>
internal sealed class NegativeBinomialOutput(SeriesScale scale) : IOutputDistribution
{
    private const double Least = 1e-6;
    private const double Spread = 30; // deviations: beyond any level that is asked for, heavy tails included
    private const float MostCounts = 1024; // more are drawn instead

    /// <inheritdoc/>
    public int Parameters => 2;

    /// <inheritdoc/>
    public Tensor NegativeLogLikelihood(Tensor raw, Tensor target, Tensor scaled, Tensor level)
    {
        var (mean, count) = Split(raw, level); // count = 1 / α
        return lgamma(count) + lgamma(target + 1) - lgamma(target + count) + (count * log1p(mean / count))
            - (target * (log(mean) - log(mean + count)));
    }

    /// <inheritdoc/>
    public Tensor Mean(Tensor raw, Tensor level) => Split(raw, level).Mean;

    /// <inheritdoc/>
    public Tensor? Quantiles(Tensor raw, Tensor level, Tensor levels)
    {
        var (mean, count) = Split(raw, level); // [batch, horizon]
        var deviation = (mean + (mean.square() / count)).sqrt();
        var largest = (mean + (deviation * Spread)).max().item<float>();
        if (!(largest < MostCounts))
            return null;
        var counts = arange(0, (long)largest + 2, dtype: ScalarType.Float32, device: raw.device); // [counts]
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
        var rate = _standard_gamma(count) * mean / count; // a gamma mixture of Poisson distributions
        return poisson(rate);
    }

    private (Tensor Mean, Tensor Count) Split(Tensor raw, Tensor level)
    {
        var size = scale.Units(level);
        var mean = (functional.softplus(raw.select(-1, 0)) * size) + Least;
        var shape = (functional.softplus(raw.select(-1, 1)) / size.sqrt()) + Least;
        return (mean, 1 / shape);
    }
}
