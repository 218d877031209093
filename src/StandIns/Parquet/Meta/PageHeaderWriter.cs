using Parquet.Writing;

namespace Parquet.Meta;

/// <summary>Encodes page headers.</summary>
internal static class PageHeaderWriter
{
    public static void WriteDataPage(PooledBuffer output, int valueCount, Encoding encoding, int uncompressed, int compressed)
    {
        var writer = Begin(output, PageType.DataPage, uncompressed, compressed);
        writer.BeginStructField(5);
        writer.I32(1, valueCount);
        writer.I32(2, (int)encoding);
        writer.I32(3, (int)Encoding.RLE);
        writer.I32(4, (int)Encoding.RLE);
        writer.EndStruct();
        writer.EndStruct();
    }

    public static void WriteDictionaryPage(PooledBuffer output, int valueCount, int uncompressed, int compressed)
    {
        var writer = Begin(output, PageType.DictionaryPage, uncompressed, compressed);
        writer.BeginStructField(7);
        writer.I32(1, valueCount);
        writer.I32(2, (int)Encoding.PLAIN);
        writer.EndStruct();
        writer.EndStruct();
    }

    private static ThriftWriter Begin(PooledBuffer output, PageType type, int uncompressed, int compressed)
    {
        var writer = new ThriftWriter(output);
        writer.BeginStruct();
        writer.I32(1, (int)type);
        writer.I32(2, uncompressed);
        writer.I32(3, compressed);
        return writer;
    }
}
