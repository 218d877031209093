using Parquet.Fuzz.Files;
using Parquet.Fuzz.Seeds;
using Parquet.Fuzz.Thrift;
using Parquet.Meta;
using static Parquet.Fuzz.Corpus.Place;

namespace Parquet.Fuzz.Corpus;

/// <summary>Page headers that lie, and pages in the wrong place.</summary>
internal static class BadPages
{
    private static readonly SeedColumn Dictionary = Good.Column(Meta.Type.INT32, encoding: Encoding.RLE_DICTIONARY);

    public static IEnumerable<BadFile> All() => [.. Headers(), .. Version2(), .. Dictionaries()];

    private static IEnumerable<BadFile> Headers()
    {
        yield return new("header without sizes", Page(page => page.Header.With(2, null).With(3, null)), InPage + "a page declares -1 bytes, 32 are left");
        yield return new("compressed size negative", Page(page => Good.Set(page.Header[3], -1)), InPage + "a page declares -1 bytes, 32 are left");
        yield return new("compressed size beyond the chunk", Page(page => Good.Set(page.Header[3], 33)), InPage + "a page declares 33 bytes, 32 are left");
        yield return new("compressed size of 2 GB", Page(page => Good.Set(page.Header[3], int.MaxValue)), InPage + "a page declares 2147483647 bytes, 32 are left");
        yield return new("uncompressed size negative", Page(page => Good.Set(page.Header[2], -1)), InPage + "a page declares -1 bytes once decompressed");
        yield return new("uncompressed size of 2 GB", Page(page => Good.Set(page.Header[2], int.MaxValue)), InPage + "a page declares 2147483647 bytes once decompressed");
        yield return new("sizes that differ without a codec", Page(page => Good.Set(page.Header[2], 40)), InPage + "a page of 32 bytes (UNCOMPRESSED) cannot hold the 40 bytes it declares");
        yield return new("unknown page type", Kind(4), InPage + "unknown page type 4");
        yield return new("page type negative", Kind(-1), InPage + "unknown page type -1");
        yield return new("data page without its own header", Page(page => page.Header.With(5, null)), InPage + "a data page has no header of its kind");
        yield return new("page values negative", Page(page => Good.Set(page.Details![1], -1)), InPage + "a page declares -1 values, 8 are left in the row group");
        yield return new("more values than the row group", Page(page => Good.Set(page.Details![1], 9)), InPage + "a page declares 9 values, 8 are left in the row group");
        yield return new("fewer values than the row group", Page(page => Good.Set(page.Details![1], 7)), InPage + "the pages end after 7 of 8 values");
        yield return new("pages of no values for ever", Good.With(image =>
        {
            var pages = image.Chunks[0].Pages;
            Good.Set(pages[0].Details![1], 0);
            for (var i = 0; i < 50; i++)
                pages.Add(pages[0].Clone());
        }), InFile + "column 'x', row group 0, page 50, offset 2454: the pages end after 0 of 8 values");
        yield return new("unknown encoding", Page(page => Good.Set(page.Details![2], 10)), InPage + "encoding 10 is not supported");
        yield return new("encoding that was never used", Page(page => Good.Set(page.Details![2], 1)), InPage + "encoding 1 is not supported");
        yield return new("values in BIT_PACKED", Page(page => Good.Set(page.Details![2], (int)Encoding.BIT_PACKED)), InPage + "encoding BIT_PACKED is not supported");
        yield return new("only an index page", Kind(1), InPage + "the pages end after 0 of 8 values");
        yield return new("no pages", Good.With(image => image.Chunks[0].Pages.Clear()), InColumn + "the column's 0 bytes at offset 0 are not inside of the file's data (4 bytes)");
        yield return new("header of 0xFF", Good.With(image => image.Chunks[0].Pages[0].Header.Fields[0].Value.Type = (ThriftType)15), InPage + "unknown thrift type 15");
    }

    private static IEnumerable<BadFile> Version2()
    {
        yield return new("V2 definition levels beyond the page", V2(details => Good.Set(details[5], 1000)), InPage + "a page of 18 bytes declares levels of 0 and 1000");
        yield return new("V2 definition levels negative", V2(details => Good.Set(details[5], -1)), InPage + "a page of 18 bytes declares levels of 0 and -1");
        yield return new("V2 repetition levels beyond the page", V2(details => Good.Set(details[6], int.MaxValue)), InPage + "a page of 18 bytes declares levels of 2147483647 and 2");
        yield return new("V2 level lengths that overflow", V2(details =>
        {
            Good.Set(details[5], int.MaxValue);
            Good.Set(details[6], int.MaxValue);
        }), InPage + "a page of 18 bytes declares levels of 2147483647 and 2147483647");
        yield return new("V2 more nulls than values", V2(details => Good.Set(details[2], 9)), InPage + "a page of 8 values declares 9 nulls");
        yield return new("V2 nulls negative", V2(details => Good.Set(details[2], -1)), InPage + "a page of 8 values declares -1 nulls");
        yield return new("V2 nulls that its levels do not have", V2(details => Good.Set(details[2], 3)), InPage + "a page declares 3 nulls, its levels hold 4");
        yield return new("V2 rows that are not its values", V2(details => Good.Set(details[3], 7)), InPage + "a page of 8 values declares 7 rows");
        yield return new("V2 values that its levels do not have", V2(details => Good.Set(details[1], 7)), InPage + "a page of 7 values declares 8 rows");
    }

