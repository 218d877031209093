using System.Buffers;

namespace Parquet.Reading;

/// <summary>
/// A moving view of the bytes of one column chunk: in place where the file is in memory, else a buffer that holds a page
/// and a little more, whatever the chunk's size.
/// </summary>
/// <param name="source">The file.</param>
/// <param name="start">Where the chunk starts in the file.</param>
/// <param name="length">Bytes of the chunk.</param>
/// <param name="ahead">How many bytes to read beyond those asked for.</param>
internal sealed class ChunkWindow(ByteSource source, long start, long length, int ahead) : IDisposable
{
    private byte[] _buffer = [];
    private long _bufferStart;
    private int _buffered;

    /// <summary>Bytes of the chunk.</summary>
    public long Length => length;

    /// <summary>Makes bytes visible.</summary>
    /// <param name="offset">Where, from the chunk's start.</param>
    /// <param name="wanted">How many at least, unless the chunk ends before.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <returns>The bytes from there on, as many as are at hand; valid until the next call.</returns>
    public ValueTask<ReadOnlyMemory<byte>> ViewAsync(long offset, long wanted, CancellationToken cancellation)
    {
        var left = length - offset;
        if (source.TryGetMemory(start + offset, Math.Min(left, int.MaxValue), out var memory))
            return new(memory);
        var at = offset - _bufferStart;
        if (at >= 0 && at <= _buffered && _buffered - at >= Math.Min(wanted, left))
            return new(_buffer.AsMemory((int)at, _buffered - (int)at));
        return FillAsync(offset, wanted, cancellation);
    }

    /// <summary>Copies bytes of the chunk to their place: those at hand from the buffer, the rest straight from the file.</summary>
    public void CopyTo(long offset, Span<byte> destination)
    {
        var at = offset - _bufferStart;
        if (at >= 0 && at < _buffered)
        {
            var part = _buffer.AsSpan((int)at, (int)Math.Min(_buffered - at, destination.Length));
            part.CopyTo(destination);
            destination = destination[part.Length..];
            offset += part.Length;
        }

        source.Read(start + offset, destination);
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _buffered = 0;
    }

    private async ValueTask<ReadOnlyMemory<byte>> FillAsync(long offset, long wanted, CancellationToken cancellation)
    {
        var size = Math.Min(length - offset, Math.Max(0, wanted) + ahead);
        if (size > Array.MaxLength)
            CorruptDataException.Throw($"a page of {wanted} bytes is not supported");
        var at = offset - _bufferStart;
        var kept = at >= 0 && at < _buffered ? _buffer.AsMemory((int)at, _buffered - (int)at) : default;
        if (_buffer.Length < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)size);
            kept.CopyTo(larger);
            Dispose();
            _buffer = larger;
        }
        else
        {
            kept.CopyTo(_buffer);
        }

        (_bufferStart, _buffered) = (offset, kept.Length);
        await source.ReadAsync(start + offset + kept.Length, _buffer.AsMemory(kept.Length, (int)size - kept.Length), cancellation)
            .ConfigureAwait(false);
        _buffered = (int)size;
        return _buffer.AsMemory(0, _buffered);
    }
}
