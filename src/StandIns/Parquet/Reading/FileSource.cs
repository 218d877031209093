namespace Parquet.Reading;

/// <summary>
/// A file by its handle. Reading blocks: the pages of a training set are in the system's cache or come by its read-ahead,
/// and a hop to another thread for each would cost more than it hides.
/// </summary>
internal sealed class FileSource(FileStream stream) : ByteSource
{
    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _handle = stream.SafeFileHandle;

    public override long Length { get; } = stream.Length;

    public override void Read(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(_handle, destination, offset);
            if (read == 0)
                throw new EndOfStreamException();
            destination = destination[read..];
            offset += read;
        }
    }
}
