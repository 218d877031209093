namespace Parquet.Meta;

/// <summary>The kinds of pages, numbered as in the format.</summary>
internal enum PageType
{
    DataPage = 0,
    IndexPage = 1,
    DictionaryPage = 2,
    DataPageV2 = 3,
}

/// <summary>What stands before a page's bytes.</summary>
internal struct PageHeader
{
    public PageType Type;
    public int UncompressedSize;
    public int CompressedSize;

    /// <summary>CRC-32 of the page's bytes as they are in the file, if the writer made one.</summary>
    public int? Crc;

    /// <summary>Whether the header of the page's kind was there: what follows comes from it.</summary>
    public bool HasDetails;
    public int ValueCount;
    public Encoding Encoding;

    /// <summary>Version 1 data pages only, as the next.</summary>
    public Encoding DefinitionLevelEncoding;
    public Encoding RepetitionLevelEncoding;

    /// <summary>Version 2 data pages only, as all that follows.</summary>
    public int NullCount;
    public int RowCount;
    public int DefinitionLevelsLength;
    public int RepetitionLevelsLength;
    public bool IsCompressed;
}
