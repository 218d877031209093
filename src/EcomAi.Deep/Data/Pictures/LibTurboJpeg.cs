using System.Runtime.InteropServices;

namespace EcomAi.Deep.Data.Pictures;

/// <summary>The TurboJPEG interface of libjpeg-turbo (turbojpeg.h, 2.1).</summary>
internal static unsafe partial class LibTurboJpeg
{
    public const int FormatRgb = 0;
    public const int FormatGray = 6;
    public const int FormatCmyk = 11;
    public const int SpaceGray = 2;
    public const int SpaceCmyk = 3;
    public const int SpaceYcck = 4;
    private const string Library = "libturbojpeg.so.0";

    /// <summary>Exact inverse transform, the first warning ends the work, and no more than 500 scans: small files can declare so many that decoding takes minutes.</summary>
    public const int Flags = 4096 | 8192 | 32_768;

    /// <summary>The error of a machine without libturbojpeg.</summary>
    public static EcomException Missing(DllNotFoundException fault) => new(
        $"the library {Library}, which reads JPEG, was not found; install it with scripts/setup.sh (Debian: apt-get install libturbojpeg0, Ubuntu: libturbojpeg).", fault);

    /// <summary>What the last call of a decoder complained about.</summary>
    public static string Fault(Decoder decoder) => Marshal.PtrToStringUTF8(tjGetErrorStr2(decoder)) ?? "";

    [LibraryImport(Library)]
    public static partial Decoder tjInitDecompress();

    [LibraryImport(Library)]
    public static partial int tjDecompressHeader3(Decoder decoder, byte* file, CULong size, out int width, out int height, out int subsampling, out int space);

    [LibraryImport(Library)]
    public static partial int tjDecompress2(Decoder decoder, byte* file, CULong size, byte* pixels, int width, int stride, int height, int format, int flags);

    [LibraryImport(Library)]
    private static partial nint tjGetErrorStr2(Decoder decoder);

    [LibraryImport(Library)]
    private static partial int tjDestroy(nint handle);

    /// <summary>A decoder, freed with its handle.</summary>
    public sealed class Decoder() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle() => tjDestroy(handle) == 0;
    }
}
