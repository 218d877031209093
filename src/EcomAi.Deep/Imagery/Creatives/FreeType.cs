using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>The calls of FreeType 2 that text needs. The structs are those of freetype.h, down to the last member read.</summary>
internal static partial class FreeType
{
    public const string Library = "libfreetype.so.6";
    public const int LoadRender = 4;
    public const byte PixelsGray = 2;

    /// <summary>Pixels are counted in 64ths.</summary>
    public const int Fraction = 64;

    [LibraryImport(Library, EntryPoint = "FT_Init_FreeType")]
    public static partial int Open(out nint library);

    [LibraryImport(Library, EntryPoint = "FT_Done_FreeType")]
    public static partial int Close(nint library);

    [LibraryImport(Library, EntryPoint = "FT_New_Face", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OpenFace(FontLibraryHandle library, string path, CLong index, out nint face);

    [LibraryImport(Library, EntryPoint = "FT_Done_Face")]
    public static partial int CloseFace(nint face);

    [LibraryImport(Library, EntryPoint = "FT_Set_Pixel_Sizes")]
    public static partial int SetPixels(FontFaceHandle face, uint width, uint height);

    [LibraryImport(Library, EntryPoint = "FT_Get_Char_Index")]
    public static partial uint GlyphOf(FontFaceHandle face, CULong character);

    [LibraryImport(Library, EntryPoint = "FT_Load_Glyph")]
    public static partial int LoadGlyph(FontFaceHandle face, uint glyph, int flags);

    [LibraryImport(Library, EntryPoint = "FT_Get_Kerning")]
    public static partial int Kerning(FontFaceHandle face, uint left, uint right, uint mode, out Vector kerning);

    [StructLayout(LayoutKind.Sequential)]
    public struct Vector
    {
        public CLong X;
        public CLong Y;
    }

    /// <summary>FT_FaceRec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Face
    {
        public FourLongs CountIndexFlagsStyle;
        public CLong Glyphs;
        public nint Family;
        public nint Style;
        public int FixedSizes;
        public nint FixedSizeTable;
        public int Maps;
        public nint MapTable;
        public TwoPointers Client;
        public FourLongs Box;
        public ushort UnitsPerEm;
        public short Ascender;
        public short Descender;
        public short Height;
        public short WidestAdvance;
        public short TallestAdvance;
        public short UnderlinePosition;
        public short UnderlineThickness;
        public nint Slot;
        public nint Size;
    }

    /// <summary>FT_GlyphSlotRec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct GlyphSlot
    {
        public nint Library;
        public nint Face;
        public nint Next;
        public uint Glyph;
        public TwoPointers Client;
        public FourLongs Size;
        public FourLongs Vertical;
        public Vector Linear;
        public Vector Advance;
        public int Format;
        public Bitmap Bitmap;
        public int Left;
        public int Top;
    }

    /// <summary>FT_Bitmap.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Bitmap
    {
        public uint Rows;
        public uint Width;
        public int Pitch;
        public nint Buffer;
        public ushort Grays;
        public byte PixelMode;
        public byte PaletteMode;
        public nint Palette;
    }

    [InlineArray(4)]
    public struct FourLongs
    {
        private CLong _first;
    }

    [InlineArray(2)]
    public struct TwoPointers
    {
        private nint _first;
    }
}
