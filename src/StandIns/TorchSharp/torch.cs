namespace TorchSharp;

/// <summary>Tensors, and what makes, joins and measures them; named as in PyTorch. Used with <c>using static TorchSharp.torch;</c>.</summary>
public static partial class torch
{
}
