using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Convolutions and running averages.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int ts_transposed_convolution(
        TensorHandle input, TensorHandle weight, TensorHandle bias, ReadOnlySpan<long> shape, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_average(IntPtr[] averages, IntPtr[] values, int averaged, int count, double part);
}
