using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Imagery.Generation;

/// <summary>An image that leaves the building.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Seed">The seed it was made from.</param>
/// <param name="Number">Its number among those of the seed and class.</param>
/// <param name="Picture">Its pixels.</param>
/// <param name="Score">The discriminator's logit, higher for real.</param>
/// <param name="Probability">What a classifier of real images gives the wanted class; null where none is at hand.</param>
internal sealed record GeneratedImage(string Class, long Seed, long Number, Picture Picture, float Score, float? Probability);
