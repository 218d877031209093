using static TorchSharp.torch;

namespace EcomAi.Deep.Training;

/// <summary>A loss of one step, still on the device.</summary>
/// <param name="Name">What it is, such as <c>loss</c> or <c>discriminator</c>.</param>
/// <param name="Value">A scalar tensor [].</param>
public readonly record struct LossValue(string Name, Tensor Value);
