namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>A wish for banners.</summary>
public sealed record CreativesRequest
{
    /// <summary>The run's configuration.</summary>
    public required GanConfig Config { get; init; }

    /// <summary>The run folder.</summary>
    public required string Run { get; init; }

    /// <summary>The class of product.</summary>
    public required string Class { get; init; }

    /// <summary>The folder to write: new, empty, or with the index of an earlier command.</summary>
    public required string Output { get; init; }

    /// <summary>A table of real images; null takes the run's training images.</summary>
    public string? Images { get; init; }

    /// <summary>Which pictures may stand on banners.</summary>
    public PictureSource Source { get; init; }

    /// <summary>Images that the generator makes to choose from, as typed. Default 256.</summary>
    public string? Count { get; init; }

    /// <summary>The seed of generated images, as typed. Default 0.</summary>
    public string? Seed { get; init; }

    /// <summary>The price; null for none.</summary>
    public string? Price { get; init; }

    /// <summary>The line of text; null for none.</summary>
    public string? Line { get; init; }

    /// <summary>The sizes, as typed; null for all of <see cref="BannerSize.All"/>.</summary>
    public string? Sizes { get; init; }

    /// <summary>A font file in place of DejaVu Sans.</summary>
    public string? Font { get; init; }

    /// <summary>Where progress goes.</summary>
    public required IRunObserver Observer { get; init; }

    /// <summary>Whether somebody asked to stop.</summary>
    public required StopSignal Stop { get; init; }
}
