using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>
/// The loss of many pairs of users and items and its gradients in one native call: products, tower and loss forward and back in
/// tiles that stay in cache, the first layer once for each user and item. The same inputs and threads give the same bits.
/// </summary>
[Experimental("STANDIN001")]
public static class FusedPairs
{
    /// <summary>The loss, one number; gradients go to everything that wants them, not twice.</summary>
    /// <param name="network">How a pair's logit is computed.</param>
    /// <param name="inputs">The pairs.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="penalty">λ: λ/2 times the mean squared norm of the pairs' user rows and of their item rows is added.</param>
    /// <exception cref="ArgumentOutOfRangeException">The penalty is negative or not a number.</exception>
    /// <exception cref="ArgumentException">A layer of the tower lacks its weight or its bias.</exception>
    /// <exception cref="TorchException">A shape, type, device or slot does not fit.</exception>
    public static Tensor Loss(PairNetwork network, PairInputs inputs, PairLoss loss, double penalty = 0)
    {
        if (!(penalty >= 0))
            throw new ArgumentOutOfRangeException(nameof(penalty), penalty, "a penalty is not negative");
        var tower = network.Tower;
        if (tower?.Layers.Count % 2 == 1)
            throw new ArgumentException("a tower's layers are a weight and a bias each", nameof(network));
        using var tensors = new Borrow(
        [
            inputs.UserRows, inputs.ItemRows, inputs.UserSlots, inputs.ItemSlots, inputs.Weights, inputs.UserExtra, inputs.ItemExtra,
            network.ProductWeights, tower?.UserWeight, tower?.UserBias, tower?.ItemWeight, tower?.HeadWeight, network.Bias,
        ]);
        using var layers = new Borrow(tower?.Layers ?? []);
        var rule = new PairRule
        {
            Penalty = penalty,
            Factors = network.Factors,
            Layers = layers.Pointers.Length / 2,
            Loss = (int)loss,
        };
        var failure = Native.ts_pair_loss(tensors.Pointers, layers.Pointers, rule, out var value);
        if (failure != 0)
            throw NativeFailure.Create(failure, "pair loss", inputs.UserRows, inputs.ItemRows, inputs.UserSlots, inputs.ItemSlots);
        return new Tensor(value);
    }
}
