using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>
/// A logit of a user and an item: a weighed product of the first columns of their rows, a tower over the others, and a bias.
/// </summary>
/// <param name="Factors">Columns of the product; 0 for a tower alone.</param>
/// <param name="ProductWeights">As many weights of any shape; null weighs each 1.</param>
/// <param name="Tower">The tower; null for the product alone.</param>
/// <param name="Bias">[1].</param>
[Experimental("STANDIN001")]
public sealed record PairNetwork(int Factors, Tensor? ProductWeights, PairTower? Tower, Tensor Bias);
