using System.Runtime.InteropServices;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>FreeType itself.</summary>
internal sealed class FontLibraryHandle : SafeHandle
{
    private FontLibraryHandle(nint library)
        : base(0, ownsHandle: true) => SetHandle(library);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Starts FreeType.</summary>
    /// <exception cref="EcomException">The library is not there, or does not start; the message names the package.</exception>
    public static FontLibraryHandle Create()
    {
        try
        {
            return FreeType.Open(out var library) is 0
                ? new FontLibraryHandle(library)
                : throw new EcomException($"{FreeType.Library} does not start. Install it anew (Debian, Ubuntu: apt-get install --reinstall libfreetype6).");
        }
        catch (DllNotFoundException fault)
        {
            throw new EcomException($"text on pictures needs the library {FreeType.Library}, which was not found. Install it (Debian, Ubuntu: apt-get install libfreetype6).", fault);
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => FreeType.Close(handle) == 0;
}
