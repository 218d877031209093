namespace EcomAi.Deep.Data.Pictures;

/// <summary>What a picture's file declares.</summary>
/// <param name="Format">The file format.</param>
/// <param name="Width">Pixels in a row, upright.</param>
/// <param name="Height">Rows, upright.</param>
/// <param name="Channels">1 for gray, 3 for any colour; an alpha channel does not count.</param>
/// <param name="IsPlain">Whether decoding gives the file's samples as they are: 8 bits, no alpha channel, no turn, no inks.</param>
public sealed record PictureHeader(PictureFormat Format, int Width, int Height, int Channels, bool IsPlain);
