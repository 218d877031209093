using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Typed entries for the operators a training step is made of.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int ts_relu(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_sigmoid(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_tanh(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_exp(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_log(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_sqrt(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_neg(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_abs(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_clone(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_detach(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_t(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_sum(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_mean(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_log_sigmoid(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_reciprocal(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_contiguous(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_zero_(TensorHandle a, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_matmul(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_mm(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_bmm(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_maximum(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_minimum(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_add(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_sub(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_mul(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_div(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_add_(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_sub_(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_mul_(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_div_(TensorHandle a, TensorHandle b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_add_scalar(TensorHandle a, NativeNumber b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_sub_scalar(TensorHandle a, NativeNumber b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_mul_scalar(TensorHandle a, NativeNumber b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_div_scalar(TensorHandle a, NativeNumber b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_add_scalar_(TensorHandle a, NativeNumber b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_sub_scalar_(TensorHandle a, NativeNumber b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_mul_scalar_(TensorHandle a, NativeNumber b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_div_scalar_(TensorHandle a, NativeNumber b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_fill_(TensorHandle a, NativeNumber b, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_sum_dims(TensorHandle a, ReadOnlySpan<long> dims, int count, int keep, int dtype, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_view(TensorHandle a, ReadOnlySpan<long> sizes, int count, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_reshape(TensorHandle a, ReadOnlySpan<long> sizes, int count, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_transpose(TensorHandle a, long first, long second, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_unsqueeze(TensorHandle a, long dim, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_squeeze_dim(TensorHandle a, long dim, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_select(TensorHandle a, long dim, long index, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_narrow(TensorHandle a, long dim, long start, long length, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_slice(TensorHandle a, long dim, long start, long finish, long step, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_index_select(TensorHandle a, long dim, TensorHandle index, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_gather(TensorHandle a, long dim, TensorHandle index, int sparseGrad, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_cat(IntPtr[] tensors, int count, long dim, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_copy_(TensorHandle a, TensorHandle source, int nonBlocking, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_to(TensorHandle a, int dtype, int deviceType, int deviceIndex, int copy, int nonBlocking, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_embedding(TensorHandle weight, TensorHandle indices, long padding, int scaleByFrequency, int sparse, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_linear(TensorHandle input, TensorHandle weight, TensorHandle bias, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_bce_with_logits(TensorHandle input, TensorHandle target, TensorHandle weight, TensorHandle posWeight, long reduction, out IntPtr result);
}
