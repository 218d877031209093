namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>A line of text as drawn: how much of each pixel the letters cover.</summary>
/// <param name="Text">The text, shortened where it had to be.</param>
/// <param name="Pixels">The size of the letters, in pixels an em.</param>
/// <param name="Width">Pixels in a row: the letters from the first one's left edge to the last one's right edge.</param>
/// <param name="Height">Rows.</param>
/// <param name="Baseline">The row below the letters' feet, counted from the top.</param>
/// <param name="Coverage">Height x Width, 0 for none and 255 for all of a pixel.</param>
public sealed record TextLine(string Text, int Pixels, int Width, int Height, int Baseline, byte[] Coverage);
