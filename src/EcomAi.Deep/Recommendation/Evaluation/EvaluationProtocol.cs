namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>Against which items a held-out item is ranked; figures of the two are never comparable.</summary>
public enum EvaluationProtocol
{
    /// <summary>Against every item of the catalogue that the user has not seen.</summary>
    Full,

    /// <summary>Against a few negatives: those that the data gives, or unseen items drawn by the seed (He et al. 2017, section 4.1).</summary>
    Sampled,
}
