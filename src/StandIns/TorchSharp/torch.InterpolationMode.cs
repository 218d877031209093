namespace TorchSharp;

public static partial class torch
{
    /// <summary>What lies between pixels.</summary>
    public enum InterpolationMode
    {
        /// <summary>The nearest pixel.</summary>
        Nearest = 0,

        /// <summary>A line between two elements.</summary>
        Linear = 1,

        /// <summary>Lines between four pixels.</summary>
        Bilinear = 2,

        /// <summary>Cubic curves through sixteen pixels.</summary>
        Bicubic = 3,

        /// <summary>Lines between eight voxels.</summary>
        Trilinear = 4,

        /// <summary>The mean of the pixels covered.</summary>
        Area = 5,

        /// <summary>The nearest pixel, measured from the pixels' centres.</summary>
        NearestExact = 6,
    }

    /// <summary>What lies between pixels of an enlarged image.</summary>
    public enum UpsampleMode
    {
        /// <summary>The nearest pixel.</summary>
        Nearest = 0,

        /// <summary>A line between two elements.</summary>
        Linear = 1,

        /// <summary>Lines between four pixels.</summary>
        Bilinear = 2,

        /// <summary>Cubic curves through sixteen pixels.</summary>
        Bicubic = 3,

        /// <summary>Lines between eight voxels.</summary>
        Trilinear = 4,
    }
}
