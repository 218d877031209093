using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp.Interop;

/// <summary>The C ABI of the native part: life, memory and the generic operator call.</summary>
internal static unsafe partial class Native
{
    internal const string Library = "TorchSharpNative";

    static Native() => NativeLibraryLoader.Register();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ts_op_find(string name, string overload, out IntPtr operation);

    [LibraryImport(Library)]
    internal static partial int ts_op_has_kernel(IntPtr operation, int deviceType, out int has);

    [LibraryImport(Library)]
    internal static partial void ts_tensor_free(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial int ts_tensor_again(TensorHandle tensor, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_tensor_facts(TensorHandle tensor, out NativeFacts facts);

    [LibraryImport(Library)]
    internal static partial int ts_tensor_sizes(TensorHandle tensor, Span<long> sizes, int capacity);

    [LibraryImport(Library)]
    internal static partial int ts_tensor_strides(TensorHandle tensor, Span<long> strides, int capacity);

    [LibraryImport(Library)]
    internal static partial int ts_tensor_data(TensorHandle tensor, out IntPtr data);

    [LibraryImport(Library)]
    internal static partial int ts_tensor_is_pinned(TensorHandle tensor, out int pinned);

    [LibraryImport(Library)]
    internal static partial int ts_tensor_from_memory(void* data, int dtype, ReadOnlySpan<long> sizes, int dim, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_tensor_item(TensorHandle tensor, out NativeNumber value);

    [LibraryImport(Library)]
    internal static partial int ts_tensor_sparse_parts(TensorHandle tensor, out IntPtr indices, out IntPtr values);

    [LibraryImport(Library)]
    internal static partial IntPtr ts_error_text();

    [LibraryImport(Library)]
    internal static partial void ts_text_free(IntPtr text);

    [LibraryImport(Library)]
    internal static partial int ts_op_call(IntPtr operation, NativeArgument* arguments, int count, NativeArgument* results, int capacity, out int produced);

    [LibraryImport(Library)]
    internal static partial int ts_index(TensorHandle tensor, NativeIndex* items, int count, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ts_index_put_(TensorHandle tensor, NativeIndex* items, int count, TensorHandle value);

    [LibraryImport(Library)]
    internal static partial int ts_index_put_scalar_(TensorHandle tensor, NativeIndex* items, int count, NativeNumber value);
}
