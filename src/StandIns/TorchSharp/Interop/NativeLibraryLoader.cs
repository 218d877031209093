using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Finds libTorchSharpNative beside the assembly and says what to do when it, or the libtorch under it, is missing.</summary>
internal static class NativeLibraryLoader
{
    private static int registered;

    /// <summary>Takes over how this assembly finds its native part.</summary>
    public static void Register()
    {
        if (Interlocked.Exchange(ref registered, 1) == 0)
            NativeLibrary.SetDllImportResolver(typeof(NativeLibraryLoader).Assembly, Resolve);
    }

    /// <summary>The message of a failed load: which file, what the loader said, what to install.</summary>
    internal static string Explain(string library, string loaderSays, string? libtorch)
    {
        var looked = string.IsNullOrEmpty(libtorch)
            ? "the folders baked in at build time (beside the library, then the distribution's)"
            : $"LIBTORCH={libtorch}/lib";
        return $"cannot load the native part of the TorchSharp stand-in from {library}: {loaderSays.Trim()}. " +
            $"It needs the libtorch it was built against, looked for in {looked}. " +
            "Install it with: apt-get install -y libtorch-dev libopenblas0-pthread; " +
            "or set LIBTORCH=/path/to/site-packages/torch (a pip wheel of torch, with include/ and lib/) and build again.";
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Native.Library)
            return IntPtr.Zero;
        var file = Path.Combine(AppContext.BaseDirectory, FileName());
        var beside = Path.Combine(Path.GetDirectoryName(assembly.Location) ?? AppContext.BaseDirectory, FileName());
        if (!File.Exists(file) && File.Exists(beside))
            file = beside;
        var libtorch = Environment.GetEnvironmentVariable("LIBTORCH");
        if (!File.Exists(file))
            throw new DllNotFoundException(Explain(file, "there is no such file; build the solution to make it", libtorch));
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException e)
        {
            throw new DllNotFoundException(Explain(file, e.Message, libtorch), e);
        }
    }

    private static string FileName() =>
        OperatingSystem.IsWindows() ? "TorchSharpNative.dll"
        : OperatingSystem.IsMacOS() ? "libTorchSharpNative.dylib"
        : "libTorchSharpNative.so";
}
