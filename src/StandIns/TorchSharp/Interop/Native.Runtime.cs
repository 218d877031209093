using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Version, threads, random streams, devices.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int ts_runtime_version(out IntPtr text);

    [LibraryImport(Library)]
    internal static partial int ts_runtime_path(out IntPtr text);

    [LibraryImport(Library)]
    internal static partial int ts_runtime_config(out IntPtr text);

    [LibraryImport(Library)]
    internal static partial int ts_get_num_threads(out int count);

    [LibraryImport(Library)]
    internal static partial int ts_set_num_threads(int count);

    [LibraryImport(Library)]
    internal static partial int ts_get_blas_threads(out int count);

    [LibraryImport(Library)]
    internal static partial int ts_manual_seed(long seed);

    [LibraryImport(Library)]
    internal static partial int ts_generator_default(int deviceType, int deviceIndex, out IntPtr generator);

    [LibraryImport(Library)]
    internal static partial int ts_generator_new(ulong seed, out IntPtr generator);

    [LibraryImport(Library)]
    internal static partial void ts_generator_free(IntPtr generator);

    [LibraryImport(Library)]
    internal static partial int ts_generator_seed(IntPtr generator, long seed);

    [LibraryImport(Library)]
    internal static partial int ts_generator_initial_seed(IntPtr generator, out long seed);

    [LibraryImport(Library)]
    internal static partial int ts_generator_get_state(IntPtr generator, out IntPtr state);

    [LibraryImport(Library)]
    internal static partial int ts_generator_set_state(IntPtr generator, TensorHandle state);

    [LibraryImport(Library)]
    internal static partial int ts_cuda_device_count(out int count);

    [LibraryImport(Library)]
    internal static partial int ts_cuda_synchronize(int deviceIndex);

    [LibraryImport(Library)]
    internal static partial int ts_set_deterministic(int on, int warnOnly);

    [LibraryImport(Library)]
    internal static partial int ts_get_deterministic(out int state);

    [LibraryImport(Library)]
    internal static partial int ts_set_tf32(int kind, int on);

    [LibraryImport(Library)]
    internal static partial int ts_get_tf32(int kind, out int on);

    [LibraryImport(Library)]
    internal static partial int ts_autocast_enter(int deviceType, int dtype, Span<int> before);

    [LibraryImport(Library)]
    internal static partial int ts_autocast_leave(int deviceType, ReadOnlySpan<int> before);

    [LibraryImport(Library)]
    internal static partial int ts_autocast_enabled(int deviceType, out int on);
}
