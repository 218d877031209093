using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Holds many tensors alive while their pointers are in native hands.</summary>
internal readonly struct Borrow : IDisposable
{
    private readonly TensorHandle?[] handles;

    public Borrow(IReadOnlyList<Tensor?> tensors)
    {
        handles = new TensorHandle?[tensors.Count];
        Pointers = new IntPtr[tensors.Count];
        try
        {
            for (var i = 0; i < tensors.Count; i++)
            {
                if (tensors[i] is not { } tensor)
                    continue;
                var added = false;
                var handle = tensor.Live;
                handle.DangerousAddRef(ref added);
                handles[i] = handle;
                Pointers[i] = handle.DangerousGetHandle();
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The native pointers; null where the tensor is.</summary>
    public IntPtr[] Pointers { get; }

    public void Dispose()
    {
        foreach (var handle in handles)
            handle?.DangerousRelease();
    }
}
