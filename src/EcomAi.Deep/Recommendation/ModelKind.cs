namespace EcomAi.Deep.Recommendation;

/// <summary>The models of the family: four neural ones, then the closed forms that are also its baselines.</summary>
public enum ModelKind
{
    /// <summary>Matrix factorisation with biases: b + b_u + b_i + &lt;u, i&gt; (Rendle et al. 2020).</summary>
    Mf,

    /// <summary>Generalised matrix factorisation: h · (u ⊙ i) (He et al. 2017).</summary>
    Gmf,

    /// <summary>A tower of layers over the user's and the item's vectors (He et al. 2017).</summary>
    Mlp,

    /// <summary>GMF and MLP under one head (He et al. 2017).</summary>
    Neumf,

    /// <summary>Items by their number of users.</summary>
    Popularity,

    /// <summary>Items by their rows of the last days.</summary>
    RecentPopularity,

    /// <summary>User-based nearest neighbours, cosine.</summary>
    UserKnn,

    /// <summary>Item-based nearest neighbours, cosine.</summary>
    ItemKnn,

    /// <summary>Embarrassingly shallow autoencoder, closed form (Steck 2019).</summary>
    Ease,
}
