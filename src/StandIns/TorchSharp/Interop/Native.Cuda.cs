using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Streams of any device, and what only a native part built with CUDA has: ask <see cref="ts_cuda_built"/> before the others.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int ts_stream_new(int deviceType, int deviceIndex, out long id);

    [LibraryImport(Library)]
    internal static partial int ts_stream_current(int deviceType, int deviceIndex, out long id);

    [LibraryImport(Library)]
    internal static partial int ts_stream_exchange(int deviceType, int deviceIndex, long id, out long before);

    [LibraryImport(Library)]
    internal static partial int ts_stream_wait(int deviceType, int deviceIndex, long waiting, long awaited);

    [LibraryImport(Library)]
    internal static partial int ts_stream_synchronize(int deviceType, int deviceIndex, long id);

    [LibraryImport(Library)]
    internal static partial int ts_stream_keep(TensorHandle tensor, long id);

    [LibraryImport(Library)]
    internal static partial int ts_cuda_built();

    [LibraryImport(Library)]
    internal static partial int ts_cuda_memory(int device, Span<long> figures);

    [LibraryImport(Library)]
    internal static partial int ts_cuda_reset_peak_memory(int device);

    [LibraryImport(Library)]
    internal static partial int ts_cuda_empty_cache();

    [LibraryImport(Library)]
    internal static partial int ts_cuda_graph_new(out IntPtr graph);

    [LibraryImport(Library)]
    internal static partial void ts_cuda_graph_free(IntPtr graph);

    [LibraryImport(Library)]
    internal static partial int ts_cuda_graph_begin(IntPtr graph);

    [LibraryImport(Library)]
    internal static partial int ts_cuda_graph_end(IntPtr graph);

    [LibraryImport(Library)]
    internal static partial int ts_cuda_graph_replay(IntPtr graph);
}
