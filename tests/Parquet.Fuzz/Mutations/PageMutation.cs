using Parquet.Fuzz.Files;
using Parquet.Fuzz.Thrift;
using Parquet.Meta;

namespace Parquet.Fuzz.Mutations;

/// <summary>Changes to what pages hold, below the compression, with the sizes put right.</summary>
internal static class PageMutation
{
    public static string Apply(FileImage image, CaseRandom random)
    {
        var at = random.Below(image.Chunks.Count);
        var chunk = image.Chunks[at];
        if (chunk.Pages.Count == 0)
            return "a chunk without pages";
        var p = random.Below(chunk.Pages.Count);
        var page = chunk.Pages[p];
        var what = random.Below(10) switch
        {
            0 => Page(chunk, p, random),
            1 => CompressedBody(image, page, random),
            2 => EncodingOf(page, random),
            3 => CodecOf(chunk, random),
            _ => PlainBody(image, chunk, page, random),
        };
        return $"page {p} of chunk {at}: {what}";
    }

    private static string PlainBody(FileImage image, ChunkImage chunk, PageImage page, CaseRandom random)
    {
        if (page.Plain is not { Length: > 0 } plain)
            return "nothing to change";
        var other = AnyPage(image, random)?.Plain ?? plain;
        var (changed, what) = random.OneIn(3) ? Front(plain, random) : ByteMutation.Apply(plain, other, random);
        page.SetPlain(changed, chunk.Codec);
        return $"body: {what}";
    }

    // Lengths, widths and headers of encodings stand in front.
    private static (byte[] Bytes, string What) Front(byte[] plain, CaseRandom random)
    {
        var changed = (byte[])plain.Clone();
        var at = random.Below(Math.Min(12, plain.Length));
        changed[at] = (byte)Numbers.Instead(changed[at], 8, random);
        return (changed, $"byte {at} set to {changed[at]}");
    }

    private static string CompressedBody(FileImage image, PageImage page, CaseRandom random)
    {
        (page.Body, var what) = ByteMutation.Apply(page.Body, AnyPage(image, random)?.Body ?? page.Body, random);
        page.Header[3]?.Correct(page.Body.Length);
        return $"compressed bytes: {what}";
    }

    private static PageImage? AnyPage(FileImage image, CaseRandom random)
    {
        var pages = random.Pick(image.Chunks).Pages;
        return pages.Count == 0 ? null : random.Pick(pages);
    }

    private static string EncodingOf(PageImage page, CaseRandom random)
    {
        var node = page.Header[8]?[4] ?? page.Details?[2];
        if (node == null)
            return "no encoding to change";
        node.Number = random.Below(11);
        return $"encoding {node.Number}";
    }

    private static string CodecOf(ChunkImage chunk, CaseRandom random)
    {
        if (chunk.MetaData?[4] is not { } node)
            return "no codec to change";
        node.Number = random.Below(9);
        if (random.OneIn(2))
            return $"codec {node.Number}, the pages as they were";
        foreach (var page in chunk.Pages.Where(page => page.Plain != null))
            page.SetPlain(page.Plain!, chunk.Codec);
        return $"codec {node.Number}, the pages compressed anew";
    }

    private static string Page(ChunkImage chunk, int at, CaseRandom random)
    {
        switch (random.Below(4))
        {
            case 0:
                chunk.Pages.RemoveAt(at);
                return "removed";
            case 1:
                chunk.Pages.Insert(random.Below(chunk.Pages.Count + 1), chunk.Pages[at].Clone());
                return "doubled";
            case 2:
                var other = random.Below(chunk.Pages.Count);
                (chunk.Pages[at], chunk.Pages[other]) = (chunk.Pages[other], chunk.Pages[at]);
                return $"exchanged with page {other}";
            default:
                var kind = random.Below(5);
                chunk.Pages[at].Header[1]?.Replace(ThriftNode.I32(kind));
                return $"turned to {(PageType)kind}";
        }
    }
}
