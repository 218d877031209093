using TorchSharp.StandIn;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>A network over drawn pairs, by the fused step and by torch's own operations.</summary>
internal sealed class PairCase
{
    private const double Penalty = .3;
    private readonly Dictionary<string, Tensor> leaves = [];
    private readonly ScalarType dtype;
    private readonly int positives;
    private readonly int perUser;

    private PairCase(
        ScalarType dtype, int positives, int perUser, int factors, int half, int extra, int[] layers, bool weighed)
    {
        (this.dtype, this.positives, this.perUser) = (dtype, positives, perUser);
        manual_seed(positives + factors + layers.Length).Dispose();
        var (users, items) = (Math.Min(11, positives), Math.Min(37, positives * perUser));
        Users = Leaf("users", users, factors + half);
        Items = Leaf("items", items, factors + half);
        var tower = layers.Length == 0 ? null : new PairTower(
            Leaf("user half", layers[0], half), Leaf("user bias", layers[0]), Leaf("item half", layers[0], half + extra),
            [.. Enumerable.Range(1, layers.Length - 1).SelectMany(k => new[] { Leaf($"weight {k}", layers[k], layers[k - 1]), Leaf($"bias {k}", layers[k]) })],
            Leaf("head", 1, layers[^1]));
        Network = new PairNetwork(factors, weighed && factors > 0 ? Leaf("product", factors) : null, tower, Leaf("bias", 1));
        Inputs = new PairInputs(
            Users, Items, randint(users, [positives], int32), randint(items, [positives * perUser], int32))
        {
            Weights = weighed ? (rand(positives) + .5).to(dtype) : null,
            ItemExtra = extra > 0 ? Leaf("extra", items, extra) : null,
        };
    }

    public Tensor Users { get; }

    public Tensor Items { get; }

    public PairNetwork Network { get; }

    public PairInputs Inputs { get; }

    public static PairCase Of(string shape, ScalarType dtype) => shape switch
    {
        "he" => new(dtype, 150, 5, 8, 32, 0, [32, 16, 8], true),
        "odd" => new(dtype, 41, 3, 3, 5, 2, [7, 5, 3], true),
        "tower" => new(dtype, 30, 4, 0, 6, 3, [13, 9], false),
        "product" => new(dtype, 77, 2, 19, 0, 0, [], true),
        "shallow" => new(dtype, 20, 6, 4, 4, 0, [18], false),
        "many negatives" => new(dtype, 3, 1301, 4, 4, 0, [12, 4], false),
        "large" => new(dtype, 2000, 5, 8, 16, 4, [32, 16], true),
        _ => throw new ArgumentException(shape, nameof(shape)),
    };

    public Tensor Fused(PairLoss loss) => FusedPairs.Loss(Network, Inputs, loss, Penalty);

    public Tensor Torch(PairLoss loss)
    {
        var users = Users.index_select(0, Inputs.UserSlots.to(int64)); // [positives, width]
        var items = Items.index_select(0, Inputs.ItemSlots.to(int64)); // [pairs, width]
        var user = users.repeat_interleave(perUser, 0); // [pairs, width]
        var products = user.narrow(1, 0, Network.Factors) * items.narrow(1, 0, Network.Factors);
        var logits = (Network.ProductWeights is { } weights ? products * weights : products).sum([1]) + Network.Bias;
        if (Network.Tower is { } tower)
            logits = logits + Run(tower, user, items).squeeze(1);
        logits = logits.view(positives, perUser);
        var rows = Inputs.Weights is { } given ? given.unsqueeze(1) : ones(positives, 1, dtype: dtype);
        var losses = loss == PairLoss.CrossEntropy
            ? logits.softplus() - cat([logits.narrow(1, 0, 1), zeros(positives, perUser - 1, dtype: dtype)], 1)
            : (logits.narrow(1, 1, perUser - 1) - logits.narrow(1, 0, 1)).softplus();
        return (losses * rows).mean() + (((users.square().sum() / positives) + (items.square().sum() / (positives * perUser))) * (Penalty / 2));
    }

    public Dictionary<string, Tensor> Differentiate(Tensor loss)
    {
        loss.backward();
        var found = leaves.ToDictionary(named => named.Key, named => named.Value.grad!);
        found.Add("loss", loss.detach());
        return found;
    }

    private Tensor Run(PairTower tower, Tensor user, Tensor items)
    {
        var item = items.narrow(1, Network.Factors, items.shape[1] - Network.Factors);
        if (Inputs.ItemExtra is { } extra)
            item = cat([item, extra.index_select(0, Inputs.ItemSlots.to(int64))], 1);
        var own = user.narrow(1, Network.Factors, user.shape[1] - Network.Factors);
        var hidden = (own.mm(tower.UserWeight.t()) + item.mm(tower.ItemWeight.t()) + tower.UserBias).relu();
        for (var k = 0; k < tower.Layers.Count; k += 2)
            hidden = (hidden.mm(tower.Layers[k].t()) + tower.Layers[k + 1]).relu();
        return hidden.mm(tower.HeadWeight.t());
    }

    private Tensor Leaf(string name, params long[] shape)
    {
        var leaf = randn(shape).mul(.5).to(dtype).requires_grad_();
        leaves.Add(name, leaf);
        return leaf;
    }
}
