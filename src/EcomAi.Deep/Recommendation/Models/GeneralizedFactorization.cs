using EcomAi.Deep.Backend;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Models;

/// <summary>
/// Generalised matrix factorisation, h · (u ⊙ i) + b (He et al. 2017). The weights h join the user's side; the vectors of categories, where
/// there are any, are added to the row.
/// </summary>
public sealed class GeneralizedFactorization : NeuralRecommender
{
    private readonly Linear head;
    private readonly CategoryVectors? userCategories;
    private readonly CategoryVectors? itemCategories;

    /// <summary>Creates the model: vectors from N(0, deviation), the head by LeCun's uniform rule.</summary>
    public GeneralizedFactorization(ModelShape shape)
        : base(shape, shape.Config.Factors)
    {
        var factors = shape.Config.Factors;
        var deviation = shape.Config.InitialDeviation();
        InitialRows.Normal(users, 0, factors, deviation);
        InitialRows.Normal(items, 0, factors, deviation);
        head = Tower.Head(factors);
        if (shape.UserCategories is { } ofUsers)
            userCategories = new CategoryVectors(ofUsers, factors, deviation);
        if (shape.ItemCategories is { } ofItems)
            itemCategories = new CategoryVectors(ofItems, factors, deviation);
        RegisterComponents();
    }

    // Vectors of categories join the product here, where the fused step has none.
    internal override PairLayers? PairLayers =>
        userCategories is null && itemCategories is null ? new((int)head.weight!.shape[1], head.weight, head.bias!) : null;

    private protected override int FloatsPerPair => 1;

    /// <inheritdoc/>
    public override Tensor[] UserSide(Tensor ids, Tensor rows) =>
        [(userCategories is null ? rows : rows + userCategories.Sum(ids)) * head.weight!]; // [n, factors]

    /// <inheritdoc/>
    public override Tensor[] ItemSide(Tensor ids, Tensor rows) =>
        [itemCategories is null ? rows : rows + itemCategories.Sum(ids)]; // [n, factors]

    /// <inheritdoc/>
    public override Tensor Pairs(Tensor[] user, Tensor[] item, int perUser) =>
        Products.Pairs(user[0], item[0], perUser) + head.bias!; // [n, perUser]

    /// <inheritdoc/>
    public override Tensor Grid(Tensor[] user, Tensor[] item) => Products.Grid(user[0], item[0]) + head.bias!; // [n, m]
}
