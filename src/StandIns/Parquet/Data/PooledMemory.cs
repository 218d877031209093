using System.Buffers;
using System.Runtime.CompilerServices;

namespace Parquet.Data;

/// <summary>Memory of an exact length from the shared pool.</summary>
internal sealed class PooledMemory<T>(int length) : IMemoryOwner<T>
{
    private T[]? _array = ArrayPool<T>.Shared.Rent(length);

    public Memory<T> Memory => new(_array ?? throw new ObjectDisposedException(nameof(PooledMemory<T>)), 0, length);

    public void Dispose()
    {
        if (_array is { } array)
            ArrayPool<T>.Shared.Return(array, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        _array = null;
    }
}
