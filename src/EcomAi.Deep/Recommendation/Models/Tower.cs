using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Recommendation.Models;

/// <summary>
/// The tower of He et al. 2017 over the user's and the item's vector side by side. Its first layer is kept as a user half and an item half,
/// which is the same layer: W [u, i] + b = W_u u + W_i i + b.
/// </summary>
internal sealed class Tower : Module<Tensor, Tensor>
{
    private readonly Linear userHalf;
    private readonly Linear itemHalf;
    private readonly ModuleList<Linear> layers = new();
    private readonly CategoryVectors? userCategories;
    private readonly CategoryVectors? itemCategories;
    private readonly double _dropout;

    /// <summary>Creates the tower: Glorot's uniform rule for weights, biases 0.</summary>
    public Tower(ModelShape shape)
        : base(nameof(Tower))
    {
        var widths = shape.Config.Tower();
        _dropout = shape.Config.Dropout;
        var deviation = shape.Config.InitialDeviation();
        if (shape.UserCategories is { } ofUsers)
            userCategories = new CategoryVectors(ofUsers, shape.Config.FeatureFactors, deviation);
        if (shape.ItemCategories is { } ofItems)
            itemCategories = new CategoryVectors(ofItems, shape.Config.FeatureFactors, deviation);

        var userInput = (widths[0] / 2) + Width(userCategories);
        var itemInput = (widths[0] / 2) + Width(itemCategories);
        userHalf = Layer(userInput, widths[1], userInput + itemInput, hasBias: true);
        itemHalf = Layer(itemInput, widths[1], userInput + itemInput, hasBias: false);
        for (var layer = 2; layer < widths.Count; layer++)
            layers.Add(Layer(widths[layer - 1], widths[layer], widths[layer - 1], hasBias: true));
        RegisterComponents();
    }

    /// <summary>The numbers the layers compute with while they learn; what comes out of the last is float32 always.</summary>
    public Precision Precision { get; set; }

    /// <summary>Whether units are dropped while training.</summary>
    public bool Drops => _dropout > 0;

    /// <summary>A last layer, to one logit: LeCun's uniform rule, bias 0.</summary>
    /// <param name="inputs">The layer's inputs.</param>
    /// <param name="bound">The largest starting weight; the rule's own, √(3 / inputs), when not given.</param>
    public static Linear Head(int inputs, double? bound = null)
    {
        var head = Linear(inputs, 1);
        Start(head, bound ?? Math.Sqrt(3.0 / inputs));
        return head;
    }

    /// <summary>The first layer's share of users.</summary>
    /// <param name="ids">Users [n].</param>
    /// <param name="rows">Their vectors [n, widths[0] / 2].</param>
    public Tensor UserHalf(Tensor ids, Tensor rows) => Half(userHalf, Joined(userCategories, ids, rows)); // [n, widths[1]]

    /// <summary>The first layer's share of items.</summary>
    /// <param name="ids">Items [n].</param>
    /// <param name="rows">Their vectors [n, widths[0] / 2].</param>
    public Tensor ItemHalf(Tensor ids, Tensor rows) => Half(itemHalf, Joined(itemCategories, ids, rows)); // [n, widths[1]]

    /// <summary>The layers, with this head, for a step in one call.</summary>
    public PairTowerLayers ForPairs(Linear head) => new(userHalf, itemHalf, [.. layers], head)
    {
        UserExtra = userCategories is null ? null : userCategories.Joined,
        ItemExtra = itemCategories is null ? null : itemCategories.Joined,
    };

    /// <summary>The tower over each user with items of its own.</summary>
    public Tensor Pairs(Tensor user, Tensor item, int perUser) =>
        call((item.view(-1, perUser, item.shape[1]) + user.unsqueeze(1)).view(-1, item.shape[1])); // [n * perUser, widths[^1]]

    /// <summary>The tower over every user with every item.</summary>
    public Tensor Grid(Tensor user, Tensor item) =>
        call((item.unsqueeze(0) + user.unsqueeze(1)).view(-1, item.shape[1])); // [n * m, widths[^1]]

    /// <inheritdoc/>
    /// <param name="input">The first layer before its ReLU [pairs, widths[1]]; overwritten.</param>
    public override Tensor forward(Tensor input)
    {
        using var mixed = Mixed(input);
        var hidden = Activate(input); // [pairs, widths[1]]
        foreach (var layer in layers)
            hidden = Activate(layer.call(hidden)); // [pairs, widths[k]]
        return mixed is null ? hidden : hidden.to(ScalarType.Float32); // [pairs, widths[^1]]
    }

    private Tensor Half(Linear layer, Tensor input)
    {
        using var mixed = Mixed(input);
        return layer.call(input);
    }

    private IDisposable? Mixed(Tensor input) => MixedPrecision.Enter(input.device, training ? Precision : Precision.Fp32);

    private Tensor Activate(Tensor values)
    {
        var positive = values.relu_();
        return _dropout > 0 && training ? functional.dropout(positive, _dropout, true) : positive;
    }

    private static int Width(CategoryVectors? categories) => categories is null ? 0 : categories.Columns * categories.Width;

    private static Tensor Joined(CategoryVectors? categories, Tensor ids, Tensor rows) =>
        categories is null ? rows : cat([rows, categories.Joined(ids)], 1);

    private static Linear Layer(int inputs, int outputs, int fanIn, bool hasBias)
    {
        var layer = Linear(inputs, outputs, hasBias: hasBias);
        Start(layer, Math.Sqrt(6.0 / (fanIn + outputs)));
        return layer;
    }

    private static void Start(Linear layer, double bound)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        layer.weight!.uniform_(-bound, bound);
        layer.bias?.zero_();
    }
}
