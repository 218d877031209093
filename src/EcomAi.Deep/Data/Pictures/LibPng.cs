using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace EcomAi.Deep.Data.Pictures;

/// <summary>The simplified interface of libpng 1.6 (png.h, "SIMPLIFIED API"); its errors come back as texts, never as jumps.</summary>
internal static unsafe partial class LibPng
{
    public const uint Alpha = 1;
    public const uint Color = 2;
    private const string Library = "libpng16.so.16";

    /// <summary>Takes the samples of 16-bit files for sRGB like those of 8-bit ones.</summary>
    public const uint SixteenBitsAreSrgb = 4;

    /// <summary>The error of a machine without libpng.</summary>
    public static EcomException Missing(DllNotFoundException fault) => new(
        $"the library {Library}, which reads and writes PNG, was not found; install it with scripts/setup.sh (Debian, Ubuntu: apt-get install libpng16-16).", fault);

    [LibraryImport(Library)]
    public static partial int png_image_begin_read_from_memory(Image* image, byte* memory, nuint size);

    [LibraryImport(Library)]
    public static partial int png_image_finish_read(Image* image, void* background, byte* buffer, int rowStride, void* colormap);

    [LibraryImport(Library)]
    public static partial int png_image_write_to_memory(Image* image, byte* memory, ref nuint bytes, int convertTo8Bits, byte* buffer, int rowStride, void* colormap);

    [LibraryImport(Library)]
    public static partial void png_image_free(Image* image);

    /// <summary>The struct <c>png_image</c> of version 1.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Image
    {
        public const uint CurrentVersion = 1;
        public nint Opaque;
        public uint Version;
        public uint Width;
        public uint Height;
        public uint Format;
        public uint Flags;
        public uint ColormapEntries;
        public uint WarningOrError;
        public Message Text;

        /// <summary>The warning or error in words.</summary>
        public readonly string Fault
        {
            get
            {
                ReadOnlySpan<byte> text = Text;
                var end = text.IndexOf((byte)0);
                return Encoding.Latin1.GetString(end < 0 ? text : text[..end]);
            }
        }
    }

    /// <summary>A text of at most 63 characters that ends with a zero.</summary>
    [InlineArray(64)]
    public struct Message
    {
        private byte _first;
    }
}
