using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>A picture that may stand on a banner.</summary>
/// <param name="Picture">Its pixels.</param>
/// <param name="IsGenerated">Whether a generator made it.</param>
/// <param name="Number">The generated image's number of the seed, or the real one's place among the table's images of its class, from 0.</param>
/// <param name="Score">The discriminator's logit, higher for real.</param>
/// <param name="Probability">What a classifier of real images gives the wanted class; null where none is at hand.</param>
internal sealed record Candidate(Picture Picture, bool IsGenerated, long Number, float Score, float? Probability);
