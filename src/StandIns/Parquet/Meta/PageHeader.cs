namespace Parquet.Meta;

/// <summary>The kinds of pages, numbered as in the format.</summary>
internal enum PageType
{
    DataPage = 0,
    IndexPage = 1,
    DictionaryPage = 2,
    DataPageV2 = 3,
}

/// <summary>What stands before a page's bytes. The level encodings hold for data pages only.</summary>
internal struct PageHeader
{
    public PageType Type;
    public int UncompressedSize;
    public int CompressedSize;
    public bool HasDetails;
    public int ValueCount;
    public Encoding Encoding;
    public Encoding DefinitionLevelEncoding;
    public Encoding RepetitionLevelEncoding;
}
