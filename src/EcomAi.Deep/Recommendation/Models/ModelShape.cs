using EcomAi.Deep.Data;
namespace EcomAi.Deep.Recommendation.Models;

/// <summary>What a neural model is built from.</summary>
/// <param name="UserCount">Number of users.</param>
/// <param name="ItemCount">Number of items.</param>
/// <param name="Config">Kind, widths and starts.</param>
/// <param name="UserCategories">Categories of users that feed the model; null for none.</param>
/// <param name="ItemCategories">Categories of items that feed the model; null for none.</param>
/// <param name="SparseTables">Whether the gradients of the id tables are sparse.</param>
public sealed record ModelShape(
    int UserCount,
    int ItemCount,
    NcfModelConfig Config,
    CategoryTable? UserCategories = null,
    CategoryTable? ItemCategories = null,
    bool SparseTables = true)
{
    /// <summary>The kind as configurations write it.</summary>
    public string KindName => NameOf(Config.Kind);

    /// <summary>A kind as configurations write it: <c>itemKnn</c>.</summary>
    public static string NameOf(ModelKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    /// <summary>Builds the model; its parameters are drawn from torch's own generator, so seed that first.</summary>
    /// <exception cref="ArgumentException">The kind is a closed form.</exception>
    public NeuralRecommender Build() => Config.Kind switch
    {
        ModelKind.Mf => new MatrixFactorization(this),
        ModelKind.Gmf => new GeneralizedFactorization(this),
        ModelKind.Mlp => new MultilayerPerceptron(this),
        ModelKind.Neumf => new NeuralMatrixFactorization(this),
        _ => throw new ArgumentException($"{KindName} is not a neural model"),
    };
}
