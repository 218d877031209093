using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>The normal distribution of the scaled target: location and softplus of the deviation.</summary>
internal sealed class GaussianOutput(SeriesScale scale) : IOutputDistribution
{
    private const double Least = 1e-3; // of the series' size: keeps the likelihood finite where a series is constant

    /// <inheritdoc/>
    public int Parameters => 2;

    /// <inheritdoc/>
    public Tensor NegativeLogLikelihood(Tensor raw, Tensor target, Tensor scaled, Tensor level)
    {
        var deviation = Deviation(raw);
        return (((scaled - raw.select(-1, 0)) / deviation).square() / 2) + log(deviation);
    }

    /// <inheritdoc/>
    public Tensor Mean(Tensor raw, Tensor level) => scale.Unscale(raw.select(-1, 0), level);

    /// <inheritdoc/>
    public Tensor Sample(Tensor raw, Tensor level)
    {
        var location = raw.select(-1, 0);
        return scale.Unscale(location + (Deviation(raw) * randn_like(location)), level);
    }

    private static Tensor Deviation(Tensor raw) => functional.softplus(raw.select(-1, 1)) + Least;
}
