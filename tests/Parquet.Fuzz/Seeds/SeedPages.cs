using Parquet.Fuzz.Files;
using Parquet.Fuzz.Thrift;
using Parquet.Meta;

namespace Parquet.Fuzz.Seeds;

/// <summary>Lays out the pages of one column.</summary>
internal sealed class SeedPages(SeedFormat format, SeedColumn column)
{
    private readonly List<byte[]> _dictionary = [.. column.Values.DistinctBy(Convert.ToHexString)];

    /// <summary>Which values a range of slots holds.</summary>
    public static (int First, int End) ValuesOf(SeedColumn column, int firstSlot, int endSlot)
    {
        if (column.Definitions is not { } levels)
            return (firstSlot, endSlot);
        var before = levels.Take(firstSlot).Count(level => level == column.MaxDefinition);
        return (before, before + levels[firstSlot..endSlot].Count(level => level == column.MaxDefinition));
    }

    public PageImage Dictionary() => Finish(
        PageType.DictionaryPage,
        7,
        ThriftNode.Struct((1, ThriftNode.I32(_dictionary.Count)), (2, ThriftNode.I32((int)Encoding.PLAIN))),
        ValueEncoders.Plain(column.Type, [.. _dictionary]));

    public PageImage Data(int firstSlot, int endSlot, int rows)
    {
        var (first, end) = ValuesOf(column, firstSlot, endSlot);
        var body = Values(column.Values[first..end]);
        var definitions = Levels(column.Definitions, column.MaxDefinition, firstSlot, endSlot);
        var repetitions = Levels(column.Repetitions, column.MaxRepetition, firstSlot, endSlot);
        var slots = endSlot - firstSlot;
        if (!format.V2)
        {
            var details = ThriftNode.Struct(
                (1, ThriftNode.I32(slots)),
                (2, ThriftNode.I32((int)column.Encoding)),
                (3, ThriftNode.I32((int)Encoding.RLE)),
                (4, ThriftNode.I32((int)Encoding.RLE)));
            return Finish(PageType.DataPage, 5, details, [.. Measured(repetitions), .. Measured(definitions), .. body]);
        }

        var detailsV2 = ThriftNode.Struct(
            (1, ThriftNode.I32(slots)),
            (2, ThriftNode.I32(slots - (end - first))),
            (3, ThriftNode.I32(rows)),
            (4, ThriftNode.I32((int)column.Encoding)),
            (5, ThriftNode.I32(definitions?.Length ?? 0)),
            (6, ThriftNode.I32(repetitions?.Length ?? 0)),
            (7, format.LeaveUncompressed ? ThriftNode.Bool(false) : null));
        return Finish(PageType.DataPageV2, 8, detailsV2, [.. repetitions ?? [], .. definitions ?? [], .. body]);
    }

    private byte[] Values(byte[][] values)
    {
        if (column.Encoding is not (Encoding.RLE_DICTIONARY or Encoding.PLAIN_DICTIONARY))
            return ValueEncoders.Encode(column.Encoding, column.Type, values);
        int[] indices = [.. values.Select(value => _dictionary.FindIndex(entry => entry.AsSpan().SequenceEqual(value)))];
        return ValueEncoders.Indices(indices, _dictionary.Count);
    }

    private static byte[]? Levels(int[]? levels, int max, int firstSlot, int endSlot) =>
        levels == null ? null : HybridEncoder.Encode(levels[firstSlot..endSlot], 32 - int.LeadingZeroCount(max));

    // In pages of version 1 the length stands before the levels.
    private static byte[] Measured(byte[]? levels) => levels == null ? [] : [.. BitConverter.GetBytes(levels.Length), .. levels];

    private PageImage Finish(PageType kind, short detailsId, ThriftNode details, byte[] plain)
    {
        var page = new PageImage(
            ThriftNode.Struct(
                (1, ThriftNode.I32((int)kind)),
                (2, ThriftNode.I32(0)),
                (3, ThriftNode.I32(0)),
                (detailsId, details)),
            []);
        page.SetPlain(plain, format.Codec);
        if (format.Checksums)
            page.Header.With(4, ThriftNode.I32((int)Crc32.Of(page.Body)));
        return page;
    }
}
