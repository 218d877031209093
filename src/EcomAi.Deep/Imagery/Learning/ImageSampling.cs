namespace EcomAi.Deep.Imagery.Learning;

/// <summary>How training images are drawn.</summary>
public enum ImageSampling
{
    /// <summary>Every image once an epoch, in random order.</summary>
    Natural,

    /// <summary>Every class equally often, with replacement.</summary>
    Balanced,
}
