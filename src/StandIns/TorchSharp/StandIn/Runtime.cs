using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp.StandIn;

/// <summary>What the libtorch underneath says of itself, and what takes one native call here.</summary>
[Experimental("STANDIN001")]
public static class Runtime
{
    /// <summary>The file of libtorch that is loaded.</summary>
    public static string LibraryPath
    {
        get
        {
            NativeFailure.Check(Native.ts_runtime_path(out var text), "path");
            return NativeFailure.Take(text);
        }
    }

    /// <summary>Threads, BLAS and how libtorch was built, in several lines.</summary>
    public static string Configuration
    {
        get
        {
            NativeFailure.Check(Native.ts_runtime_config(out var text), "config");
            return NativeFailure.Take(text);
        }
    }

    /// <summary>Threads that OpenBLAS uses, which <c>torch.set_num_threads</c> sets too; null over another BLAS.</summary>
    public static int? BlasThreads
    {
        get
        {
            NativeFailure.Check(Native.ts_get_blas_threads(out var count), "BLAS threads");
            return count == 0 ? null : count;
        }
    }

    /// <summary>Drops the gradients of all these parameters in one call.</summary>
    public static void ClearGradients(IReadOnlyList<Parameter> parameters) => Gradients.Zero([.. parameters], setToNone: true);
}
