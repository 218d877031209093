namespace EcomAi.Deep.Recommendation;

/// <summary>What training makes small.</summary>
public enum NcfLoss
{
    /// <summary>Binary cross-entropy over positives and negatives, the mean of all pairs (He et al. 2017).</summary>
    Bce,

    /// <summary>-log σ(positive - negative), the mean of all negatives (Rendle et al. 2009).</summary>
    Bpr,

    /// <summary>Cross-entropy of the positive among itself and the batch's shared negatives, the mean of the positives.</summary>
    Softmax,
}
