using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Models;

/// <summary>
/// NeuMF (He et al. 2017): GMF and MLP under one head. An id has one row, [gmf | mlp]; the head's gmf weights join the user's side.
/// </summary>
public sealed class NeuralMatrixFactorization : NeuralRecommender
{
    private readonly int _factors;
    private readonly int _half;
    private readonly int _width;
    private readonly Parameter gmfHead;
    private readonly Tower tower;
    private readonly Linear mlpHead;

    /// <summary>Creates the model: vectors from N(0, deviation), the head by LeCun's uniform rule over both of its parts.</summary>
    public NeuralMatrixFactorization(ModelShape shape)
        : base(shape, shape.Config.Factors + (shape.Config.Tower()[0] / 2))
    {
        var widths = shape.Config.Tower();
        _factors = shape.Config.Factors;
        _half = widths[0] / 2;
        _width = widths[1];
        InitialRows.Normal(users, 0, _factors + _half, shape.Config.InitialDeviation());
        InitialRows.Normal(items, 0, _factors + _half, shape.Config.InitialDeviation());
        tower = new Tower(shape);
        var bound = Math.Sqrt(3.0 / (_factors + widths[^1]));
        gmfHead = new Parameter(empty(_factors));
        using (no_grad())
            gmfHead.uniform_(-bound, bound).Dispose();
        mlpHead = Tower.Head(widths[^1], bound);
        RegisterComponents();
    }

    internal override void LearnIn(Precision precision) => tower.Precision = precision;

    internal override PairLayers? PairLayers =>
        tower.Drops ? null : new(_factors, gmfHead, mlpHead.bias!, tower.ForPairs(mlpHead));

    private protected override int FloatsPerPair => _width;

    /// <inheritdoc/>
    public override Tensor[] UserSide(Tensor ids, Tensor rows)
    {
        var gmf = rows.narrow(1, 0, _factors) * gmfHead; // [n, factors]
        return [gmf, tower.UserHalf(ids, rows.narrow(1, _factors, _half))]; // and [n, layers[1]]
    }

    /// <inheritdoc/>
    public override Tensor[] ItemSide(Tensor ids, Tensor rows) =>
        [rows.narrow(1, 0, _factors), tower.ItemHalf(ids, rows.narrow(1, _factors, _half))]; // [n, factors], [n, layers[1]]

    /// <inheritdoc/>
    public override Tensor Pairs(Tensor[] user, Tensor[] item, int perUser)
    {
        var gmf = Products.Pairs(user[0], item[0], perUser); // [n, perUser]
        var mlp = mlpHead.call(tower.Pairs(user[1], item[1], perUser)); // [n * perUser, 1]
        return gmf + mlp.view(-1, perUser);
    }

    /// <inheritdoc/>
    public override Tensor Grid(Tensor[] user, Tensor[] item)
    {
        var gmf = Products.Grid(user[0], item[0]); // [n, m]
        var mlp = mlpHead.call(tower.Grid(user[1], item[1])); // [n * m, 1]
        return gmf + mlp.view(gmf.shape);
    }
}
