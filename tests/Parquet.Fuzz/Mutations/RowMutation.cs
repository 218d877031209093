using Parquet.Fuzz.Files;

namespace Parquet.Fuzz.Mutations;

/// <summary>Changes that several places agree on, so that no comparison between them can find the lie.</summary>
internal static class RowMutation
{
    public static string Apply(FileImage image, CaseRandom random) => random.OneIn(3) ? Columns(image, random) : Counts(image, random);

    /// <summary>All counts of one row group lie alike, from the footer to the page headers.</summary>
    private static string Counts(FileImage image, CaseRandom random)
    {
        if (image.Footer[4]?.Items is not { Count: > 0 } groups)
            return "no row groups to count";
        var at = random.Below(groups.Count);
        var group = groups[at];
        if (group[3] is not { } rows || group[1] is not { } columns)
            return "no rows to count";
        var old = rows.Number;
        var count = Numbers.Instead(old, random.OneIn(2) ? 32 : 64, random);
        rows.Number = count;
        foreach (var chunk in image.Chunks.Where(chunk => columns.Items.Contains(chunk.Column)))
        {
            chunk.MetaData?[5]?.Correct(count);
            var data = chunk.Pages.Where(page => page.IsData).ToList();
            if (data.Count == 0)
                continue;
            var rest = data.Skip(1).Sum(page => page.Details?[1]?.Number ?? 0);
            data[0].Details?[1]?.Correct(unchecked((int)(count - rest)));
            data[0].Header[8]?[3]?.Correct(unchecked((int)(count - rest)));
        }

        return $"row group {at}: {old} rows became {count} everywhere";
    }

    /// <summary>A column's pages are taken for another's.</summary>
    private static string Columns(FileImage image, CaseRandom random)
    {
        var first = random.Below(image.Chunks.Count);
        var second = random.Below(image.Chunks.Count);
        var (a, b) = (image.Chunks[first], image.Chunks[second]);
        if (a.MetaData is not { } one || b.MetaData is not { } other)
            return "no columns to exchange";
        foreach (var id in (short[])[7, 9, 11])
        {
            if (other[id] is { } value)
            {
                var copy = value.Clone();
                one.With(id, copy);
            }
        }

        (a.Pages, b.Pages) = random.OneIn(2) ? (b.Pages, a.Pages) : (b.Pages.ConvertAll(page => page.Clone()), b.Pages);
        if (random.OneIn(2) && other[1] is { } type && one[1] is { } own)
            own.Number = type.Number;
        if (random.OneIn(2) && other[4] is { } codec && one[4] is { } ownCodec)
            ownCodec.Number = codec.Number;
        return $"chunk {first} holds the pages of chunk {second}";
    }
}
