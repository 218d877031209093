using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The fused LSTM.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int ts_lstm_layer(
        TensorHandle input, TensorHandle h0, TensorHandle c0, TensorHandle weightIh, TensorHandle weightHh, TensorHandle biasIh,
        TensorHandle biasHh, out IntPtr output, out IntPtr h, out IntPtr c);

    [LibraryImport(Library)]
    internal static partial int ts_lstm_use(int path);
}
