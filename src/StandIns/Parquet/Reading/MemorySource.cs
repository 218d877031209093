namespace Parquet.Reading;

/// <summary>A file in memory, read in place.</summary>
internal sealed class MemorySource(ReadOnlyMemory<byte> bytes) : ByteSource
{
    public override long Length => bytes.Length;

    public override bool TryGetMemory(long offset, long count, out ReadOnlyMemory<byte> memory)
    {
        if (offset + count > bytes.Length)
            throw new EndOfStreamException();
        memory = bytes.Slice((int)offset, (int)count);
        return true;
    }

    public override void Read(long offset, Span<byte> destination)
    {
        TryGetMemory(offset, destination.Length, out var memory);
        memory.Span.CopyTo(destination);
    }
}
