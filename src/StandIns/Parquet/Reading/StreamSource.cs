namespace Parquet.Reading;

/// <summary>Any other stream that can be sought: readers take turns at its position.</summary>
internal sealed class StreamSource(Stream stream) : ByteSource
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public override long Length { get; } = stream.Length;

    public override bool ReadsAtOnce => false;

    public override void Read(long offset, Span<byte> destination) => throw new NotSupportedException("a stream is read asynchronously");

    public override async ValueTask ReadAsync(long offset, Memory<byte> destination, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            stream.Position = offset;
            await stream.ReadExactlyAsync(destination, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }
}
