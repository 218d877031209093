namespace EcomAi.Deep.Data.Pictures;

/// <summary>The file formats of pictures that are read.</summary>
public enum PictureFormat
{
    /// <summary>Portable Network Graphics.</summary>
    Png,

    /// <summary>JPEG, baseline or progressive.</summary>
    Jpeg,
}
