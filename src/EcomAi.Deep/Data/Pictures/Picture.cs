namespace EcomAi.Deep.Data.Pictures;

/// <summary>A picture of 8-bit samples.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows, the uppermost first.</param>
/// <param name="Channels">1 for gray, 3 for red, green, blue.</param>
/// <param name="Samples">Height x Width x Channels samples: rows one after the other, the channels of a pixel side by side.</param>
public sealed record Picture(int Width, int Height, int Channels, byte[] Samples);
