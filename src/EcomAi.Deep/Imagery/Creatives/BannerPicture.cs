using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>A picture to put on a banner.</summary>
/// <param name="Picture">Its pixels.</param>
/// <param name="IsGenerated">Whether a generator made it; the banner then says so.</param>
public sealed record BannerPicture(Picture Picture, bool IsGenerated);
