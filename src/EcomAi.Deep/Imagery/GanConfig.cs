using EcomAi.Deep.Configuration;
using EcomAi.Deep.Imagery.Evaluation;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Imagery.Learning;
using EcomAi.Deep.Imagery.Models;

namespace EcomAi.Deep.Imagery;

/// <summary>The configuration of the family <c>gan</c>: the images, the two networks, how they learn, and how what they make is measured.</summary>
public sealed record GanConfig : RunConfig
{
    /// <summary>The images.</summary>
    public required ImageDataConfig Data { get; init; }

    /// <summary>Generator and discriminator.</summary>
    public GanModelConfig Model { get; init; } = new();

    /// <summary>What is done to images on their way to the discriminator.</summary>
    public AugmentConfig Augment { get; init; } = new();

    /// <summary>The training.</summary>
    public GanTrainConfig Train { get; init; } = new();

    /// <summary>The measuring.</summary>
    public ImageEvaluateConfig Evaluate { get; init; } = new();
}
