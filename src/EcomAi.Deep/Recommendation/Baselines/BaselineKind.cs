namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>The honest competitors that stand beside every trained model, and can be trained on their own.</summary>
public enum BaselineKind
{
    /// <summary>Every user gets the items with the most training rows.</summary>
    Popularity,

    /// <summary>Popularity in which a row counts half after every half-life.</summary>
    RecentPopularity,

    /// <summary>Items of the users whose baskets look most alike (cosine).</summary>
    UserKnn,

    /// <summary>Items that are bought by the same users as those the user has (cosine).</summary>
    ItemKnn,

    /// <summary>The closed-form linear item-item model of Steck 2019.</summary>
    Ease,
}
