namespace EcomAi.Deep.Forecasting;

/// <summary>What the autoregressive decoder draws the next value from.</summary>
public enum DistributionKind
{
    /// <summary>Student's t with location, scale and degrees of freedom.</summary>
    StudentT,

    /// <summary>The normal distribution.</summary>
    Gaussian,

    /// <summary>The negative binomial distribution, for counts.</summary>
    NegativeBinomial,
}
