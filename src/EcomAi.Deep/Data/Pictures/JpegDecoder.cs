using System.Runtime.InteropServices;

namespace EcomAi.Deep.Data.Pictures;

/// <summary>Decodes JPEG files through libturbojpeg; its warnings, such as of data cut short, are errors here.</summary>
internal static unsafe class JpegDecoder
{
    /// <summary>Reads the header.</summary>
    public static PictureHeader ReadHeader(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            using var decoder = LibTurboJpeg.tjInitDecompress();
            fixed (byte* file = bytes)
            {
                var (width, height, space) = ReadHeader(decoder, file, bytes.Length, name);
                var markers = JpegMarkers.Read(bytes);
                if (markers.IsTurned)
                    (width, height) = (height, width);
                return new PictureHeader(PictureFormat.Jpeg, width, height, space == LibTurboJpeg.SpaceGray ? 1 : 3, markers.Orientation == 1 && !IsInks(space));
            }
        }
        catch (DllNotFoundException fault)
        {
            throw LibTurboJpeg.Missing(fault);
        }
    }

    /// <summary>Decodes a file whose size was found fit.</summary>
    public static Picture Decode(ReadOnlySpan<byte> bytes, string name, int channels)
    {
        using var decoder = LibTurboJpeg.tjInitDecompress();
        fixed (byte* file = bytes)
        {
            var (width, height, space) = ReadHeader(decoder, file, bytes.Length, name);
            var (format, stride) = IsInks(space) ? (LibTurboJpeg.FormatCmyk, 4) : channels == 1 ? (LibTurboJpeg.FormatGray, 1) : (LibTurboJpeg.FormatRgb, 3);
            var samples = new byte[checked(width * height * stride)];
            fixed (byte* to = samples)
            {
                if (LibTurboJpeg.tjDecompress2(decoder, file, new CULong((nuint)bytes.Length), to, width, width * stride, height, format, LibTurboJpeg.Flags) != 0)
                    throw Damaged(name, LibTurboJpeg.Fault(decoder));
            }

            var markers = JpegMarkers.Read(bytes);
            var picture = stride == 4
                ? PictureColors.Convert(new Picture(width, height, 3, PictureColors.FromInks(samples, markers.IsAdobe)), channels)
                : new Picture(width, height, stride, samples);
            return PictureTurn.Upright(picture, markers.Orientation);
        }
    }

    private static (int Width, int Height, int Space) ReadHeader(LibTurboJpeg.Decoder decoder, byte* file, int size, string name)
    {
        if (LibTurboJpeg.tjDecompressHeader3(decoder, file, new CULong((nuint)size), out var width, out var height, out _, out var space) != 0)
            throw Damaged(name, LibTurboJpeg.Fault(decoder));

        // A file of tables alone is no error to the library, and one that ends early looks like it.
        return width > 0 && height > 0 ? (width, height, space) : throw Damaged(name, "no picture before the end");
    }

    private static bool IsInks(int space) => space is LibTurboJpeg.SpaceCmyk or LibTurboJpeg.SpaceYcck;

    private static PictureException Damaged(string name, string fault) =>
        new(name, $"the JPEG file is damaged or cut short: libturbojpeg says '{fault}'; copy or save it again.");
}
