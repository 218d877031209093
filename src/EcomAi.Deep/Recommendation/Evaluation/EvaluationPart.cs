namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>Which held-out rows are measured.</summary>
public enum EvaluationPart
{
    /// <summary>The rows that choose epochs and settings; training items are seen.</summary>
    Validation,

    /// <summary>The rows that are looked at once; training and validation items are seen.</summary>
    Test,
}
