using System.Buffers.Binary;
using System.Globalization;

namespace EcomAi.Deep.Data.Import;

/// <summary>A file of unsigned bytes in the idx format of MNIST (LeCun): two zeros, type 8, the number of dimensions, their sizes (32-bit, big-endian), the bytes. Plain or gzip.</summary>
internal sealed class IdxFile : IDisposable
{
    private readonly Stream _content;

    private IdxFile(string path, Stream content, int[] sizes) => (Path, _content, Sizes) = (path, content, sizes);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The sizes of the dimensions.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="DataException">It is missing, of another format, or declares other dimensions than wanted.</exception>
    public static IdxFile Open(string path, int dimensions)
    {
        var stream = File.OpenRead(path);
        try
        {
            var zipped = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
            stream.Position = 0;
            Stream content = zipped ? new WholeGzipStream(stream) : new BufferedStream(stream, 1 << 16);
            var header = new byte[4 * (dimensions + 1)];
            var file = new IdxFile(path, content, new int[dimensions]);
            file.Fill(header);
            var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (magic != 0x800u + dimensions)
                throw new DataException($"{path}: begins with 0x{magic:X8}, but an idx file of bytes in {dimensions} dimensions begins with 0x{0x800 + dimensions:X8}; copy the file again.");
            var sizes = (int[])file.Sizes;
            for (var i = 0; i < dimensions; i++)
                sizes[i] = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * (i + 1)));
            if (sizes.Any(size => size < 1) || sizes.Skip(1).Any(size => size > 4096))
                throw new DataException($"{path}: declares {string.Join(" x ", sizes)} bytes, which are no images of up to 4096 x 4096; copy the file again.");
            return file;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads as many bytes as asked for.</summary>
    /// <exception cref="DataException">The file ends before.</exception>
    public void Fill(Span<byte> bytes)
    {
        int read;
        try
        {
            read = _content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException fault)
        {
            throw new DataException($"{Path}: the content is damaged or cut short ({fault.Message}); copy the file again.", fault);
        }

        if (read < bytes.Length)
            throw new DataException($"{Path}: ends before the {string.Join(" x ", Sizes)} bytes that it declares; copy the file again.");
    }

    /// <summary>Insists on the end of the file.</summary>
    /// <exception cref="DataException">More follows.</exception>
    public void Finish()
    {
        try
        {
            if (_content.ReadByte() < 0)
                return;
        }
        catch (InvalidDataException fault)
        {
            throw new DataException($"{Path}: the content is damaged or cut short ({fault.Message}); copy the file again.", fault);
        }

        throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{Path}: goes on behind the {string.Join(" x ", Sizes)} bytes that it declares; copy the file again."));
    }

    /// <inheritdoc/>
    public void Dispose() => _content.Dispose();
}
