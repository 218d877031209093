using Parquet.Fuzz.Files;
using Parquet.Fuzz.Seeds;
using Parquet.Fuzz.Thrift;
using Parquet.Meta;
using static Parquet.Fuzz.Corpus.Place;

namespace Parquet.Fuzz.Corpus;

/// <summary>Page indexes that lie, and pages that are not what their checksums say.</summary>
internal static class BadPageIndexes
{
    private static readonly SeedFormat Indexed = Good.V1 with { PageIndex = true, Pages = 2 };

    public static IEnumerable<BadFile> All() => [.. Places(), .. Offsets(), .. Bounds(), .. Checksums()];

    private static IEnumerable<BadFile> Places()
    {
        yield return new("offset index in the magic", Index(chunk => Good.Set(chunk.Column[4], 2)), InPage + "the offset index (17 bytes at offset 2) is not inside of the file's data (122 bytes)");
        yield return new("offset index beyond the file", Index(chunk => Good.Set(chunk.Column[4], 1 << 20)), InPage + "the offset index (17 bytes at offset 1048576) is not inside of the file's data (122 bytes)");
        yield return new("offset index at the end of 64 bits", Index(chunk => Good.Set(chunk.Column[4], long.MaxValue)), InPage + "the offset index (17 bytes at offset 9223372036854775807) is not inside of the file's data (122 bytes)");
        yield return new("offset index of -1 bytes", Index(chunk => Good.Set(chunk.Column[5], -1)), InPage + "the offset index (-1 bytes at offset 105) is not inside of the file's data (122 bytes)");
        yield return new("offset index of 2 GB", Index(chunk => Good.Set(chunk.Column[5], int.MaxValue)), InPage + "the offset index (2147483647 bytes at offset 105) is not inside of the file's data (122 bytes)");
        yield return new("offset index cut short", Index(chunk => Good.Set(chunk.Column[5], 5)), InPage + "the metadata end too early");
        yield return new("offset index is the column index", Index(chunk => chunk.OffsetIndex = chunk.ColumnIndex!.Clone()), InPage + "the metadata hold a thrift True where a Struct belongs");
        yield return new("column index beyond the file", Index(chunk => Good.Set(chunk.Column[6], 1 << 20)), InColumn + "the column index (35 bytes at offset 1048576) is not inside of the file's data (122 bytes)");
        yield return new("column index of no bytes", Index(chunk => Good.Set(chunk.Column[7], 0)), InColumn + "the metadata end too early");
    }

    private static IEnumerable<BadFile> Offsets()
    {
        yield return new("page before its column", Location(1, 1, 4), InPage + "page 1 of the offset index (33 bytes at 4) is not inside of its column (66 bytes at 4)");
        yield return new("page beyond its column", Location(1, 1, 1 << 20), InPage + "page 1 of the offset index (33 bytes at 1048576) is not inside of its column (66 bytes at 4)");
        yield return new("page offset negative", Location(0, 1, -100), InPage + "page 0 of the offset index (33 bytes at -100) is not inside of its column (66 bytes at 4)");
        yield return new("page of no bytes in the offset index", Location(0, 2, 0), InPage + "page 0 of the offset index (0 bytes at 4) is not inside of its column (66 bytes at 4)");
        yield return new("page of 2 GB in the offset index", Location(1, 2, int.MaxValue), InPage + "page 1 of the offset index (2147483647 bytes at 37) is not inside of its column (66 bytes at 4)");
        yield return new("pages out of order in the offset index", Index(chunk => chunk.OffsetIndex![1]!.Items.Reverse()), InPage + "page 0 of the offset index begins with row 4 of 8");
        yield return new("first page begins with row 1", Location(0, 3, 1), InPage + "page 0 of the offset index begins with row 1 of 8");
        yield return new("page begins with row -1", Location(1, 3, -1), InPage + "page 1 of the offset index begins with row -1 of 8");
        yield return new("page begins with row 9 of 8", Location(1, 3, 9), InPage + "page 1 of the offset index begins with row 9 of 8");
        yield return new("page begins with a row of the page before", Location(1, 3, 3), InPage + "the offset index says that 3 rows are in a page of 4");
        yield return new("offset index of no pages", Index(chunk => chunk.OffsetIndex![1]!.Items.Clear()), InPage + "the offset index names no page for 8 rows");
        yield return new("offset index of one page less", Index(chunk => chunk.OffsetIndex![1]!.Items.RemoveAt(1)), InPage + "the offset index says that 8 rows are in a page of 4");
        yield return new("page inside of a page", Location(1, 1, 4 + 33 + 20), InPage + "page 1 of the offset index (33 bytes at 57) is not inside of its column (66 bytes at 4)");
    }

    private static IEnumerable<BadFile> Bounds()
    {
        yield return new("column index of no bounds", Index(chunk => chunk.ColumnIndex![2]!.Items.Clear()), InColumn + "the column index describes 2 pages with 0 lower and 2 upper bounds and 2 null counts, the offset index names 2");
        yield return new("column index of three null pages", Index(chunk => chunk.ColumnIndex![1]!.Items.Add(ThriftNode.Bool(true))), InColumn + "the column index describes 3 pages with 2 lower and 2 upper bounds and 2 null counts, the offset index names 2");
        yield return new("column index of one null count", Index(chunk => chunk.ColumnIndex![5]!.Items.RemoveAt(0)), InColumn + "the column index describes 2 pages with 2 lower and 2 upper bounds and 1 null counts, the offset index names 2");
        yield return new("bound of three bytes", Index(chunk => chunk.ColumnIndex![2]!.Items[0].Bytes = [1, 2, 3]), InColumn + "3 bytes cannot hold the 1 values that the page declares");
        yield return new("column index of 4 G bounds", Index(chunk => chunk.ColumnIndex![2]!.DeclaredCount = uint.MaxValue), InColumn + "a metadata list declares 4294967295 elements, 29 bytes are left");
    }

    private static IEnumerable<BadFile> Checksums()
    {
        yield return new("checksum of other bytes", Checked(page => page.Body[5] ^= 1), InPage + "the page's checksum is ea07ace5, its header says 848bb7a4") { VerifyChecksums = true };
        yield return new("checksum that was changed", Checked(page => Good.Set(page.Header[4], 7)), InPage + "the page's checksum is 848bb7a4, its header says 00000007") { VerifyChecksums = true };
        yield return new("checksum of other compressed bytes", Checked(page => page.Body[9] ^= 1, CompressionCodec.SNAPPY), InPage + "the page's checksum is e5daefa3, its header says 40517fad") { VerifyChecksums = true };
        yield return new("checksum of other levels", Good.With(
            Good.V2 with { Checksums = true },
            Good.Column(Meta.Type.INT32, optional: true),
            image => image.Chunks[0].Pages[0].Body[1] ^= 1), InPage + "the page's checksum is a0e34ed4, its header says 27458597")
        { VerifyChecksums = true };
    }

    private static byte[] Index(Action<ChunkImage> change) =>
        Good.With(Indexed, Good.Column(Meta.Type.INT32), image => change(image.Chunks[0]));

    private static byte[] Location(int page, short field, long value) =>
        Index(chunk => Good.Set(chunk.OffsetIndex![1]!.Items[page][field], value));

    private static byte[] Checked(Action<PageImage> change, CompressionCodec codec = CompressionCodec.UNCOMPRESSED) =>
        Good.With(Good.V1 with { Checksums = true, Codec = codec }, Good.Column(Meta.Type.INT32), image => change(image.Chunks[0].Pages[0]));
}
