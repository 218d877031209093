using Parquet.Fuzz.Thrift;
using Parquet.Meta;

namespace Parquet.Fuzz.Files;

/// <summary>One column of one row group: its place in the footer, its pages, its parts of the page index.</summary>
internal sealed class ChunkImage(ThriftNode column)
{
    /// <summary>The ColumnChunk of the footer.</summary>
    public ThriftNode Column { get; private set; } = column;

    public List<PageImage> Pages { get; set; } = [];

    public ThriftNode? ColumnIndex { get; set; }

    public ThriftNode? OffsetIndex { get; set; }

    public ThriftNode? MetaData => Column[3];

    public CompressionCodec Codec => (CompressionCodec)(MetaData?[4]?.Number ?? 0);

    /// <summary>A copy that belongs to a copied footer.</summary>
    public ChunkImage Clone(ThriftNode column)
    {
        var copy = (ChunkImage)MemberwiseClone();
        copy.Column = column;
        copy.Pages = Pages.ConvertAll(page => page.Clone());
        copy.ColumnIndex = ColumnIndex?.Clone();
        copy.OffsetIndex = OffsetIndex?.Clone();
        return copy;
    }

    /// <summary>Writes the pages and puts right what the footer and the offset index say of them.</summary>
    public void WritePages(Stream output)
    {
        var start = output.Position;
        var locations = OffsetIndex?[1]?.Items;
        var data = 0;
        foreach (var page in Pages)
        {
            var at = output.Position;
            ThriftOutput.Write(output, page.Header);
            output.Write(page.Body);
            if (page.Kind == PageType.DictionaryPage)
                MetaData?[11]?.Correct(at);
            if (!page.IsData)
                continue;
            if (data == 0)
                MetaData?[9]?.Correct(at);
            if (data < locations?.Count)
            {
                locations[data][1]?.Correct(at);
                locations[data][2]?.Correct(output.Position - at);
            }

            data++;
        }

        MetaData?[7]?.Correct(output.Position - start);
    }

    /// <summary>Writes the column index, or else the offset index, and its place into the footer.</summary>
    public void WriteIndex(Stream output, bool offsets)
    {
        if ((offsets ? OffsetIndex : ColumnIndex) is not { } index)
            return;
        var at = output.Position;
        ThriftOutput.Write(output, index);
        Column[(short)(offsets ? 4 : 6)]?.Correct(at);
        Column[(short)(offsets ? 5 : 7)]?.Correct(output.Position - at);
    }
}
