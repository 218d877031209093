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

    [LibraryImport(Library)]
    internal static partial int ts_huge_pages(TensorHandle table);

    [LibraryImport(Library)]
    internal static partial int ts_sparse_workspace_new(out IntPtr workspace);

    [LibraryImport(Library)]
    internal static partial void ts_sparse_workspace_free(IntPtr workspace);

    [LibraryImport(Library)]
    internal static partial int ts_sparse_adam_step(
        SparseWorkspace workspace, IntPtr[] parameters, IntPtr[] means, IntPtr[] squares, long[] steps, int count, in SparseRule rule);

    [LibraryImport(Library)]
    internal static partial int ts_adagrad_step(
        SparseWorkspace workspace, IntPtr[] parameters, IntPtr[] sums, int count, in SparseRule rule);

    [LibraryImport(Library)]
    internal static partial int ts_sparse_sgd_step(
        SparseWorkspace workspace, IntPtr[] parameters, int count, in SparseRule rule);
}
