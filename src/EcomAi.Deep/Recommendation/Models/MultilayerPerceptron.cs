using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Models;

/// <summary>A tower over the user's and the item's vector and their categories, and a head to one logit (He et al. 2017).</summary>
public sealed class MultilayerPerceptron : NeuralRecommender
{
    private readonly int _width;
    private readonly Tower tower;
    private readonly Linear head;

    /// <summary>Creates the model: vectors from N(0, deviation).</summary>
    public MultilayerPerceptron(ModelShape shape)
        : base(shape, shape.Config.Tower()[0] / 2)
    {
        var widths = shape.Config.Tower();
        _width = widths[1];
        InitialRows.Normal(users, 0, widths[0] / 2, shape.Config.InitialDeviation());
        InitialRows.Normal(items, 0, widths[0] / 2, shape.Config.InitialDeviation());
        tower = new Tower(shape);
        head = Tower.Head(widths[^1]);
        RegisterComponents();
    }

    internal override void LearnIn(Precision precision) => tower.Precision = precision;

    internal override PairLayers? PairLayers => tower.Drops ? null : new(0, null, head.bias!, tower.ForPairs(head));

    private protected override int FloatsPerPair => _width;

    /// <inheritdoc/>
    public override Tensor[] UserSide(Tensor ids, Tensor rows) => [tower.UserHalf(ids, rows)]; // [n, layers[1]]

    /// <inheritdoc/>
    public override Tensor[] ItemSide(Tensor ids, Tensor rows) => [tower.ItemHalf(ids, rows)]; // [n, layers[1]]

    /// <inheritdoc/>
    public override Tensor Pairs(Tensor[] user, Tensor[] item, int perUser) =>
        head.call(tower.Pairs(user[0], item[0], perUser)).view(-1, perUser); // [n, perUser]

    /// <inheritdoc/>
    public override Tensor Grid(Tensor[] user, Tensor[] item) =>
        head.call(tower.Grid(user[0], item[0])).view(user[0].shape[0], item[0].shape[0]); // [n, m]
}
