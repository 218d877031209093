using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The fused step over pairs of users and items.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int ts_pair_loss(IntPtr[] tensors, IntPtr[] layers, in PairRule rule, out IntPtr loss);

    [LibraryImport(Library)]
    internal static partial int ts_pair_use(int path);

    [LibraryImport(Library)]
    internal static partial int ts_row_map_new(long height, out IntPtr map);

    [LibraryImport(Library)]
    internal static partial void ts_row_map_free(IntPtr map);

    [LibraryImport(Library)]
    internal static partial int ts_row_map_find(RowMapHandle map, TensorHandle ids, out IntPtr rows, out IntPtr slots);
}
