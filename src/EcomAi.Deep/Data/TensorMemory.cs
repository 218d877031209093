using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EcomAi.Deep.Data;

/// <summary>The memory of a tensor on the host as memory that decoders write to; valid while the tensor lives, which the caller sees to.</summary>
internal sealed unsafe class TensorMemory<T> : MemoryManager<T>
    where T : unmanaged
{
    private readonly T* _start;
    private readonly int _length;

    private TensorMemory(T* start, int length)
    {
        _start = start;
        _length = length;
    }

    /// <summary>A part of a contiguous tensor of one dimension; the tensor itself may hold more bytes than a span can.</summary>
    public static Memory<T> Of(Tensor tensor, long first, int count)
    {
        if (count == 0)
            return default;
        using var start = tensor.narrow(0, first, 1);
        return new TensorMemory<T>((T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(start.bytes)), count).Memory;
    }

    public override Span<T> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
        // What torch allocates does not move.
    }

    protected override void Dispose(bool disposing)
    {
        // The tensor owns the memory.
    }
}
