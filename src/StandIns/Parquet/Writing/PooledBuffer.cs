using System.Buffers;

namespace Parquet.Writing;

/// <summary>A growing byte buffer on the shared pool, used again page after page.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] _array = ArrayPool<byte>.Shared.Rent(4096);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> WrittenSpan => _array.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _array.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void Advance(int count) => Length += count;

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _array.AsSpan(Length);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _array.AsMemory(Length);
    }

    /// <summary>Takes the next <paramref name="count"/> bytes, to be filled by the caller.</summary>
    public Span<byte> Append(int count)
    {
        Reserve(count);
        var span = _array.AsSpan(Length, count);
        Length += count;
        return span;
    }

    /// <summary>Bytes written earlier, to be filled in now.</summary>
    public Span<byte> Overwrite(int at, int count) => _array.AsSpan(0, Length).Slice(at, count);

    public void Write(byte value) => Append(1)[0] = value;

    public void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Write((byte)(value | 0x80));
        Write((byte)value);
    }

    public void Dispose()
    {
        if (_array.Length > 0)
            ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        Length = 0;
    }

    private void Reserve(int count)
    {
        if (count <= _array.Length - Length)
            return;
        var wanted = (long)Length + count;
        if (wanted > Array.MaxLength)
            throw new InvalidOperationException($"a page would need {wanted} bytes; write smaller row groups");
        var grown = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(wanted, 2L * _array.Length)));
        WrittenSpan.CopyTo(grown);
        ArrayPool<byte>.Shared.Return(_array);
        _array = grown;
    }
}
