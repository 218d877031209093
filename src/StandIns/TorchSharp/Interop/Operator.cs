using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>An operator of libtorch, found by name at its first call and called through the dispatcher.</summary>
internal sealed class Operator(string name, string overload = "")
{
    private const int MostResults = 1024;
    private IntPtr found;

    /// <summary>Calls with one tensor as the result.</summary>
    public Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        Span<NativeArgument> results = stackalloc NativeArgument[1];
        Run(arguments, results);
        return new Tensor(results[0].Pointer);
    }

    /// <summary>Calls with two tensors as the result.</summary>
    public (Tensor First, Tensor Second) Call2(params ReadOnlySpan<Argument> arguments)
    {
        Span<NativeArgument> results = stackalloc NativeArgument[2];
        Run(arguments, results);
        return (new Tensor(results[0].Pointer), new Tensor(results[1].Pointer));
    }

    /// <summary>Calls with three tensors as the result.</summary>
    public (Tensor First, Tensor Second, Tensor Third) Call3(params ReadOnlySpan<Argument> arguments)
    {
        Span<NativeArgument> results = stackalloc NativeArgument[3];
        Run(arguments, results);
        return (new Tensor(results[0].Pointer), new Tensor(results[1].Pointer), new Tensor(results[2].Pointer));
    }

    /// <summary>Calls with a list of tensors as the result.</summary>
    public Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        Span<NativeArgument> results = stackalloc NativeArgument[MostResults];
        var tensors = new Tensor[Run(arguments, results)];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = new Tensor(results[i].Pointer);
        return tensors;
    }

    /// <summary>Calls with a boolean as the result.</summary>
    public bool CallBoolean(params ReadOnlySpan<Argument> arguments)
    {
        Span<NativeArgument> results = stackalloc NativeArgument[1];
        Run(arguments, results);
        return results[0].Whole != 0;
    }

    /// <summary>Whether this libtorch has the operator.</summary>
    public bool Exists() => Native.ts_op_find("aten::" + name, overload, out _) == 0;

    /// <summary>Whether this libtorch has the operator, with a kernel of its own for the device.</summary>
    public bool HasKernel(DeviceType device)
    {
        if (found == IntPtr.Zero)
        {
            if (Native.ts_op_find("aten::" + name, overload, out var operation) != 0)
                return false;
            Volatile.Write(ref found, operation);
        }
        NativeFailure.Check(Native.ts_op_has_kernel(found, (int)device, out var has), name);
        return has != 0;
    }

    private unsafe int Run(ReadOnlySpan<Argument> arguments, Span<NativeArgument> results)
    {
        var operation = found == IntPtr.Zero ? Find() : found;
        var native = stackalloc NativeArgument[arguments.Length];
        var borrowed = new Borrowed();
        try
        {
            for (var i = 0; i < arguments.Length; i++)
                native[i] = borrowed.ToNative(arguments[i]);
            fixed (NativeArgument* first = results)
            {
                var failure = Native.ts_op_call(operation, native, arguments.Length, first, results.Length, out var produced);
                if (failure != 0)
                    throw NativeFailure.Create(failure, name, TensorsOf(arguments));
                return produced;
            }
        }
        finally
        {
            borrowed.Release();
        }
    }

    private IntPtr Find()
    {
        var failure = Native.ts_op_find("aten::" + name, overload, out var pointer);
        if (failure != 0)
            throw NativeFailure.Create(failure, name);
        Volatile.Write(ref found, pointer);
        return pointer;
    }

    private static Tensor[] TensorsOf(ReadOnlySpan<Argument> arguments)
    {
        var tensors = new List<Tensor>();
        foreach (var argument in arguments)
        {
            if (argument.Reference is Tensor tensor)
                tensors.Add(tensor);
            else if (argument.Reference is Tensor[] several)
                tensors.AddRange(several);
        }
        return [.. tensors];
    }

    /// <summary>The references and pinned memory a call holds while it runs.</summary>
    private struct Borrowed
    {
        private List<TensorHandle>? handles;
        private List<GCHandle>? pins;
        private TensorHandle? first;
        private TensorHandle? second;

        public NativeArgument ToNative(in Argument argument)
        {
            var native = new NativeArgument { Tag = argument.Tag, Length = argument.Length, Whole = argument.Whole };
            switch (argument.Reference)
            {
                case Tensor tensor:
                    native.Pointer = Take(tensor.Live);
                    break;
                case long[] values:
                    native.Pointer = Pin(values);
                    break;
                case Tensor[] tensors:
                    var pointers = new IntPtr[tensors.Length];
                    for (var i = 0; i < tensors.Length; i++)
                        pointers[i] = Take(tensors[i].Live);
                    native.Pointer = Pin(pointers);
                    break;
                case string text:
                    var bytes = Encoding.UTF8.GetBytes(text);
                    native.Length = bytes.Length;
                    native.Pointer = Pin(bytes);
                    break;
            }
            return native;
        }

        public readonly void Release()
        {
            first?.DangerousRelease();
            second?.DangerousRelease();
            if (handles is not null)
            {
                foreach (var handle in handles)
                    handle.DangerousRelease();
            }
            if (pins is not null)
            {
                foreach (var pin in pins)
                    pin.Free();
            }
        }

        private IntPtr Take(TensorHandle handle)
        {
            var added = false;
            handle.DangerousAddRef(ref added);
            if (first is null)
                first = handle;
            else if (second is null)
                second = handle;
            else
                (handles ??= []).Add(handle);
            return handle.DangerousGetHandle();
        }

        private IntPtr Pin(Array array)
        {
            var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
            (pins ??= []).Add(pin);
            return pin.AddrOfPinnedObject();
        }
    }
}
