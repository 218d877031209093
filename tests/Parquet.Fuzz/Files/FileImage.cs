using System.Buffers.Binary;
using Parquet.Compression;
using Parquet.Fuzz.Thrift;
using Parquet.Meta;
using Parquet.Reading;

namespace Parquet.Fuzz.Files;

/// <summary>A Parquet file taken apart, so that one thing in it can be changed and the rest put right.</summary>
internal sealed class FileImage(ThriftNode footer)
{
    /// <summary>The FileMetaData.</summary>
    public ThriftNode Footer { get; private set; } = footer;

    /// <summary>The columns of all row groups, in the footer's order.</summary>
    public List<ChunkImage> Chunks { get; private set; } = [];

    /// <summary>Takes a good file apart.</summary>
    public static FileImage Parse(ReadOnlySpan<byte> file)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(file[^8..]);
        var image = new FileImage(ThriftParser.Struct(file[^(8 + length)..^8], out _));
        foreach (var column in image.Columns())
        {
            var chunk = new ChunkImage(column);
            var meta = chunk.MetaData ?? throw new InvalidDataException("a column has no metadata");
            var start = (int)(meta[11] is { Number: > 0 } dictionary ? Math.Min(dictionary.Number, meta[9]!.Number) : meta[9]!.Number);
            chunk.Pages.AddRange(Pages(file.Slice(start, (int)meta[7]!.Number), chunk.Codec));
            chunk.OffsetIndex = Index(file, column[4], column[5]);
            chunk.ColumnIndex = Index(file, column[6], column[7]);
            image.Chunks.Add(chunk);
        }

        return image;
    }

    public FileImage Clone()
    {
        var copy = new FileImage(Footer.Clone());
        foreach (var (column, index) in copy.Columns().Select((column, index) => (column, index)))
            copy.Chunks.Add(Chunks[index].Clone(column));
        return copy;
    }

    /// <summary>Puts the file together: offsets and lengths that no mutation has set come out right.</summary>
    public byte[] ToBytes()
    {
        using var output = new MemoryStream();
        output.Write("PAR1"u8);
        foreach (var chunk in Chunks)
            chunk.WritePages(output);
        foreach (var chunk in Chunks)
            chunk.WriteIndex(output, offsets: false);
        foreach (var chunk in Chunks)
            chunk.WriteIndex(output, offsets: true);
        var start = output.Position;
        ThriftOutput.Write(output, Footer);
        output.Write(BitConverter.GetBytes((int)(output.Position - start)));
        output.Write("PAR1"u8);
        return output.ToArray();
    }

    private IEnumerable<ThriftNode> Columns() => Footer[4]!.Items.SelectMany(group => group[1]!.Items);

    private static ThriftNode? Index(ReadOnlySpan<byte> file, ThriftNode? offset, ThriftNode? length) =>
        offset == null || length == null
            ? null
            : ThriftParser.Struct(file.Slice((int)offset.Number, (int)length.Number), out _);

    private static List<PageImage> Pages(ReadOnlySpan<byte> chunk, CompressionCodec codec)
    {
        var pages = new List<PageImage>();
        while (!chunk.IsEmpty)
        {
            var header = ThriftParser.Struct(chunk, out var length);
            var size = (int)header[3]!.Number;
            var page = new PageImage(header, chunk.Slice(length, size).ToArray());
            page.Plain = Plain(page, codec);
            pages.Add(page);
            chunk = chunk[(length + size)..];
        }

        return pages;
    }

    private static byte[]? Plain(PageImage page, CompressionCodec codec)
    {
        if (codec == CompressionCodec.UNCOMPRESSED || !page.IsCompressed)
            return page.Body;
        var levels = page.LevelBytes;
        var plain = new byte[page.Header[2]!.Number];
        page.Body.AsSpan(0, levels).CopyTo(plain);
        try
        {
            PageCodec.Decompress(codec, page.Body.AsSpan(levels), plain.AsSpan(levels));
            return plain;
        }
        catch (CorruptDataException)
        {
            return null;
        }
    }
}
