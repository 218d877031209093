using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Models;

/// <summary>
/// Matrix factorisation, b + b_u + b_i + &lt;u, i&gt; (Rendle et al. 2020). A row holds the vector and, behind it, the bias; the vectors of
/// categories, where there are any, are added to the row.
/// </summary>
public sealed class MatrixFactorization : NeuralRecommender
{
    private readonly int _factors;
    private readonly Parameter bias;
    private readonly CategoryVectors? userCategories;
    private readonly CategoryVectors? itemCategories;

    /// <summary>Creates the model: vectors from N(0, deviation), biases 0.</summary>
    public MatrixFactorization(ModelShape shape)
        : base(shape, shape.Config.Factors + 1)
    {
        _factors = shape.Config.Factors;
        var deviation = shape.Config.InitialDeviation();
        InitialRows.Normal(users, 0, _factors, deviation);
        InitialRows.Normal(items, 0, _factors, deviation);
        bias = new Parameter(zeros(1));
        if (shape.UserCategories is { } ofUsers)
            userCategories = new CategoryVectors(ofUsers, _factors + 1, deviation);
        if (shape.ItemCategories is { } ofItems)
            itemCategories = new CategoryVectors(ofItems, _factors + 1, deviation);
        RegisterComponents();
    }

    private protected override int FloatsPerPair => 1;

    /// <inheritdoc/>
    public override Tensor[] UserSide(Tensor ids, Tensor rows)
    {
        var whole = userCategories is null ? rows : rows + userCategories.Sum(ids); // [n, factors + 1]
        var vector = whole.narrow(1, 0, _factors);
        var own = whole.narrow(1, _factors, 1);
        return [cat([vector, ones_like(own)], 1), own + bias]; // [n, factors + 1], [n, 1]
    }

    /// <inheritdoc/>
    public override Tensor[] ItemSide(Tensor ids, Tensor rows) =>
        [itemCategories is null ? rows : rows + itemCategories.Sum(ids)]; // [n, factors + 1]

    /// <inheritdoc/>
    public override Tensor Pairs(Tensor[] user, Tensor[] item, int perUser) =>
        Products.Pairs(user[0], item[0], perUser) + user[1]; // [n, perUser]

    /// <inheritdoc/>
    public override Tensor Grid(Tensor[] user, Tensor[] item) => Products.Grid(user[0], item[0]) + user[1]; // [n, m]
}
