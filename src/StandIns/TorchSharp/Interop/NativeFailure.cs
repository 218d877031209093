using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Turns what a native call reported into the exception that says the operation and the shapes.</summary>
internal static class NativeFailure
{
    private const int OutOfMemory = 6;
    private const int NotImplemented = 5;
    private const int LinearAlgebra = 7;
    private const int Index = 2;

    /// <summary>Throws when a native call without tensor operands failed.</summary>
    public static void Check(int failure, string operation)
    {
        if (failure != 0)
            throw Create(failure, operation);
    }

    /// <summary>Throws when a native call on a tensor failed.</summary>
    public static void Check(int failure, string operation, Tensor operand)
    {
        if (failure != 0)
            throw Create(failure, operation, operand);
    }

    /// <summary>The exception for the failure this thread's last native call left behind.</summary>
    public static TorchException Create(int failure, string operation, params ReadOnlySpan<Tensor?> operands)
    {
        var text = TakeText();
        var shapes = string.Join(" and ", operands.ToArray().OfType<Tensor>().Take(4).Select(Describe));
        var message = $"{operation}{(shapes.Length > 0 ? $" of {shapes}" : "")} failed: {text}";
        return failure switch
        {
            _ when failure == OutOfMemory || MemoryShortage.IsMeant(text) => MemoryShortage.Describe(text, message, operation),
            NotImplemented => new TorchNotImplementedException(message, operation),
            LinearAlgebra => new TorchLinearAlgebraException(message, operation),
            Index => new TorchIndexException(message, operation),
            _ => FromText(text, message, operation),
        };
    }

    /// <summary>Text handed over by the native side, which is freed here.</summary>
    public static string Take(IntPtr text)
    {
        try
        {
            return Marshal.PtrToStringUTF8(text) ?? "";
        }
        finally
        {
            Native.ts_text_free(text);
        }
    }

    // libtorch reports shapes, dtypes and devices alike as a plain error; only the words tell them apart.
    private static TorchException FromText(string text, string message, string operation)
    {
        if (Says("same device") || Says("but found at least two devices") || Says("device type"))
            return new TorchDeviceException(message, operation);
        if (Says("dtype") || Says("scalar type") || Says("expected scalar") || Says("ScalarType") || Says("result type") || Says("data type"))
            return new TorchDTypeException(message, operation);
        if (Says("index out of range") || Says("out of bounds"))
            return new TorchIndexException(message, operation);
        if (Says("size") || Says("shape") || Says("dimension") || Says("Dimension") || Says("broadcast") || Says("must be a matrix")
            || Says("must be 2D") || Says("-D") || Says("dim "))
            return new TorchShapeException(message, operation);
        return new TorchException(message, operation);

        bool Says(string words) => text.Contains(words, StringComparison.Ordinal);
    }

    private static string TakeText()
    {
        var pointer = Native.ts_error_text();
        return pointer == IntPtr.Zero ? "out of memory" : Take(pointer);
    }

    private static string Describe(Tensor tensor) =>
        tensor.IsInvalid ? "a disposed tensor" : $"[{string.Join(", ", tensor.shape)}] {tensor.dtype}{Place(tensor)}";

    private static string Place(Tensor tensor) => tensor.device_type == DeviceType.CPU ? "" : $" on {tensor.device}";
}
