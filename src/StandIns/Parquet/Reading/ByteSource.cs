namespace Parquet.Reading;

/// <summary>The bytes of a file by offset. No position is shared, so several threads may read at once.</summary>
internal abstract class ByteSource : IDisposable
{
    /// <summary>Bytes of the file.</summary>
    public abstract long Length { get; }

    /// <summary>Whether <see cref="Read"/> can be called: the bytes are in memory or in a file of this machine.</summary>
    public virtual bool ReadsAtOnce => true;

    /// <summary>The quickest way to a stream's bytes.</summary>
    public static ByteSource Of(Stream stream) => stream switch
    {
        MemoryStream memory when memory.GetType() == typeof(MemoryStream) && memory.TryGetBuffer(out var buffer) => new MemorySource(buffer),
        FileStream file when file.GetType() == typeof(FileStream) => new FileSource(file),
        _ => new StreamSource(stream),
    };

    /// <summary>The bytes where they lie, for a source that is in memory.</summary>
    public virtual bool TryGetMemory(long offset, long count, out ReadOnlyMemory<byte> memory)
    {
        memory = default;
        return false;
    }

    /// <summary>Fills the destination at once.</summary>
    /// <exception cref="EndOfStreamException">The file is shorter than it was.</exception>
    public abstract void Read(long offset, Span<byte> destination);

    /// <summary>Fills the destination.</summary>
    /// <exception cref="EndOfStreamException">The file is shorter than it was.</exception>
    public virtual ValueTask ReadAsync(long offset, Memory<byte> destination, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Read(offset, destination.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>Releases what the source has of its own; the stream is its owner's.</summary>
    public virtual void Dispose()
    {
    }
}
