using System.Buffers;

namespace Parquet.Encodings;

/// <summary>A working array from the shared pool.</summary>
internal readonly ref struct PooledArray<T>(int length)
    where T : unmanaged
{
    private readonly T[] _array = ArrayPool<T>.Shared.Rent(length);

    public Span<T> Span => _array.AsSpan(0, length);

    public void Dispose() => ArrayPool<T>.Shared.Return(_array);
}
