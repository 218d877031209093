using Parquet.Fuzz.Files;
using Parquet.Fuzz.Seeds;
using Parquet.Fuzz.Thrift;
using Parquet.Meta;
using static Parquet.Fuzz.Corpus.Place;

namespace Parquet.Fuzz.Corpus;

/// <summary>Footers that are whole but say what cannot be.</summary>
internal static class BadFooters
{
    public static IEnumerable<BadFile> All() => [.. Schemas(), .. RowGroups(), .. Columns()];

    private static IEnumerable<BadFile> Schemas()
    {
        yield return new("no schema", Good.With(image => image.Footer.With(2, null)), InFile + "the file has no schema");
        yield return new("schema of a root alone", Good.With(image => Schema(image).RemoveAt(1)), InFile + "schema node 'root' declares 1 children");
        yield return new("no columns", Good.With(image =>
        {
            Schema(image).RemoveAt(1);
            Good.Set(Schema(image)[0][5], 0);
        }), InFile + "the file has no columns");
        yield return new("root of two billion children", Good.With(image => Good.Set(Schema(image)[0][5], int.MaxValue)), InFile + "schema node 'root' declares 2147483647 children");
        yield return new("root of -1 children", Good.With(image => Good.Set(Schema(image)[0][5], -1)), InFile + "schema node 'root' declares -1 children");
        yield return new("node that nothing holds", Good.With(image => Schema(image).Add(Schema(image)[1].Clone())), InFile + "the schema has 3 nodes, its groups hold 2");
        yield return new("two columns of one name", Good.With(image =>
        {
            Schema(image).Add(Schema(image)[1].Clone());
            Good.Set(Schema(image)[0][5], 2);
        }), InFile + "two columns are named 'x'");
        yield return new("schema nested 200 deep", Good.With(Nest), InFile + "the schema nests deeper than 64");
        yield return new("unknown physical type", Good.With(image => Good.Set(Schema(image)[1][1], 99)), InFile + "column 'x' has the unknown physical type 99");
        yield return new("unknown repetition", Good.With(image => Good.Set(Schema(image)[1][3], 7)), InFile + "'x' has the unknown repetition 7");
        yield return new("fixed length of none", Fixed(node => node.With(2, null)), InColumn + "columns of FIXED_LEN_BYTE_ARRAY are not supported");
        yield return new("fixed length of -5", Fixed(node => Good.Set(node[2], -5)), InColumn + "columns of FIXED_LEN_BYTE_ARRAY are not supported");
        yield return new("fixed length of 2 GB", Fixed(node => Good.Set(node[2], int.MaxValue)), InPage + "40 bytes cannot hold the 8 values that the page declares");
        yield return new("decimal of more digits than System.Decimal has", WideDecimal(0x7F), InPage + "decimal 168811955464684315858783496655603761152E-2 is outside of what System.Decimal holds; read it as BigDecimal");
        yield return new("decimal of two billion digits", Decimal(precision: int.MaxValue, scale: int.MaxValue - 1), InColumn + "columns of INT32 (Decimal) are not supported");
        yield return new("smallest decimal of 128 bits", WideDecimal(0x80), InPage + "decimal -170141183460469231731687303715884105728E-2 is outside of what System.Decimal holds; read it as BigDecimal");
        yield return new("decimal of scale -1", Decimal(precision: 9, scale: -1), InColumn + "columns of INT32 (Decimal) are not supported");
        yield return new("decimal of more scale than precision", Decimal(precision: 3, scale: 4), InColumn + "columns of INT32 (Decimal) are not supported");
    }

    private static IEnumerable<BadFile> RowGroups()
    {
        yield return new("rows negative", Good.With(image => Good.Set(Group(image)[3], -1)), InFile + "row group 0 declares -1 rows");
        yield return new("more rows than values", Good.With(image => Good.Set(Group(image)[3], Good.Rows + 1)), InColumn + "the column has 8 values, its row group 9 rows");
        yield return new("fewer rows than values", Good.With(image => Good.Set(Group(image)[3], Good.Rows - 1)), InColumn + "the column has 8 values, its row group 7 rows");
        yield return new("no columns in a row group", Good.With(image => Group(image)[1]!.Items.Clear()), InFile + "row group 0 has 0 columns, the schema 1");
        yield return new("column twice in a row group", Good.With(image => Group(image)[1]!.Items.Add(Group(image)[1]!.Items[0].Clone())), InFile + "row group 0 has 2 columns, the schema 1");
        yield return new("one page declares two billion values", Counts(int.MaxValue, int.MaxValue), InColumn + "2147483647 values in one row group are not supported");
        yield return new("one page declares sixty-four million values", Counts(1 << 26, 1 << 26), InColumn + "the column's 52 bytes cannot hold the 67108864 values that it declares");
        yield return new("petabytes in forty kilobytes", Petabytes(), InColumn + "2147483647 values in one row group are not supported");
    }

