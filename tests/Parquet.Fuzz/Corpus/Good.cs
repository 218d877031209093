using Parquet.Fuzz.Files;
using Parquet.Fuzz.Seeds;
using Parquet.Fuzz.Thrift;
using Parquet.Meta;

namespace Parquet.Fuzz.Corpus;

/// <summary>The good files that bad ones are made of: one column, eight rows, one page.</summary>
internal static class Good
{
    public const int Rows = 8;

    public static readonly SeedFormat V1 = new(CompressionCodec.UNCOMPRESSED, false) { Pages = 1, Statistics = false };

    public static readonly SeedFormat V2 = V1 with { V2 = true };

    /// <summary>The column 'x' of a type, required or with every other row null.</summary>
    public static SeedColumn Column(Meta.Type type, bool optional = false, Encoding encoding = Encoding.PLAIN) =>
        SeedValues.Physical(type, "x", Rows, optional ? row => row % 2 == 1 : null) with { Encoding = encoding };

    /// <summary>A file of one required INT32 column, with one change.</summary>
    public static byte[] With(Action<FileImage> change) => With(V1, Column(Meta.Type.INT32), change);

    public static byte[] With(SeedFormat format, SeedColumn column, Action<FileImage> change)
    {
        var image = SeedBuilder.Build(format, column);
        change(image);
        return image.ToBytes();
    }

    /// <summary>A file whose data page holds these bytes and declares this encoding.</summary>
    public static byte[] WithPage(SeedFormat format, SeedColumn column, Encoding encoding, byte[] page) =>
        With(format, column, image =>
        {
            var data = image.Chunks[0].Pages[^1];
            Set(format.V2 ? data.Details![4]! : data.Details![2]!, (int)encoding);
            data.SetPlain(page, format.Codec);
        });

    /// <summary>Sets a number for good: nothing puts it right again.</summary>
    public static void Set(ThriftNode? node, long value)
    {
        ArgumentNullException.ThrowIfNull(node);
        node.Number = value;
        node.Pinned = true;
    }
}
