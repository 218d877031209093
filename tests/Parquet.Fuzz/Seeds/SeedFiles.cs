using Parquet.Meta;

namespace Parquet.Fuzz.Seeds;

/// <summary>The good files: every type, encoding, codec, page version, null pattern and nesting, each file small.</summary>
internal static class SeedFiles
{
    private const int Rows = 60;
    private const int ColumnsInFile = 3;

    private static readonly CompressionCodec[] Codecs =
    [
        CompressionCodec.UNCOMPRESSED, CompressionCodec.SNAPPY, CompressionCodec.GZIP, CompressionCodec.BROTLI,
        CompressionCodec.LZ4, CompressionCodec.ZSTD, CompressionCodec.LZ4_RAW,
    ];

    private static readonly Encoding[] Encodings =
    [
        Encoding.PLAIN, Encoding.PLAIN_DICTIONARY, Encoding.RLE_DICTIONARY, Encoding.RLE, Encoding.DELTA_BINARY_PACKED,
        Encoding.DELTA_LENGTH_BYTE_ARRAY, Encoding.DELTA_BYTE_ARRAY, Encoding.BYTE_STREAM_SPLIT,
    ];

    /// <summary>All of them, in an order that never changes.</summary>
    public static async Task<IReadOnlyList<SeedFile>> AllAsync() => [.. await OwnAsync().ConfigureAwait(false), .. Others()];

    /// <summary>Those that are built here or by the library's writer.</summary>
    public static async Task<IReadOnlyList<SeedFile>> OwnAsync() => [.. Built(), .. await WrittenSeeds.AllAsync().ConfigureAwait(false)];

    /// <summary>Those that other libraries wrote.</summary>
    public static IReadOnlyList<SeedFile> Others() => FolderSeeds.Load(Path.Combine(AppContext.BaseDirectory, "golden"), TextWriter.Null);

    private static IEnumerable<SeedFile> Built() => Layouts().SelectMany(layout => Few(layout.Name, layout.Format, layout.Columns));

    private static IEnumerable<(string Name, SeedFormat Format, SeedColumn[] Columns)> Layouts()
    {
        foreach (var v2 in (bool[])[false, true])
        {
            var version = v2 ? "v2" : "v1";
            foreach (var encoding in Encodings)
            {
                var columns = SeedValues.For(encoding, Rows);
                yield return ($"{encoding}-{version}", new(CompressionCodec.UNCOMPRESSED, v2), columns);
                yield return ($"{encoding}-{version}-snappy", new(CompressionCodec.SNAPPY, v2) { Pages = 1 }, columns);
            }

            foreach (var codec in Codecs)
            {
                SeedColumn[] few = [.. SeedValues.For(Encoding.PLAIN, Rows).Where(column => column.Type is Meta.Type.INT64 or Meta.Type.BYTE_ARRAY)];
                yield return ($"{codec}-{version}", new(codec, v2), few);
            }

            foreach (var encoding in (Encoding[])[Encoding.PLAIN, Encoding.RLE_DICTIONARY])
            {
                yield return ($"nested-{encoding}-{version}", new(CompressionCodec.UNCOMPRESSED, v2), Nested(encoding));
                yield return ($"nested-{encoding}-{version}-zstd", new(CompressionCodec.ZSTD, v2) { RowGroups = 2 }, Nested(encoding));
            }

            yield return ($"logical-{version}", new(CompressionCodec.UNCOMPRESSED, v2), SeedValues.Logical(Rows, null));
            yield return ($"logical-{version}-nulls", new(CompressionCodec.SNAPPY, v2), SeedValues.Logical(Rows, row => row % 4 == 0));
            yield return ($"page-index-{version}", new(CompressionCodec.UNCOMPRESSED, v2) { PageIndex = true, Pages = 6 }, Three(Rows));
            yield return ($"checksums-{version}", new(CompressionCodec.ZSTD, v2) { Checksums = true, PageIndex = true }, Three(Rows));
            yield return ($"row-groups-{version}", new(CompressionCodec.UNCOMPRESSED, v2) { RowGroups = 4, Pages = 1 }, Three(20));
            yield return ($"all-null-{version}", new(CompressionCodec.UNCOMPRESSED, v2), AllNull(Rows));
        }

        yield return ("v2-left-uncompressed", new(CompressionCodec.SNAPPY, true) { LeaveUncompressed = true }, Three(Rows));
        yield return ("one-row", new(CompressionCodec.UNCOMPRESSED, false), Three(1));
        yield return ("no-statistics", new(CompressionCodec.GZIP, false) { Statistics = false }, Three(Rows));
        yield return ("longer", new(CompressionCodec.LZ4_RAW, true) { Pages = 7 }, Three(1500));
    }

    // A case reads every column of its file, and most cases damage one.
    private static IEnumerable<SeedFile> Few(string name, SeedFormat format, SeedColumn[] columns)
    {
        if (columns.Any(column => column.Path.Length > 1))
            return [SeedFile.Of(name, SeedBuilder.Build(format, columns))];
        return columns.Chunk(ColumnsInFile).Select((few, i) => SeedFile.Of($"{name}-{i}", SeedBuilder.Build(format, few)));
    }

    private static SeedColumn[] Nested(Encoding encoding)
    {
        // Rows in a turn: 4, 3, 3, 3, 3; all columns hold 24 rows.
        return
        [
            NestedColumns.List(6, encoding),
            NestedColumns.ListOfLists(8, encoding),
            NestedColumns.BareRepeated(8, encoding),
            .. NestedColumns.Struct(8, encoding),
            .. NestedColumns.Map(8, encoding),
        ];
    }

    private static SeedColumn[] Three(int rows) =>
    [
        SeedColumn.Flat("id", Meta.Type.INT64, rows, null, row => BitConverter.GetBytes((long)row)),
        SeedColumn.Flat("price", Meta.Type.DOUBLE, rows, row => row % 3 == 1, row => BitConverter.GetBytes(row * .25)),
        SeedValues.Physical(Meta.Type.BYTE_ARRAY, "name", rows, row => row % 10 == 9) with { Encoding = Encoding.RLE_DICTIONARY },
    ];

    private static SeedColumn[] AllNull(int rows) =>
    [
        SeedValues.Physical(Meta.Type.INT32, "plain", rows, _ => true),
        SeedValues.Physical(Meta.Type.BYTE_ARRAY, "dictionary", rows, _ => true) with { Encoding = Encoding.RLE_DICTIONARY },
        SeedValues.Physical(Meta.Type.INT64, "delta", rows, _ => true) with { Encoding = Encoding.DELTA_BINARY_PACKED },
    ];
}
