using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>Student's t of the scaled target: location, softplus of the scale, 2 + softplus of the degrees of freedom.</summary>
internal sealed class StudentTOutput(SeriesScale scale) : IOutputDistribution
{
    private const double Least = 1e-3;

    /// <inheritdoc/>
    public int Parameters => 3;

    /// <inheritdoc/>
    public Tensor NegativeLogLikelihood(Tensor raw, Tensor target, Tensor scaled, Tensor level)
    {
        var (location, deviation, freedom) = Split(raw);
        var error = (scaled - location) / deviation;
        return lgamma(freedom / 2) - lgamma((freedom + 1) / 2) + (log(freedom) / 2) + log(deviation)
            + ((freedom + 1) / 2 * log1p(error.square() / freedom));
    }

    /// <inheritdoc/>
    public Tensor Mean(Tensor raw, Tensor level) => scale.Unscale(raw.select(-1, 0), level);

    /// <inheritdoc/>
    public Tensor Sample(Tensor raw, Tensor level)
    {
        var (location, deviation, freedom) = Split(raw);
        var chiSquare = _standard_gamma(freedom / 2) * 2;
        return scale.Unscale(location + (deviation * randn_like(location) * sqrt(freedom / chiSquare.clamp_min(1e-6))), level);
    }

    private static (Tensor Location, Tensor Deviation, Tensor Freedom) Split(Tensor raw) =>
        (raw.select(-1, 0), functional.softplus(raw.select(-1, 1)) + Least, functional.softplus(raw.select(-1, 2)) + 2);
}
