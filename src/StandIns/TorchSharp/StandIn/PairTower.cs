using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>Layers with a ReLU over a user's and an item's vector side by side, and a head to one number.</summary>
/// <param name="UserWeight">The first layer's share of users, [hidden, user inputs].</param>
/// <param name="UserBias">The first layer's bias, [hidden].</param>
/// <param name="ItemWeight">The first layer's share of items, [hidden, item inputs].</param>
/// <param name="Layers">Weight [outputs, inputs] and bias [outputs] of each layer behind the first, in turn.</param>
/// <param name="HeadWeight">[1, last outputs].</param>
[Experimental("STANDIN001")]
public sealed record PairTower(
    Tensor UserWeight, Tensor UserBias, Tensor ItemWeight, IReadOnlyList<Tensor> Layers, Tensor HeadWeight);
