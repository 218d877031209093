using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Imagery.Learning;

/// <summary>
/// The <c>augment</c> section: changes to real and generated images alike on their way to the discriminator (DiffAugment, Zhao et al. 2020), and mirroring of real ones.
/// </summary>
public sealed record AugmentConfig
{
    /// <summary>Whether real images are mirrored left to right half of the time: only where mirror images are as real. Default false.</summary>
    public bool Flip { get; init; }

    /// <summary>Whether brightness, saturation and contrast change at random. Default false.</summary>
    public bool Color { get; init; }

    /// <summary>The largest shift, in parts of the side; what moves in is gray, the middle of the range. 0 shifts nothing; DiffAugment's is .125. Default 0, range 0 to 0.5.</summary>
    [Range(0, .5)]
    public double Translation { get; init; }

    /// <summary>The side of the rectangle that turns gray, in parts of the image's side. 0 cuts nothing; DiffAugment's is .5. Default 0, range 0 to 0.9.</summary>
    [Range(0, .9)]
    public double Cutout { get; init; }
}
