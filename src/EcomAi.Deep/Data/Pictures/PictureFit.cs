namespace EcomAi.Deep.Data.Pictures;

/// <summary>How a picture of another shape is brought to a size.</summary>
public enum PictureFit
{
    /// <summary>What stands over at two sides is cut off, equally.</summary>
    Crop,

    /// <summary>All of it stays; the rest of the size is filled with a plain background.</summary>
    Pad,
}
