using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Gradients and the thread's modes.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int ts_backward(TensorHandle root, TensorHandle gradient, int retainGraph, int createGraph, IntPtr[] inputs, int count);

    [LibraryImport(Library)]
    internal static partial int ts_autograd_backward(
        IntPtr[] roots, IntPtr[] weights, int count, IntPtr[] inputs, int inputCount, int retainGraph, int createGraph);

    [LibraryImport(Library)]
    internal static partial int ts_autograd_grad(
        IntPtr[] roots, IntPtr[] weights, int count, IntPtr[] inputs, [Out] IntPtr[] results, int inputCount, int retainGraph,
        int createGraph, int allowUnused);

    [LibraryImport(Library)]
    internal static partial int ts_grad(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_set_grad(TensorHandle a, TensorHandle gradient);

    [LibraryImport(Library)]
    internal static partial int ts_set_requires_grad(TensorHandle a, int value);

    [LibraryImport(Library)]
    internal static partial int ts_retain_grad(TensorHandle a);

    [LibraryImport(Library)]
    internal static partial int ts_grad_mode();

    [LibraryImport(Library)]
    internal static partial void ts_set_grad_mode(int enabled);

    [LibraryImport(Library)]
    internal static partial int ts_inference_mode();

    [LibraryImport(Library)]
    internal static partial int ts_inference_guard_new(int enabled, out IntPtr guard);

    [LibraryImport(Library)]
    internal static partial void ts_inference_guard_free(IntPtr guard);

    [LibraryImport(Library)]
    internal static partial int ts_zero_grads(IntPtr[] parameters, int count, int setToNone);

    [LibraryImport(Library)]
    internal static partial int ts_clip_grad_norm(IntPtr[] parameters, int count, double maxNorm, double normType, out double norm);
}
