using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>The distribution of the next value, given by a few raw outputs of the network.</summary>
internal interface IOutputDistribution
{
    /// <summary>Raw outputs a value.</summary>
    int Parameters { get; }

    /// <summary>The negative log-likelihood of values, up to a constant.</summary>
    /// <param name="raw">Raw outputs [..., parameters].</param>
    /// <param name="target">Targets in their own units [...].</param>
    /// <param name="scaled">The same, scaled.</param>
    /// <param name="level">Levels that broadcast with them.</param>
    Tensor NegativeLogLikelihood(Tensor raw, Tensor target, Tensor scaled, Tensor level);

    /// <summary>The mean, of the scaled target brought back where the scaling is not linear, in the target's units [...].</summary>
    /// <param name="raw">Raw outputs [..., parameters].</param>
    /// <param name="level">Levels that broadcast with [...].</param>
    Tensor Mean(Tensor raw, Tensor level);

    /// <summary>Quantiles in the target's units [batch, horizon, levels]; null where they cannot be computed and must be drawn.</summary>
    /// <param name="raw">Raw outputs [batch, horizon, parameters].</param>
    /// <param name="level">Levels [batch, 1].</param>
    /// <param name="levels">Quantile levels [levels].</param>
    Tensor? Quantiles(Tensor raw, Tensor level, Tensor levels) => null;

    /// <summary>Draws values in the target's units.</summary>
    /// <param name="raw">Raw outputs [..., parameters].</param>
    /// <param name="level">Levels that broadcast with [...].</param>
    Tensor Sample(Tensor raw, Tensor level);
}
