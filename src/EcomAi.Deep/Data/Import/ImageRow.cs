using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Data.Import;

/// <summary>An image as it is written.</summary>
/// <param name="Bytes">A PNG or JPEG file, or raw samples.</param>
/// <param name="Label">The class.</param>
/// <param name="File">Where it is from, within the source.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 or 3.</param>
internal sealed record ImageRow(byte[] Bytes, string Label, string File, int Width, int Height, int Channels)
{
    /// <summary>Makes the row of a file; its bytes stay where they need no change.</summary>
    /// <exception cref="PictureException">The file is damaged.</exception>
    public static ImageRow Of(byte[] content, string name, string label, string file, ImageImportOptions options)
    {
        var header = PictureDecoder.ReadHeader(content, name);
        var picture = PictureDecoder.Decode(content, name, options.Channels);
        var stays = header.IsPlain && options.Encoding == ImageEncoding.Png && picture.Channels == header.Channels
            && (options.Size is null || options.Size == (header.Width, header.Height));
        return stays ? new ImageRow(content, label, file, header.Width, header.Height, header.Channels) : Of(picture, label, file, options);
    }

    /// <summary>Makes the row of a picture.</summary>
    public static ImageRow Of(Picture picture, string label, string file, ImageImportOptions options)
    {
        if (options.Size is var (width, height))
            picture = PictureSize.To(picture, width, height, options.Fit, options.Background);
        if (options.Channels > 0)
            picture = PictureColors.Convert(picture, options.Channels);
        var bytes = options.Encoding == ImageEncoding.Png ? PngEncoder.Encode(picture) : picture.Samples;
        return new ImageRow(bytes, label, file, picture.Width, picture.Height, picture.Channels);
    }
}
