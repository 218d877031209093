namespace TorchSharp;

/// <summary>Whether Euclidean distances go through a matrix product: quicker, less exact where points are close.</summary>
public enum compute_mode
{
    /// <summary>When there are more than 25 points on either side.</summary>
    use_mm_for_euclid_dist_if_necessary = 0,

    /// <summary>Always.</summary>
    use_mm_for_euclid_dist = 1,

    /// <summary>Never.</summary>
    donot_use_mm_for_euclid_dist = 2,
}
