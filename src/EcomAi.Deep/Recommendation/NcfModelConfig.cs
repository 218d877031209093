using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Recommendation;

/// <summary>The <c>model</c> section.</summary>
public sealed record NcfModelConfig : IValidatedSection
{
    /// <summary>
    /// The model: <c>mf</c>, <c>gmf</c>, <c>mlp</c>, <c>neumf</c>, or a closed form: <c>popularity</c>, <c>recentPopularity</c>, <c>userKnn</c>,
    /// <c>itemKnn</c>, <c>ease</c>. Default <c>neumf</c>.
    /// </summary>
    public ModelKind Kind { get; init; } = ModelKind.Neumf;

    /// <summary>Width of an id's vector (mf, gmf) and, for neumf and mlp, the width F of the part's output. Default 8, range 1 to 4096.</summary>
    [Range(1, 4096)]
    public int Factors { get; init; } = 8;

    /// <summary>
    /// Widths of the tower of mlp and neumf: the first is its input, one half the user's vector and one half the item's; the others are layers
    /// with a ReLU. Default none, which means [8F, 4F, 2F, F] as in He et al. 2017. Each 1 to 65,536, the first even.
    /// </summary>
    public IReadOnlyList<int>? Layers { get; init; }

    /// <summary>Probability of dropping a unit after each layer of the tower while training. Default 0, range 0 to 0.95.</summary>
    [Range(0, 0.95)]
    public double Dropout { get; init; }

    /// <summary>
    /// Standard deviation of the normal distribution that starts the id vectors. Default none, which means .1 for mf (Rendle et al. 2020) and .01
    /// otherwise (He et al. 2017). Range 0 to 10.
    /// </summary>
    [Range(0, 10)]
    public double? InitScale { get; init; }

    /// <summary>Whether the category columns of <c>data.userFeatures</c> and <c>data.itemFeatures</c> feed the model. Default true.</summary>
    public bool Features { get; init; } = true;

    /// <summary>Width of one category's vector where it joins the tower of mlp and neumf; mf and gmf add vectors of their own width. Default 8, range 1 to 1024.</summary>
    [Range(1, 1024)]
    public int FeatureFactors { get; init; } = 8;

    /// <summary>Whether <see cref="Kind"/> is trained by gradient steps.</summary>
    public bool IsNeural() => Kind <= ModelKind.Neumf;

    /// <summary>The tower's widths that take effect: <see cref="Layers"/>, or [8F, 4F, 2F, F].</summary>
    public IReadOnlyList<int> Tower() => Layers ?? [8 * Factors, 4 * Factors, 2 * Factors, Factors];

    /// <summary>The standard deviation that takes effect.</summary>
    public double InitialDeviation() => InitScale ?? (Kind == ModelKind.Mf ? .1 : .01);

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Layers is null)
            return;
        if (Layers.Count < 2)
            fault("layers", $"must hold the tower's input width and at least one layer, received {Layers.Count} width(s)");
        if (Layers.Any(width => width is < 1 or > 65_536))
            fault("layers", $"must hold widths of 1..65536, received {string.Join(", ", Layers)}");
        else if (Layers.Count > 0 && Layers[0] % 2 != 0)
            fault("layers", $"must start with an even width, half of it the user's and half the item's, received {Layers[0]}");
    }
}
