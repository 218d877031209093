namespace Parquet.Writing;

/// <summary>The stream written to, with its place, which a stream that cannot be sought does not tell.</summary>
internal sealed class OutputStream(Stream stream)
{
    public long Position { get; private set; } = stream.CanSeek ? stream.Position : 0;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await stream.WriteAsync(bytes, cancellation).ConfigureAwait(false);
        Position += bytes.Length;
    }

    public Task FlushAsync() => stream.FlushAsync();
}
