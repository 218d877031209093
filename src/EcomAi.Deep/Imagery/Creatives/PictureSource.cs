namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>Which pictures may stand on banners.</summary>
public enum PictureSource
{
    /// <summary>Generated and real ones, whichever rank higher.</summary>
    Both,

    /// <summary>Generated ones alone.</summary>
    Generated,

    /// <summary>Real ones alone.</summary>
    Real,
}
