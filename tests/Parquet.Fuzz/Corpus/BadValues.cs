using Parquet.Fuzz.Seeds;
using Parquet.Fuzz.Thrift;
using Parquet.Meta;
using static Parquet.Fuzz.Corpus.Place;

namespace Parquet.Fuzz.Corpus;

/// <summary>Levels and values that do not fill their page, or go beyond it.</summary>
internal static class BadValues
{
    public static IEnumerable<BadFile> All() => [.. Levels(), .. Plain(), .. Deltas(), .. DeltaArrays(), .. Others()];

    private static IEnumerable<BadFile> Levels()
    {
        var optional = Good.Column(Meta.Type.INT32, optional: true);
        yield return new("level length beyond the page", Page(optional, [0xFF, 0xFF, 0xFF, 0x7F, 16, 1]), InPage + "definition levels declare 2147483647 bytes, 2 are left");
        yield return new("level length negative", Page(optional, [0xFF, 0xFF, 0xFF, 0xFF, 16, 1]), InPage + "definition levels declare 4294967295 bytes, 2 are left");
        yield return new("page ends inside the level length", Page(optional, [2, 0]), InPage + "a page ends inside its definition levels");
        yield return new("page of no bytes", Page(optional, []), InPage + "a page ends inside its definition levels");
        yield return new("levels for fewer values", Page(optional, [2, 0, 0, 0, 8, 1, .. new byte[32]]), InPage + "run-length data end too early");
        yield return new("levels of no bytes", Page(optional, [0, 0, 0, 0, .. new byte[32]]), InPage + "run-length data end too early");
        yield return new("level 2 where 1 is the highest", Page(optional, [2, 0, 0, 0, 16, 2, .. new byte[32]]), InPage + "run-length value 2 does not fit 1 bits");
        yield return new("levels say values, the page has none", Page(optional, [2, 0, 0, 0, 16, 1]), InPage + "0 bytes cannot hold the 8 values that the page declares");
        yield return new("levels in an unknown encoding", Good.With(Good.V1, optional, image => Good.Set(image.Chunks[0].Pages[0].Details![3], 2)), InPage + "definition levels in PLAIN_DICTIONARY are not supported");
        var list = NestedColumns.List(2, Encoding.PLAIN);
        yield return new("first repetition level is not 0", Page(list, [2, 0, 0, 0, 24, 1, 2, 0, 0, 0, 24, 0]), InFile + "column 'list/list/element', row group 0, page 0, offset 4: the first repetition level is 1, not 0");
        yield return new("more rows than the row group", Page(list, [2, 0, 0, 0, 24, 0, 2, 0, 0, 0, 24, 0]), InFile + "column 'list/list/element', row group 0, page 0, offset 4: the pages hold 12 rows, the row group 8");
        yield return new("definition level 3 of 2 bits above 2", Page(NestedColumns.ListOfLists(2, Encoding.PLAIN), [2, 0, 0, 0, 20, 0, 2, 0, 0, 0, 20, 3]), InFile + "column 'lists/list/element/list/element', row group 0, page 0, offset 4: level 3 is above 2, the highest of this column");
    }

    private static IEnumerable<BadFile> Plain()
    {
        yield return new("integers cut short", Page(Good.Column(Meta.Type.INT32), new byte[31]), InPage + "31 bytes cannot hold the 8 values that the page declares");
        yield return new("booleans cut short", Page(Good.Column(Meta.Type.BOOLEAN), []), InPage + "0 bytes cannot hold the 8 values that the page declares");
        yield return new("INT96 cut short", Page(Good.Column(Meta.Type.INT96), new byte[95]), InPage + "95 bytes cannot hold the 8 values that the page declares");
        yield return new("INT96 before the year 1", Page(Good.Column(Meta.Type.INT96), new byte[96]), InPage + "INT96 time (day 0, 0 ns) is outside of the years 1 to 9999");
        yield return new("fixed lengths cut short", Page(Good.Column(Meta.Type.FIXED_LEN_BYTE_ARRAY), new byte[39]), InPage + "39 bytes cannot hold the 8 values that the page declares");
        var text = Good.Column(Meta.Type.BYTE_ARRAY);
        yield return new("text longer than the page", Page(text, [.. new byte[28], 5, 0, 0, 0, 65]), InPage + "a byte array declares 5 bytes, 1 are left");
        yield return new("text length of 2 GB", Page(text, [0xFF, 0xFF, 0xFF, 0x7F, .. new byte[28]]), InPage + "a byte array declares 2147483647 bytes, 28 are left");
        yield return new("text length of 4 GB", Page(text, [0xFF, 0xFF, 0xFF, 0xFF, .. new byte[28]]), InPage + "a byte array declares 4294967295 bytes, 28 are left");
        yield return new("page ends inside a text's length", Page(text, [2, 0, 0, 0, 65, 66, .. new byte[27]]), InPage + "a text is not valid UTF-8");
        yield return new("text that is not UTF-8", Page(text, [2, 0, 0, 0, 0xC3, 0x28, .. new byte[28]]), InPage + "a text is not valid UTF-8");
        yield return new("text that ends in half a character", Page(text, [1, 0, 0, 0, 0xC3, .. new byte[28]]), InPage + "a text is not valid UTF-8");
    }

