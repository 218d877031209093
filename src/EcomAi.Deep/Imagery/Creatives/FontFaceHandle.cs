using System.Runtime.InteropServices;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>A font that FreeType has open, and FreeType as long as it is.</summary>
internal sealed class FontFaceHandle : SafeHandle
{
    private readonly FontLibraryHandle _library;

    private FontFaceHandle(FontLibraryHandle library, nint face)
        : base(0, ownsHandle: true)
    {
        _library = library;
        SetHandle(face);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>What FreeType says of the font.</summary>
    public unsafe ref readonly FreeType.Face Facts => ref *(FreeType.Face*)handle;

    /// <summary>The glyph loaded last.</summary>
    public unsafe ref readonly FreeType.GlyphSlot Slot => ref *(FreeType.GlyphSlot*)Facts.Slot;

    /// <summary>Opens a font file.</summary>
    /// <returns>FreeType's error number where there is no font.</returns>
    public static (FontFaceHandle? Face, int Error) Open(string path)
    {
        var library = FontLibraryHandle.Create();
        var error = FreeType.OpenFace(library, path, new CLong(0), out var face);
        if (error == 0)
            return (new FontFaceHandle(library, face), 0);
        library.Dispose();
        return (null, error);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        var closed = FreeType.CloseFace(handle) == 0;
        _library.Dispose();
        return closed;
    }
}
