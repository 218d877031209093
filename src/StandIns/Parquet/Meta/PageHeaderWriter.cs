using Parquet.Writing;

namespace Parquet.Meta;

/// <summary>Encodes page headers.</summary>
internal static class PageHeaderWriter
{
    public static void WriteDataPage(
        PooledBuffer output, int valueCount, Encoding encoding, int uncompressed, int compressed, int? crc = null)
    {
        var writer = Begin(output, PageType.DataPage, uncompressed, compressed, crc);
        writer.BeginStructField(5);
        writer.I32(1, valueCount);
        writer.I32(2, (int)encoding);
        writer.I32(3, (int)Encoding.RLE);
        writer.I32(4, (int)Encoding.RLE);
        writer.EndStruct();
        writer.EndStruct();
    }

    public static void WriteDataPage2(
        PooledBuffer output, DataPage2 page, int uncompressed, int compressed, bool isCompressed, int? crc = null)
    {
        var writer = Begin(output, PageType.DataPageV2, uncompressed, compressed, crc);
        writer.BeginStructField(8);
        writer.I32(1, page.Entries);
        writer.I32(2, page.Nulls);
        writer.I32(3, page.Rows);
        writer.I32(4, (int)page.Encoding);
        writer.I32(5, page.DefinitionLength);
        writer.I32(6, page.RepetitionLength);
        writer.Bool(7, isCompressed);
        writer.EndStruct();
        writer.EndStruct();
    }

    public static void WriteDictionaryPage(PooledBuffer output, int valueCount, int uncompressed, int compressed, int? crc = null)
    {
        var writer = Begin(output, PageType.DictionaryPage, uncompressed, compressed, crc);
        writer.BeginStructField(7);
        writer.I32(1, valueCount);
        writer.I32(2, (int)Encoding.PLAIN);
        writer.EndStruct();
        writer.EndStruct();
    }

    private static ThriftWriter Begin(PooledBuffer output, PageType type, int uncompressed, int compressed, int? crc)
    {
        var writer = new ThriftWriter(output);
        writer.BeginStruct();
        writer.I32(1, (int)type);
        writer.I32(2, uncompressed);
        writer.I32(3, compressed);
        writer.I32Optional(4, crc);
        return writer;
    }
}
