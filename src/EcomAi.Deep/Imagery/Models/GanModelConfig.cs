using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>The <c>model</c> section: the kind and size of generator and discriminator.</summary>
public sealed record GanModelConfig
{
    /// <summary>The kind of both networks. Default <c>modern</c>.</summary>
    public GanModelKind Kind { get; init; } = GanModelKind.Modern;

    /// <summary>Random numbers that an image is made from. Default 64, range 1 to 1024.</summary>
    [Range(1, 1024)]
    public int LatentSize { get; init; } = 64;

    /// <summary>Channels of the generator at full resolution; each halving doubles them up to <see cref="MaxWidth"/>. Default 32, range 1 to 1024.</summary>
    [Range(1, 1024)]
    public int GeneratorWidth { get; init; } = 32;

    /// <summary>Channels of the discriminator at full resolution; each halving doubles them up to <see cref="MaxWidth"/>. Default 32, range 1 to 1024.</summary>
    [Range(1, 1024)]
    public int DiscriminatorWidth { get; init; } = 32;

    /// <summary>The most channels anywhere. Default 128, range 1 to 4096.</summary>
    [Range(1, 4096)]
    public int MaxWidth { get; init; } = 128;

    /// <summary>Numbers that stand for a class in the generator. Default 32, range 1 to 1024.</summary>
    [Range(1, 1024)]
    public int ClassEmbedding { get; init; } = 32;
}
