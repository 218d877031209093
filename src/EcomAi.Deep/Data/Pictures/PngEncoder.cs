using System.Buffers;

namespace EcomAi.Deep.Data.Pictures;

/// <summary>Encodes pictures as PNG through libpng: 8 bits a sample, no loss; the same picture and texts give the same bytes.</summary>
public static class PngEncoder
{
    /// <summary>Encodes a picture.</summary>
    /// <param name="picture">Gray or colour.</param>
    /// <param name="texts">Texts that the file carries, in order; written as tEXt where they are Latin-1, as iTXt (UTF-8) otherwise.</param>
    /// <returns>A whole PNG file.</returns>
    /// <exception cref="ArgumentException">The samples do not fit the size, there are no pixels, or a keyword is none of PNG.</exception>
    /// <exception cref="EcomException">libpng is not installed, or refused.</exception>
    public static unsafe byte[] Encode(Picture picture, params IReadOnlyList<PngText> texts)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(texts);
        if (picture.Width < 1 || picture.Height < 1 || picture.Channels is not (1 or 3) || picture.Samples.LongLength != (long)picture.Width * picture.Height * picture.Channels)
            throw new ArgumentException($"{picture.Samples.Length} samples do not make a picture of {picture.Width} x {picture.Height} pixels with {picture.Channels} channels.", nameof(picture));
        var image = new LibPng.Image
        {
            Version = LibPng.Image.CurrentVersion,
            Width = (uint)picture.Width,
            Height = (uint)picture.Height,
            Format = picture.Channels == 3 ? LibPng.Color : 0,
        };

        // Above what deflate makes of noise, a filter byte a row and the frame of a chunk every 8 KiB.
        var room = checked(picture.Samples.Length + picture.Height + (picture.Samples.Length / 8) + 4096);
        var buffer = ArrayPool<byte>.Shared.Rent(room);
        try
        {
            var used = (nuint)buffer.Length;
            fixed (byte* to = buffer)
            fixed (byte* samples = picture.Samples)
            {
                if (LibPng.png_image_write_to_memory(&image, to, ref used, 0, samples, picture.Width * picture.Channels, null) == 0)
                    throw new EcomException($"a picture of {picture.Width} x {picture.Height} pixels cannot be written as PNG: libpng says '{image.Fault}'.");
            }

            var png = buffer.AsSpan(0, (int)used);
            return texts.Count == 0 ? png.ToArray() : PngChunks.Insert(png, texts);
        }
        catch (DllNotFoundException fault)
        {
            throw LibPng.Missing(fault);
        }
        finally
        {
            if (image.Opaque != 0)
                LibPng.png_image_free(&image);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The texts that a PNG file carries without compression, in order.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="name">The picture's name for errors, such as its file.</param>
    /// <exception cref="PictureException">The file is cut short or is no PNG.</exception>
    public static IReadOnlyList<PngText> ReadTexts(ReadOnlySpan<byte> bytes, string name) => PngChunks.Texts(bytes, name);
}
