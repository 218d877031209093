namespace Parquet.Meta;

/// <summary>Decodes page headers.</summary>
internal static class PageHeaderReader
{
    public static PageHeader Read(ReadOnlySpan<byte> source, out int length)
    {
        var reader = new ThriftReader(source);
        var header = new PageHeader { Type = (PageType)(-1), CompressedSize = -1, UncompressedSize = -1, IsCompressed = true };
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    header.Type = (PageType)reader.I32(type);
                    break;
                case 2:
                    header.UncompressedSize = reader.I32(type);
                    break;
                case 3:
                    header.CompressedSize = reader.I32(type);
                    break;
                case 4:
                    header.Crc = reader.I32(type);
                    break;
                case 5 when header.Type == PageType.DataPage:
                case 7 when header.Type == PageType.DictionaryPage:
                    ThriftReader.Expect(type, ThriftType.Struct);
                    ReadDetails(ref reader, ref header);
                    break;
                case 8 when header.Type == PageType.DataPageV2:
                    ThriftReader.Expect(type, ThriftType.Struct);
                    ReadVersion2(ref reader, ref header);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        length = reader.Position;
        return header;
    }

    private static void ReadDetails(ref ThriftReader reader, ref PageHeader header)
    {
        var isDataPage = header.Type == PageType.DataPage;
        header.HasDetails = true;
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    header.ValueCount = reader.I32(type);
                    break;
                case 2:
                    header.Encoding = (Encoding)reader.I32(type);
                    break;
                case 3 when isDataPage:
                    header.DefinitionLevelEncoding = (Encoding)reader.I32(type);
                    break;
                case 4 when isDataPage:
                    header.RepetitionLevelEncoding = (Encoding)reader.I32(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.LeaveStruct();
    }

    private static void ReadVersion2(ref ThriftReader reader, ref PageHeader header)
    {
        header.HasDetails = true;
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    header.ValueCount = reader.I32(type);
                    break;
                case 2:
                    header.NullCount = reader.I32(type);
                    break;
                case 3:
                    header.RowCount = reader.I32(type);
                    break;
                case 4:
                    header.Encoding = (Encoding)reader.I32(type);
                    break;
                case 5:
                    header.DefinitionLevelsLength = reader.I32(type);
                    break;
                case 6:
                    header.RepetitionLevelsLength = reader.I32(type);
                    break;
                case 7:
                    header.IsCompressed = ThriftReader.Bool(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.LeaveStruct();
    }
}
