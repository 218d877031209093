using System.Buffers.Binary;

namespace EcomAi.Deep.Data.Pictures;

/// <summary>Decodes PNG files through libpng.</summary>
internal static class PngDecoder
{
    private const int GrayType = 0;
    private const int ColorType = 2;
    private const int GrayAlphaType = 4;

    /// <summary>Reads the header and walks over all chunks, so that a file cut short is known before its pixels are decoded.</summary>
    public static PictureHeader ReadHeader(ReadOnlySpan<byte> bytes, string name)
    {
        var (header, transparent) = PngChunks.Walk(bytes, name);
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)));
        if (width > int.MaxValue || height > int.MaxValue)
            throw new PictureException(name, $"its PNG header declares {width} x {height} pixels, above what the format allows; copy or save it again.");
        var (depth, type) = (header[8], header[9]);
        return new PictureHeader(
            PictureFormat.Png, (int)width, (int)height, type is GrayType or GrayAlphaType ? 1 : 3, depth == 8 && type is GrayType or ColorType && !transparent);
    }

    /// <summary>Decodes a file whose header was read.</summary>
    public static unsafe Picture Decode(ReadOnlySpan<byte> bytes, string name, PictureHeader header, int channels)
    {
        var image = new LibPng.Image { Version = LibPng.Image.CurrentVersion };
        try
        {
            fixed (byte* file = bytes)
            {
                if (LibPng.png_image_begin_read_from_memory(&image, file, (nuint)bytes.Length) == 0)
                    throw Damaged(name, image);
                var (color, alpha) = ((image.Format & LibPng.Color) != 0, (image.Format & LibPng.Alpha) != 0);
                var own = color ? 3 : 1;
                var stride = own + (alpha ? 1 : 0);
                image.Format = (color ? LibPng.Color : 0) | (alpha ? LibPng.Alpha : 0);
                image.Flags |= LibPng.SixteenBitsAreSrgb;
                var samples = new byte[checked(header.Width * header.Height * stride)];
                fixed (byte* to = samples)
                {
                    if (image.Width != header.Width || image.Height != header.Height || LibPng.png_image_finish_read(&image, null, to, header.Width * stride, null) == 0)
                        throw Damaged(name, image);
                }

                var picture = new Picture(header.Width, header.Height, own, alpha ? PictureColors.OnWhite(samples, own) : samples);
                return PictureColors.Convert(picture, channels);
            }
        }
        catch (DllNotFoundException fault)
        {
            throw LibPng.Missing(fault);
        }
        finally
        {
            // Whatever came before: nothing is freed twice, and a struct that was never begun has nothing to free.
            if (image.Opaque != 0)
                LibPng.png_image_free(&image);
        }
    }

    private static PictureException Damaged(string name, in LibPng.Image image) =>
        new(name, $"the PNG file is damaged: libpng says '{image.Fault}'; copy or save it again.");
}
