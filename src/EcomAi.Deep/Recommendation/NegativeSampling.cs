namespace EcomAi.Deep.Recommendation;

/// <summary>The distribution that negatives are drawn from.</summary>
public enum NegativeSampling
{
    /// <summary>Every item is as likely as any other.</summary>
    Uniform,

    /// <summary>In proportion to the item's number of training users to the power of <see cref="NcfTrainConfig.PopularityAlpha"/>.</summary>
    Popularity,
}