    private static IEnumerable<BadFile> Deltas()
    {
        yield return new("delta block of no values", Delta(Bytes(0, 4, 8, 0)), InPage + "delta blocks of 0 values are not supported; they hold a multiple of 128, at most 65536");
        yield return new("delta block of 100 values", Delta(Bytes(100, 4, 8, 0)), InPage + "delta blocks of 100 values are not supported; they hold a multiple of 128, at most 65536");
        yield return new("delta block of 2^60 values", Delta(Bytes(1UL << 60, 4, 8, 0)), InPage + "delta blocks of 1152921504606846976 values are not supported; they hold a multiple of 128, at most 65536");
        yield return new("delta block of no miniblocks", Delta(Bytes(128, 0, 8, 0)), InPage + "a delta block of 128 values cannot have 0 miniblocks");
        yield return new("delta miniblocks of 25.6 values", Delta(Bytes(128, 5, 8, 0)), InPage + "a delta block of 128 values cannot have 5 miniblocks");
        yield return new("delta miniblocks of 8 values", Delta(Bytes(128, 16, 8, 0)), InPage + "a delta block of 128 values cannot have 16 miniblocks");
        yield return new("delta values more than the page", Delta(Bytes(128, 4, 9, 0)), InPage + "the delta header declares 9 values, the page has 8");
        yield return new("delta values fewer than the page", Delta(Bytes(128, 4, 7, 0)), InPage + "the delta header declares 7 values, the page has 8");
        yield return new("delta values of 2^63", Delta(Bytes(128, 4, 1UL << 63, 0)), InPage + "the delta header declares 9223372036854775808 values, the page has 8");
        yield return new("delta width 65 for 32 bits", Delta([.. Bytes(128, 4, 8, 0, 0), 65, 0, 0, 0, .. new byte[260]]), InPage + "delta bit width 65 is above 64");
        yield return new("delta width 65", Delta([.. Bytes(128, 4, 8, 0, 0), 65, 0, 0, 0, .. new byte[260]], Meta.Type.INT64), InPage + "delta bit width 65 is above 64");
        yield return new("delta width 255", Delta([.. Bytes(128, 4, 8, 0, 0), 255, 0, 0, 0, .. new byte[260]], Meta.Type.INT64), InPage + "delta bit width 255 is above 64");
        yield return new("delta header cut short", Delta(Bytes(128, 4)), InPage + "delta values end too early");
        yield return new("delta widths cut short", Delta([.. Bytes(128, 4, 8, 0, 0), 4]), InPage + "delta values end too early");
        yield return new("delta miniblock cut short", Delta([.. Bytes(128, 4, 8, 0, 0), 32, 0, 0, 0, 1, 2, 3]), InPage + "delta values end inside a miniblock");
        yield return new("delta number of eleven bytes", Delta([.. Enumerable.Repeat((byte)0xFF, 11)]), InPage + "a delta number is longer than 64 bits");
    }

    private static IEnumerable<BadFile> DeltaArrays()
    {
        yield return new("delta text length negative", DeltaLengths([-1, 0, 0, 0, 0, 0, 0, 0], 8), InPage + "a byte array declares -1 bytes");
        yield return new("delta text longer than the page", DeltaLengths([0, 0, 0, 0, 0, 0, 0, 9], 8), InPage + "byte arrays declare 9 bytes, 8 are left");
        yield return new("delta text lengths that overflow", DeltaLengths([int.MaxValue, int.MaxValue, 3, 0, 0, 0, 0, 0], 8), InPage + "byte arrays declare 4294967297 bytes, 8 are left");
        yield return new("prefix longer than the text before", Prefixes([0, 5, 0, 0, 0, 0, 0, 0], [4, 1, 0, 0, 0, 0, 0, 0], 5), InPage + "a byte array shares 5 bytes with one of 4");
        yield return new("prefix of the first text", Prefixes([1, 0, 0, 0, 0, 0, 0, 0], [4, 0, 0, 0, 0, 0, 0, 0], 4), InPage + "a byte array shares 1 bytes with one of 0");
        yield return new("prefix negative", Prefixes([0, -1, 0, 0, 0, 0, 0, 0], [4, 0, 0, 0, 0, 0, 0, 0], 4), InPage + "a byte array shares -1 bytes with one of 4");
        yield return new("suffix negative", Prefixes([0, 4, 0, 0, 0, 0, 0, 0], [4, -4, 0, 0, 0, 0, 0, 0], 4), InPage + "a byte array declares -4 bytes");
        yield return new("suffixes longer than the page", Prefixes([0, 0, 0, 0, 0, 0, 0, 0], [4, 0, 0, 0, 0, 0, 0, 1], 4), InPage + "byte arrays declare 5 bytes, 4 are left");
        yield return new("prefixes that make gigabytes", GrowingPrefixes(), InPage + "byte arrays of 263180 bytes in the page would take 2147516416 bytes");
        yield return new("prefix and suffix that are not the fixed length",
            Page(Good.Column(Meta.Type.FIXED_LEN_BYTE_ARRAY), Encoding.DELTA_BYTE_ARRAY, [.. Packed([0, 5, 5, 5, 5, 5, 5, 5]), .. Packed([5, 1, 0, 0, 0, 0, 0, 0]), .. new byte[6]]),
            InPage + "a value has 6 bytes, the schema says 5");
    }

