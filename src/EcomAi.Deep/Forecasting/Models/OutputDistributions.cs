using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>The closed list of output distributions, and quantiles of any of them.</summary>
internal static class OutputDistributions
{
    /// <summary>The distribution of a kind.</summary>
    public static IOutputDistribution Create(DistributionKind kind, SeriesScale scale) => kind switch
    {
        DistributionKind.NegativeBinomial => new NegativeBinomialOutput(scale),
        DistributionKind.Gaussian => new GaussianOutput(scale),
        _ => new StudentTOutput(scale),
    };

    /// <summary>Quantiles of drawn values: the smallest with at least the level's share of draws at or below, so that counts stay counts [batch, horizon, levels].</summary>
    /// <param name="drawn">Draws [batch, samples, horizon].</param>
    /// <param name="levels">Quantile levels.</param>
    public static Tensor Quantiles(Tensor drawn, IReadOnlyList<double> levels)
    {
        var samples = drawn.shape[1];
        var ranks = levels.Select(level => Math.Clamp((long)Math.Ceiling(level * samples) - 1, 0, samples - 1)).ToArray();
        return drawn.sort(1).Item1.index_select(1, tensor(ranks, device: drawn.device)).permute(0, 2, 1);
    }
}
