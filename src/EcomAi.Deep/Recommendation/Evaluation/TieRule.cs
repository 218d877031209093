namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>Where a held-out item stands among other items with the same score.</summary>
public enum TieRule
{
    /// <summary>After all of them: a model that scores everything alike gets nothing.</summary>
    Pessimistic,

    /// <summary>
    /// Before all of them, as published tables have it that count the items with a higher score. It flatters models whose scores tie;
    /// the protocol's text says so.
    /// </summary>
    Optimistic,
}
