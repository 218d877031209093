namespace EcomAi.Deep.Data;

/// <summary>
/// A file to read whose asynchronous reads complete at once, on the thread that asks: decoding then stays on that thread instead of
/// moving to the pool at the first read, and bytes go from the system straight to the decoder's memory.
/// </summary>
internal sealed class LocalFile(string path) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1)
{
    public override int Read(Span<byte> buffer)
    {
        var position = Position;
        var read = RandomAccess.Read(SafeFileHandle, buffer, position);
        Position = position + read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : new(Read(buffer.Span));
}
