using Parquet.Fuzz.Files;
using Parquet.Meta;
using static Parquet.Fuzz.Corpus.Place;

namespace Parquet.Fuzz.Corpus;

/// <summary>Compressed pages that are damaged, or hold more or less than they declare.</summary>
internal static class BadCompression
{
    private static readonly Dictionary<CompressionCodec, string[]> Messages = new()
    {
        [CompressionCodec.SNAPPY] =
        [
            InPage + "a page of 0 bytes (SNAPPY) cannot hold the 32 bytes it declares",
            InPage + "the Snappy block has no valid length",
            InPage + "a Snappy literal runs over the end of its block",
            InPage + "the Snappy block declares another length than its page",
            InPage + "the Snappy block declares another length than its page",
            InPage + "a page of 34 bytes (SNAPPY) cannot hold the 1073741824 bytes it declares",
        ],
        [CompressionCodec.GZIP] =
        [
            InPage + "a page of 0 bytes (GZIP) cannot hold the 32 bytes it declares",
            InPage + "the Gzip data are damaged: *",
            InPage + "the Gzip data end after *",
            InPage + "the Gzip data hold more than the 31 bytes that the page declares",
            InPage + "the Gzip data end after 32 of 33 bytes",
            InPage + "a page of *",
        ],
        [CompressionCodec.BROTLI] =
        [
            InPage + "a page of 0 bytes (BROTLI) cannot hold the 32 bytes it declares",
            InPage + "the Brotli data are damaged or cut short (InvalidData) after 0 of 32 bytes",
            InPage + "the Brotli data are damaged or cut short (NeedMoreData) after *",
            InPage + "the Brotli data hold 32 bytes, the page declares 31",
            InPage + "the Brotli data hold 32 bytes, the page declares 33",
            InPage + "a page of *",
        ],
        [CompressionCodec.LZ4] =
        [
            InPage + "a page of 0 bytes (LZ4) cannot hold the 32 bytes it declares",
            InPage + "the LZ4 block is damaged after 0 of 32 bytes",
            InPage + "the LZ4 block is damaged after 0 of 32 bytes",
            InPage + "the LZ4 block is damaged after 0 of 31 bytes",
            InPage + "the LZ4 block is damaged after 0 of 33 bytes",
            InPage + "a page of 42 bytes (LZ4) cannot hold the 1073741824 bytes it declares",
        ],
        [CompressionCodec.ZSTD] =
        [
            InPage + "a page of 0 bytes (ZSTD) cannot hold the 32 bytes it declares",
            InPage + "the Zstd data are damaged: *",
            InPage + "the Zstd data are damaged: *",
            InPage + "the Zstd data are damaged: *",
            InPage + "the Zstd data hold 32 bytes, the page declares 33",
            InPage + "a page of *",
        ],
        [CompressionCodec.LZ4_RAW] =
        [
            InPage + "a page of 0 bytes (LZ4_RAW) cannot hold the 32 bytes it declares",
            InPage + "the LZ4 block is damaged after 0 of 32 bytes",
            InPage + "the LZ4 block is damaged after 0 of 32 bytes",
            InPage + "the LZ4 block is damaged after 0 of 31 bytes",
            InPage + "the LZ4 block ends after 32 of 33 bytes",
            InPage + "a page of 34 bytes (LZ4_RAW) cannot hold the 1073741824 bytes it declares",
        ],
    };

    public static IEnumerable<BadFile> All()
    {
        foreach (var (codec, messages) in Messages)
        {
            yield return new($"{codec} of no bytes", Body(codec, _ => []), messages[0]);
            yield return new($"{codec} of 0xFF", Body(codec, body => [.. body.Select(_ => (byte)0xFF)]), messages[1]);
            yield return new($"{codec} cut in half", Body(codec, body => body[..(body.Length / 2)]), messages[2]);
            yield return new($"{codec} declares a byte less", Declares(codec, -1), messages[3]);
            yield return new($"{codec} declares a byte more", Declares(codec, 1), messages[4]);
            yield return new($"{codec} declares a gigabyte", Declares(codec, (1 << 30) - 32), messages[5]);
        }

        const int sixteen = 16 << 20;
        yield return new(
            "BROTLI declares what only other Brotli bytes could hold",
            Page(CompressionCodec.BROTLI, page => Good.Set(page.Header[2], sixteen)),
            InPage + "the Brotli data do not hold the 16777216 bytes that the page declares");
    }

    private static byte[] Body(CompressionCodec codec, Func<byte[], byte[]> change) => Page(codec, page =>
    {
        page.Body = change(page.Body);
        page.Header[3]!.Correct(page.Body.Length);
    });

    private static byte[] Declares(CompressionCodec codec, int more) =>
        Page(codec, page => Good.Set(page.Header[2], page.Plain!.Length + more));

    private static byte[] Page(CompressionCodec codec, Action<PageImage> change) =>
        Good.With(Good.V1 with { Codec = codec }, Good.Column(Meta.Type.INT32), image => change(image.Chunks[0].Pages[0]));
}
