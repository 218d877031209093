#if !TORCHSHARP_PACKAGE
using TorchSharp;
using TorchSharp.StandIn;
#endif
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>
/// The loss of positives and their negatives in one native call, forward and backward. It applies on the host, to models that
/// describe themselves as <see cref="PairLayers"/>, and where the torch underneath has it; elsewhere (CUDA, the TorchSharp
/// package, a tower that drops units, losses over shared negatives) there is none and torch's own operations take the step,
/// to the same numbers up to rounding.
/// </summary>
internal sealed class PairTraining : IDisposable
{
#if TORCHSHARP_PACKAGE
    /// <summary>There is none with the package.</summary>
    public static PairTraining? Create(PairLayers? layers, Device device, long users, long items, bool ranking, double penalty) => null;

    /// <summary>Never called: there is none with the package.</summary>
    public Tensor Loss(Func<Tensor, Tensor> userRows, Func<Tensor, Tensor> itemRows, Tensor users, Tensor items, Tensor? weights) =>
        throw new NotSupportedException("the fused pair step needs the stand-in for TorchSharp");

    public void Dispose()
    {
    }
#else
    private readonly PairTowerLayers? tower;
    private readonly PairNetwork network;
    private readonly RowMap userMap;
    private readonly RowMap itemMap;
    private readonly PairLoss loss;
    private readonly double penalty;

    private PairTraining(PairLayers layers, long users, long items, bool ranking, double penalty)
    {
        tower = layers.Tower;
        network = new PairNetwork(layers.Factors, layers.ProductWeights, tower is null ? null : Native(tower), layers.Bias);
        userMap = new RowMap(users);
        itemMap = new RowMap(items);
        loss = ranking ? PairLoss.Ranking : PairLoss.CrossEntropy;
        this.penalty = penalty;
    }

    /// <summary>The fused loss; null where it does not apply.</summary>
    /// <param name="layers">The model's layers, on the device; null for a model of another form.</param>
    /// <param name="device">The model's device.</param>
    /// <param name="users">Rows of the user table.</param>
    /// <param name="items">Rows of the item table.</param>
    /// <param name="ranking">Bayesian personalised ranking instead of binary cross-entropy.</param>
    /// <param name="penalty">λ: λ/2 times the mean squared norm of the pairs' user rows and of their item rows is added.</param>
    public static PairTraining? Create(PairLayers? layers, Device device, long users, long items, bool ranking, double penalty) =>
        layers is null || device.type != DeviceType.CPU ? null : new PairTraining(layers, users, items, ranking, penalty);

    /// <summary>The mean loss, one number. Rows and their gradients are of each id of the step once.</summary>
    /// <param name="userRows">Looks up users [n], gives [n, width].</param>
    /// <param name="itemRows">Looks up items [n], gives [n, width].</param>
    /// <param name="users">Users [positives].</param>
    /// <param name="items">Items [positives * (1 + negatives)], the positive first.</param>
    /// <param name="weights">Weights [positives]; null counts each 1.</param>
    public Tensor Loss(Func<Tensor, Tensor> userRows, Func<Tensor, Tensor> itemRows, Tensor users, Tensor items, Tensor? weights)
    {
        var (user, userSlots) = userMap.Find(users);
        var (item, itemSlots) = itemMap.Find(items);
        var inputs = new PairInputs(userRows(user), itemRows(item), userSlots, itemSlots)
        {
            Weights = weights,
            UserExtra = tower?.UserExtra?.Invoke(user),
            ItemExtra = tower?.ItemExtra?.Invoke(item),
        };
        return FusedPairs.Loss(network, inputs, loss, penalty);
    }

    public void Dispose()
    {
        userMap.Dispose();
        itemMap.Dispose();
    }

    private static PairTower Native(PairTowerLayers tower) => new(
        tower.UserHalf.weight!, tower.UserHalf.bias!, tower.ItemHalf.weight!,
        [.. tower.Layers.SelectMany(layer => new Tensor[] { layer.weight!, layer.bias! })], tower.Head.weight!);
#endif
}