    private static IEnumerable<BadFile> Dictionaries()
    {
        yield return new("dictionary missing", WithDictionary(chunk => chunk.Pages.RemoveAt(0)), InPage + "a page refers to a dictionary, but the column has none");
        yield return new("dictionary twice", WithDictionary(chunk => chunk.Pages.Insert(1, chunk.Pages[0].Clone())), InSecondPage + "a dictionary page is not the first page of its column");
        yield return new("dictionary after the data", WithDictionary(chunk => chunk.Pages.Insert(2, chunk.Pages[0].Clone()), Good.V1 with { Pages = 2 }), InFile + "column 'x', row group 0, page 2, offset 71: a dictionary page is not the first page of its column");
        yield return new("dictionary of two billion values", WithDictionary(chunk => Good.Set(chunk.Pages[0].Details![1], int.MaxValue)), InPage + "32 bytes cannot hold the 2147483647 values that the page declares");
        yield return new("dictionary of -1 values", WithDictionary(chunk => Good.Set(chunk.Pages[0].Details![1], -1)), InPage + "a dictionary page declares -1 values");
        yield return new("dictionary of one value less", WithDictionary(chunk => Good.Set(chunk.Pages[0].Details![1], 7)), InSecondPage + "index 7 is outside of a dictionary of 7 values");
        yield return new("dictionary in an encoding of data", WithDictionary(chunk => Good.Set(chunk.Pages[0].Details![2], 5)), InPage + "dictionary encoding DELTA_BINARY_PACKED is not supported");
        yield return new("dictionary without its own header", WithDictionary(chunk => chunk.Pages[0].Header.With(7, null)), InPage + "a dictionary page declares 0 values");
        yield return new("index run beyond the dictionary", Indices([4, 16, 8]), InSecondPage + "index 8 is outside of a dictionary of 8 values");
        yield return new("packed index beyond the dictionary", Indices([4, 3, 0x98, 0, 0, 0]), InSecondPage + "index 9 is outside of a dictionary of 8 values");
        yield return new("index of 32 bits", Indices([32, 16, 0xFF, 0xFF, 0xFF, 0xFF]), InSecondPage + "index 4294967295 is outside of a dictionary of 8 values");
        yield return new("index width 33", Indices([33, 16, 0, 0, 0, 0, 0]), InSecondPage + "bit width 33 is outside of 0..32");
        yield return new("index width 255", Indices([255, 16, 0]), InSecondPage + "bit width 255 is outside of 0..32");
        yield return new("indices of no bytes", Indices([]), InSecondPage + "a page of dictionary indices is empty");
        yield return new("indices of a width alone", Indices([3]), InSecondPage + "run-length data end too early");
        yield return new("indices that end early", Indices([3, 14, 0]), InSecondPage + "run-length data end too early");
        yield return new("index run of no values", Indices([3, 0, 0, 0, 0]), InSecondPage + "run-length data end too early");
        yield return new("index run header longer than 32 bits", Indices([3, 0x80, 0x80, 0x80, 0x80, 0x80, 1, 0]), InSecondPage + "a run-length header is longer than 32 bits");
        yield return new("index run of more than its width", Indices([3, 16, 200]), InSecondPage + "run-length value 200 does not fit 3 bits");
    }

    private static byte[] Page(Action<PageImage> change) => Good.With(image => change(image.Chunks[0].Pages[0]));

    private static byte[] Kind(int kind) => Good.With(image =>
    {
        Good.Set(image.Chunks[0].MetaData![9], 4);
        Good.Set(image.Chunks[0].Pages[0].Header[1], kind);
    });

    private static byte[] V2(Action<ThriftNode> change) =>
        Good.With(Good.V2, Good.Column(Meta.Type.INT32, optional: true), image => change(image.Chunks[0].Pages[0].Details!));

    private static byte[] WithDictionary(Action<ChunkImage> change, SeedFormat? format = null) =>
        Good.With(format ?? Good.V1, Dictionary, image =>
        {
            Good.Set(image.Chunks[0].MetaData![11], 4);
            change(image.Chunks[0]);
        });

    private static byte[] Indices(byte[] page) => Good.WithPage(Good.V1, Dictionary, Encoding.RLE_DICTIONARY, page);
}
