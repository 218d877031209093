using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>
/// The <c>model</c> section: the kind and size of generator and discriminator. Both halve the image while both sides are even and the smaller half is at least 4:
/// 28 x 28 down to 7 x 7, 64 x 64 down to 4 x 4, 48 x 64 down to 6 x 8.
/// </summary>
public sealed record GanModelConfig
{
    /// <summary>The kind of both networks. Default <c>modern</c>.</summary>
    public GanModelKind Kind { get; init; } = GanModelKind.Modern;

    /// <summary>Random numbers that an image is made from. Default 64, range 1 to 1024.</summary>
    [Range(1, 1024)]
    public int LatentSize { get; init; } = 64;

    /// <summary>Channels of the generator where it works finest: at half the image's size, with <c>sngan</c> at full size. Each halving multiplies them by <see cref="Growth"/>, up to <see cref="MaxWidth"/>. Default 32, range 1 to 1024.</summary>
    [Range(1, 1024)]
    public int GeneratorWidth { get; init; } = 32;

    /// <summary>Channels of the discriminator where it works finest, as in <see cref="GeneratorWidth"/>. Default 32, range 1 to 1024.</summary>
    [Range(1, 1024)]
    public int DiscriminatorWidth { get; init; } = 32;

    /// <summary>By what a halving multiplies channels; rounded to a multiple of 8 where the finest number is one. Default 2, range 1 to 4.</summary>
    [Range(1, 4)]
    public double Growth { get; init; } = 2;

    /// <summary>The most channels anywhere. Default 128, range 1 to 4096.</summary>
    [Range(1, 4096)]
    public int MaxWidth { get; init; } = 128;

    /// <summary>Residual 3x3 convolutions where both networks of the kind <c>modern</c> work coarsest. Default 1, range 0 to 8.</summary>
    [Range(0, 8)]
    public int Residuals { get; init; } = 1;

    /// <summary>Residual 3x3 convolutions of the discriminator of the kind <c>modern</c> at each finer size. Default 0, range 0 to 8.</summary>
    [Range(0, 8)]
    public int FineResiduals { get; init; }

    /// <summary>Numbers that the discriminator of the kind <c>modern</c> judges an image by; 0 takes its last activations as they are. Default 128, range 0 to 4096.</summary>
    [Range(0, 4096)]
    public int Features { get; init; } = 128;

    /// <summary>Numbers that stand for a class in the generator. Default 32, range 1 to 1024.</summary>
    [Range(1, 1024)]
    public int ClassEmbedding { get; init; } = 32;
}
