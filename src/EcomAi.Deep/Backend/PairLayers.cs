using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>How a model turns a user's and an item's row into a logit: a weighed product of the first columns, a tower over the others, a bias.</summary>
/// <param name="Factors">Columns of the product; 0 for a tower alone.</param>
/// <param name="ProductWeights">As many weights; null weighs each 1.</param>
/// <param name="Bias">The bias [1].</param>
/// <param name="Tower">The tower; null for the product alone.</param>
internal sealed record PairLayers(int Factors, Parameter? ProductWeights, Parameter Bias, PairTowerLayers? Tower = null);

/// <summary>A tower of layers, each with a ReLU, whose first layer is a user half and an item half.</summary>
/// <param name="UserHalf">The first layer's share of users, with the bias.</param>
/// <param name="ItemHalf">The first layer's share of items, without a bias.</param>
/// <param name="Layers">The layers behind the first.</param>
/// <param name="Head">The last, to one number; its bias is the network's.</param>
internal sealed record PairTowerLayers(Linear UserHalf, Linear ItemHalf, IReadOnlyList<Linear> Layers, Linear Head)
{
    /// <summary>What the tower reads behind the rows of users [n]; null for nothing.</summary>
    public Func<Tensor, Tensor>? UserExtra { get; init; }

    /// <summary>What the tower reads behind the rows of items [n]; null for nothing.</summary>
    public Func<Tensor, Tensor>? ItemExtra { get; init; }
}
