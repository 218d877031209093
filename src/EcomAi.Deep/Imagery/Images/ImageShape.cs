namespace EcomAi.Deep.Imagery.Images;

/// <summary>The form of the images of a set, and of what a generator makes.</summary>
/// <param name="Channels">1 for gray, 3 for colour.</param>
/// <param name="Height">Rows, in pixels.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Classes">The number of classes, at least 1.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width, int Classes);