    private static IEnumerable<BadFile> Columns()
    {
        yield return new("values negative", Column(meta => Good.Set(meta[5], -8)), InColumn + "the column has -8 values, its row group 8 rows");
        yield return new("values beyond 64 bits of bytes", Column(meta => Good.Set(meta[5], long.MaxValue)), InColumn + "the column has 9223372036854775807 values, its row group 8 rows");
        yield return new("type of another column", Column(meta => Good.Set(meta[1], (int)Meta.Type.INT64)), InColumn + "the column is INT64, the schema says INT32");
        yield return new("unknown type", Column(meta => Good.Set(meta[1], 42)), InColumn + "the column is 42, the schema says INT32");
        yield return new("unknown codec", Column(meta => Good.Set(meta[4], 99)), InColumn + "compression 99 is not supported; None, Snappy, Gzip, Brotli, Zstd and both kinds of LZ4 are");
        yield return new("LZO", Column(meta => Good.Set(meta[4], (int)CompressionCodec.LZO)), InColumn + "compression LZO is not supported; None, Snappy, Gzip, Brotli, Zstd and both kinds of LZ4 are");
        yield return new("offset in the magic", Column(meta => Good.Set(meta[9], 3)), InColumn + "the column's 49 bytes at offset 3 are not inside of the file's data (53 bytes)");
        yield return new("offset negative", Column(meta => Good.Set(meta[9], -4)), InColumn + "the column's 49 bytes at offset -4 are not inside of the file's data (53 bytes)");
        yield return new("offset beyond the file", Column(meta => Good.Set(meta[9], 1L << 40)), InColumn + "the column's 49 bytes at offset 1099511627776 are not inside of the file's data (53 bytes)");
        yield return new("offset at the end of 64 bits", Column(meta => Good.Set(meta[9], long.MaxValue)), InColumn + "the column's 49 bytes at offset 9223372036854775807 are not inside of the file's data (53 bytes)");
        yield return new("size negative", Column(meta => Good.Set(meta[7], -1)), InColumn + "the column's -1 bytes at offset 4 are not inside of the file's data (53 bytes)");
        yield return new("size into the footer", Column(meta => Good.Set(meta[7], 60)), InColumn + "the column's 60 bytes at offset 4 are not inside of the file's data (53 bytes)");
        yield return new("size of exabytes", Column(meta => Good.Set(meta[7], long.MaxValue)), InColumn + "the column's 9223372036854775807 bytes at offset 4 are not inside of the file's data (53 bytes)");
        yield return new("size one byte short", Good.With(image => Good.Set(image.Chunks[0].MetaData![7], Size(image) - 1)), InPage + "a page declares 32 bytes, 31 are left");
        yield return new("no metadata", Good.With(image => image.Chunks[0].Column.With(3, null)), InColumn + "the column has no metadata: it is encrypted or damaged");
        yield return new("column in another file", Good.With(image => image.Chunks[0].Column.With(1, ThriftNode.Text("other.parquet"))), InColumn + "the column is in another file ('other.parquet'), which is not supported");
        yield return new("statistics of three bytes", Column(meta => meta.With(12, ThriftNode.Struct((5, ThriftNode.Binary([1, 2, 3]))))), InColumn + "statistics: 3 bytes cannot hold the 1 values that the page declares");
    }

    private static List<ThriftNode> Schema(FileImage image) => image.Footer[2]!.Items;

    private static ThriftNode Group(FileImage image) => image.Footer[4]!.Items[0];

    private static byte[] Column(Action<ThriftNode> change) => Good.With(image => change(image.Chunks[0].MetaData!));

    private static long Size(FileImage image)
    {
        using var pages = new MemoryStream();
        image.Clone().Chunks[0].WritePages(pages);
        return pages.Length;
    }

    private static byte[] Fixed(Action<ThriftNode> change) =>
        Good.With(Good.V1, Good.Column(Meta.Type.FIXED_LEN_BYTE_ARRAY), image => change(Schema(image)[1]));

    private static byte[] Decimal(int precision, int scale) => Good.With(image => Schema(image)[1]
        .With(6, ThriftNode.I32((int)ConvertedType.DECIMAL)).With(7, ThriftNode.I32(scale)).With(8, ThriftNode.I32(precision)));

    private static byte[] WideDecimal(byte highest)
    {
        var column = SeedColumn.Flat("x", Meta.Type.FIXED_LEN_BYTE_ARRAY, Good.Rows, null, _ => [highest, .. new byte[15]], length: 16);
        return Good.With(Good.V1, column.Annotated(ConvertedType.DECIMAL, null, 2, 38), _ => { });
    }

    private static byte[] Counts(long rows, int inPage) => Good.With(image =>
    {
        Good.Set(Group(image)[3], rows);
        Good.Set(image.Chunks[0].MetaData![5], rows);
        Good.Set(image.Chunks[0].Pages[0].Details![1], inPage);
    });

    private static void Nest(FileImage image)
    {
        var leaf = Schema(image)[1];
        Schema(image).RemoveAt(1);
        for (var i = 0; i < 200; i++)
            Schema(image).Add(SeedColumn.Group($"g{i}", FieldRepetitionType.OPTIONAL, 1));
        Schema(image).Add(leaf);
    }

    // One page of 42 kB that declares two billion values, and the footer refers to it a thousand times.
    private static byte[] Petabytes() => Good.With(image =>
    {
        var chunk = image.Chunks[0];
        chunk.Pages[0].SetPlain(new byte[32_000], CompressionCodec.UNCOMPRESSED);
        Good.Set(chunk.Pages[0].Header[2], int.MaxValue);
        Good.Set(chunk.Pages[0].Details![1], int.MaxValue);
        Good.Set(chunk.MetaData![4], (int)CompressionCodec.ZSTD);
        Good.Set(chunk.MetaData[5], int.MaxValue);
        Good.Set(chunk.MetaData[6], 1L << 42);
        Good.Set(chunk.MetaData[7], 32_000 + 20);
        Good.Set(chunk.MetaData[9], 4);
        Good.Set(Group(image)[3], int.MaxValue);
        var groups = image.Footer[4]!.Items;
        for (var i = 0; i < 150; i++)
            groups.Add(groups[0].Clone());
    });
}
