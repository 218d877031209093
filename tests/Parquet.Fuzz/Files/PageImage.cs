using Parquet.Fuzz.Thrift;
using Parquet.Meta;

namespace Parquet.Fuzz.Files;

/// <summary>A page: its header and its bytes as the file holds them.</summary>
internal sealed class PageImage(ThriftNode header, byte[] body)
{
    public ThriftNode Header { get; private set; } = header;

    /// <summary>The bytes after the header.</summary>
    public byte[] Body { get; set; } = body;

    /// <summary>The same bytes before compression; null where the file's codec cannot be undone.</summary>
    public byte[]? Plain { get; set; }

    public PageType Kind => (PageType)(Header[1]?.Number ?? -1);

    public bool IsData => Kind is PageType.DataPage or PageType.DataPageV2;

    /// <summary>The header of the page's own kind.</summary>
    public ThriftNode? Details => Header[5] ?? Header[7] ?? Header[8];

    /// <summary>Bytes at the start that are never compressed: the levels of a page of version 2.</summary>
    public int LevelBytes
    {
        get
        {
            var lengths = (Header[8]?[5]?.Number ?? 0) + (Header[8]?[6]?.Number ?? 0);
            return (int)Math.Clamp(lengths, 0, Plain?.Length ?? Body.Length);
        }
    }

    public bool IsCompressed => Header[8]?[7]?.Type != ThriftType.False;

    public PageImage Clone()
    {
        var copy = (PageImage)MemberwiseClone();
        copy.Header = Header.Clone();
        return copy;
    }

    /// <summary>Takes new bytes: compresses them and puts the sizes in the header right.</summary>
    public void SetPlain(byte[] plain, CompressionCodec codec)
    {
        Plain = plain;
        var levels = LevelBytes;
        Body = IsCompressed ? [.. plain[..levels], .. Compressors.Compress(codec, plain[levels..])] : plain;
        Header[2]?.Correct(plain.Length);
        Header[3]?.Correct(Body.Length);
    }
}
