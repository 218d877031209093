using Parquet.Writing;

namespace Parquet.Meta;

/// <summary>Encodes page headers.</summary>
internal readonly struct PageHeaderWriter(PooledBuffer output)
{
    private readonly ThriftWriter _writer = new(output);

    public void WriteDataPage(int valueCount, Encoding encoding, int uncompressed, int compressed, int? crc)
    {
        Begin(PageType.DataPage, uncompressed, compressed, crc);
        _writer.BeginStructField(5);
        _writer.I32(1, valueCount);
        _writer.I32(2, (int)encoding);
        _writer.I32(3, (int)Encoding.RLE);
        _writer.I32(4, (int)Encoding.RLE);
        _writer.EndStruct();
        _writer.EndStruct();
    }

    public void WriteDataPage2(DataPage2 page, int uncompressed, int compressed, bool isCompressed, int? crc)
    {
        Begin(PageType.DataPageV2, uncompressed, compressed, crc);
        _writer.BeginStructField(8);
        _writer.I32(1, page.Entries);
        _writer.I32(2, page.Nulls);
        _writer.I32(3, page.Rows);
        _writer.I32(4, (int)page.Encoding);
        _writer.I32(5, page.DefinitionLength);
        _writer.I32(6, page.RepetitionLength);
        _writer.Bool(7, isCompressed);
        _writer.EndStruct();
        _writer.EndStruct();
    }

    public void WriteDictionaryPage(int valueCount, int uncompressed, int compressed, int? crc)
    {
        Begin(PageType.DictionaryPage, uncompressed, compressed, crc);
        _writer.BeginStructField(7);
        _writer.I32(1, valueCount);
        _writer.I32(2, (int)Encoding.PLAIN);
        _writer.EndStruct();
        _writer.EndStruct();
    }

    private void Begin(PageType type, int uncompressed, int compressed, int? crc)
    {
        _writer.BeginStruct();
        _writer.I32(1, (int)type);
        _writer.I32(2, uncompressed);
        _writer.I32(3, compressed);
        _writer.I32Optional(4, crc);
    }
}
