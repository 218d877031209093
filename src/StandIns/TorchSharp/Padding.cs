namespace TorchSharp;

/// <summary>How much a convolution pads by itself.</summary>
public enum Padding
{
    /// <summary>Nothing.</summary>
    Valid = 0,

    /// <summary>As much as keeps the size of the image, with stride 1.</summary>
    Same = 1,
}
