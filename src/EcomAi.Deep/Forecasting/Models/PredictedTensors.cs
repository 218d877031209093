using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>A model's forecasts of a batch of windows, in the target's units.</summary>
/// <param name="Point">[batch, horizon].</param>
/// <param name="Mean">[batch, horizon].</param>
/// <param name="Quantiles">[batch, horizon, levels], ascending.</param>
public sealed record PredictedTensors(Tensor Point, Tensor Mean, Tensor Quantiles);