    private static IEnumerable<BadFile> Others()
    {
        yield return new("split streams of 30 bytes for 8 values", Page(Good.Column(Meta.Type.FLOAT), Encoding.BYTE_STREAM_SPLIT, new byte[30]), InPage + "30 bytes are not the streams of 8 values of 4 bytes");
        yield return new("split streams of too few values", Page(Good.Column(Meta.Type.DOUBLE), Encoding.BYTE_STREAM_SPLIT, new byte[56]), InPage + "56 bytes are not the streams of 8 values of 8 bytes");
        yield return new("split streams of text", Page(Good.Column(Meta.Type.BYTE_ARRAY), Encoding.BYTE_STREAM_SPLIT, new byte[32]), InPage + "encoding BYTE_STREAM_SPLIT does not exist for BYTE_ARRAY columns");
        yield return new("deltas of floats", Page(Good.Column(Meta.Type.FLOAT), Encoding.DELTA_BINARY_PACKED, new byte[32]), InPage + "encoding DELTA_BINARY_PACKED does not exist for FLOAT columns");
        yield return new("delta lengths of integers", Page(Good.Column(Meta.Type.INT32), Encoding.DELTA_LENGTH_BYTE_ARRAY, new byte[32]), InPage + "encoding DELTA_LENGTH_BYTE_ARRAY does not exist for INT32 columns");
        yield return new("run-length integers", Page(Good.Column(Meta.Type.INT32), Encoding.RLE, new byte[32]), InPage + "encoding RLE does not exist for INT32 columns");
        yield return new("run-length booleans beyond the page", Page(Good.Column(Meta.Type.BOOLEAN), Encoding.RLE, [3, 0, 0, 0, 16, 1]), InPage + "run-length booleans declare 3 bytes, 2 are left");
        yield return new("run-length boolean of 2", Page(Good.Column(Meta.Type.BOOLEAN), Encoding.RLE, [2, 0, 0, 0, 16, 2]), InPage + "run-length value 2 does not fit 1 bits");
        yield return new("run-length booleans that end early", Page(Good.Column(Meta.Type.BOOLEAN), Encoding.RLE, [2, 0, 0, 0, 14, 1]), InPage + "run-length data end too early");
    }

    private static byte[] Page(SeedColumn column, byte[] page) => Page(column, Encoding.PLAIN, page);

    private static byte[] Page(SeedColumn column, Encoding encoding, byte[] page) => Good.WithPage(Good.V1, column, encoding, page);

    private static byte[] Delta(byte[] page, Meta.Type type = Meta.Type.INT32) => Page(Good.Column(type), Encoding.DELTA_BINARY_PACKED, page);

    private static byte[] DeltaLengths(long[] lengths, int texts) =>
        Page(Good.Column(Meta.Type.BYTE_ARRAY), Encoding.DELTA_LENGTH_BYTE_ARRAY, [.. Packed(lengths), .. new byte[texts]]);

    private static byte[] Prefixes(long[] prefixes, long[] suffixes, int texts) => Page(
        Good.Column(Meta.Type.BYTE_ARRAY), Encoding.DELTA_BYTE_ARRAY, [.. Packed(prefixes), .. Packed(suffixes), .. new byte[texts]]);

    // A text of 256 KiB, and each of 8,191 texts after it is the same: 2 GiB from a page of less than 300 KiB.
    private static byte[] GrowingPrefixes()
    {
        const int values = 1 << 13;
        const int length = 1 << 18;
        var column = SeedValues.Physical(Meta.Type.BYTE_ARRAY, "x", values, null);
        long[] prefixes = [0, .. Enumerable.Repeat((long)length, values - 1)];
        long[] suffixes = [length, .. new long[values - 1]];
        return Page(column, Encoding.DELTA_BYTE_ARRAY, [.. Packed(prefixes), .. Packed(suffixes), .. new byte[length]]);
    }

    private static byte[] Packed(long[] values) => DeltaEncoder.BinaryPacked(values, 32);

    private static byte[] Bytes(params ulong[] numbers)
    {
        using var output = new MemoryStream();
        foreach (var number in numbers)
            ThriftOutput.Varint(output, number);
        return output.ToArray();
    }
}
