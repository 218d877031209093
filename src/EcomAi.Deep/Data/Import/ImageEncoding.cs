namespace EcomAi.Deep.Data.Import;

/// <summary>What an imported image's bytes are.</summary>
public enum ImageEncoding
{
    /// <summary>PNG, or the bytes of the source where they need no change.</summary>
    Png,

    /// <summary>Raw samples: rows, then pixels, then channels.</summary>
    Raw,
}
