using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Optimizer steps: one call for all parameters of a group.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int ts_adam_step(
        IntPtr[] parameters, IntPtr[] means, IntPtr[] squares, IntPtr[] largest, long[] steps, int count, in AdamRule rule);

    [LibraryImport(Library)]
    internal static partial int ts_sgd_step(IntPtr[] parameters, IntPtr* buffers, int count, in SgdRule rule);
}
