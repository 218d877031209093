using Parquet.Fuzz.Files;
using Parquet.Fuzz.Thrift;
using Parquet.Meta;

namespace Parquet.Fuzz.Seeds;

/// <summary>Builds a file from columns, apart from the library's writer: what that cannot write is built here.</summary>
internal static class SeedBuilder
{
    public static FileImage Build(SeedFormat format, params SeedColumn[] columns)
    {
        ThriftNode[] schema = [SeedColumn.Group("root", FieldRepetitionType.REQUIRED, TopLevel(columns)), .. columns.SelectMany(c => c.Nodes)];
        schema[0].Fields.RemoveAll(field => field.Id == 3);
        var rows = Rows(columns[0]).Count - 1;
        var chunks = new List<ChunkImage>();
        var groups = new List<ThriftNode>();
        for (var g = 0; g < format.RowGroups; g++)
        {
            var built = columns.Select(column => Chunk(format, column)).ToList();
            chunks.AddRange(built);
            groups.Add(ThriftNode.Struct(
                (1, ThriftNode.List(ThriftType.Struct, built.Select(chunk => chunk.Column))),
                (2, ThriftNode.I64(built.Sum(chunk => chunk.MetaData![6]!.Number))),
                (3, ThriftNode.I64(rows))));
        }

        var image = new FileImage(ThriftNode.Struct(
            (1, ThriftNode.I32(1)),
            (2, ThriftNode.List(ThriftType.Struct, schema)),
            (3, ThriftNode.I64((long)rows * format.RowGroups)),
            (4, ThriftNode.List(ThriftType.Struct, groups)),
            (6, ThriftNode.Text("seed")),
            (7, ThriftNode.List(ThriftType.Struct, columns.Select(_ => ThriftNode.Struct((1, ThriftNode.Struct())))))));
        image.Chunks.AddRange(chunks);
        return image;
    }

    /// <summary>Where each row starts among a column's slots, and where the last ends.</summary>
    private static List<int> Rows(SeedColumn column)
    {
        var starts = new List<int>();
        for (var slot = 0; slot < column.Slots; slot++)
        {
            if (column.Repetitions == null || column.Repetitions[slot] == 0)
                starts.Add(slot);
        }

        starts.Add(column.Slots);
        return starts;
    }

    // Nodes of a nested column stand depth first under one child of the root; several columns may share it.
    private static int TopLevel(SeedColumn[] columns) => columns.Select(column => column.Path[0]).Distinct().Count();

    private static ChunkImage Chunk(SeedFormat format, SeedColumn column)
    {
        var isDictionary = column.Encoding is Encoding.RLE_DICTIONARY or Encoding.PLAIN_DICTIONARY;
        var meta = ThriftNode.Struct(
            (1, ThriftNode.I32((int)column.Type)),
            (2, ThriftNode.List(ThriftType.I32, ThriftNode.I32((int)column.Encoding), ThriftNode.I32((int)Encoding.RLE))),
            (3, ThriftNode.List(ThriftType.Binary, column.Path.Select(ThriftNode.Text))),
            (4, ThriftNode.I32((int)format.Codec)),
            (5, ThriftNode.I64(column.Slots)),
            (6, ThriftNode.I64(0)),
            (7, ThriftNode.I64(0)),
            (9, ThriftNode.I64(0)),
            (11, isDictionary ? ThriftNode.I64(0) : null),
            (12, format.Statistics ? Statistics(column, 0, column.Slots) : null));
        var chunk = new ChunkImage(ThriftNode.Struct((2, ThriftNode.I64(0)), (3, meta)));
        var pages = new SeedPages(format, column);
        if (isDictionary)
            chunk.Pages.Add(pages.Dictionary());
        var rows = Rows(column);
        var bounds = Enumerable.Range(0, format.Pages + 1).Select(p => (rows.Count - 1) * p / format.Pages).Distinct().ToArray();
        for (var p = 1; p < bounds.Length; p++)
            chunk.Pages.Add(pages.Data(rows[bounds[p - 1]], rows[bounds[p]], bounds[p] - bounds[p - 1]));
        meta[6]!.Number = chunk.Pages.Sum(page => page.Plain!.Length + ThriftOutput.Bytes(page.Header).Length);
        if (format.PageIndex)
            AddIndex(chunk, column, rows, bounds);
        return chunk;
    }

    private static void AddIndex(ChunkImage chunk, SeedColumn column, List<int> rows, int[] bounds)
    {
        var pages = bounds.Zip(bounds.Skip(1), (first, end) => (First: first, Statistics: Statistics(column, rows[first], rows[end]))).ToArray();
        chunk.OffsetIndex = ThriftNode.Struct((1, ThriftNode.List(ThriftType.Struct, pages.Select(page => ThriftNode.Struct(
            (1, ThriftNode.I64(0)), (2, ThriftNode.I32(0)), (3, ThriftNode.I64(page.First)))))));
        chunk.ColumnIndex = ThriftNode.Struct(
            (1, ThriftNode.List(ThriftType.True, pages.Select(page => ThriftNode.Bool(page.Statistics[5] == null)))),
            (2, ThriftNode.List(ThriftType.Binary, pages.Select(page => ThriftNode.Binary(page.Statistics[6]?.Bytes ?? [])))),
            (3, ThriftNode.List(ThriftType.Binary, pages.Select(page => ThriftNode.Binary(page.Statistics[5]?.Bytes ?? [])))),
            (4, ThriftNode.I32(0)),
            (5, ThriftNode.List(ThriftType.I64, pages.Select(page => ThriftNode.I64(page.Statistics[3]!.Number)))));
        foreach (var field in (short[])[4, 5, 6, 7])
            chunk.Column.With(field, field % 2 == 0 ? ThriftNode.I64(0) : ThriftNode.I32(0));
    }

    // The first and the last value stand in for the bounds: a reader trusts neither more than the other bytes.
    private static ThriftNode Statistics(SeedColumn column, int firstSlot, int endSlot)
    {
        var (first, end) = SeedPages.ValuesOf(column, firstSlot, endSlot);
        var values = column.Values[first..end];
        return ThriftNode.Struct(
            (3, ThriftNode.I64(endSlot - firstSlot - values.Length)),
            (5, values.Length > 0 ? ThriftNode.Binary(values[^1]) : null),
            (6, values.Length > 0 ? ThriftNode.Binary(values[0]) : null));
    }
}
