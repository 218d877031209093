namespace Parquet.Meta;

/// <summary>Decodes page headers.</summary>
internal static class PageHeaderReader
{
    public static PageHeader Read(ReadOnlySpan<byte> source, out int length)
    {
        var reader = new ThriftReader(source);
        var header = new PageHeader { Type = (PageType)(-1), CompressedSize = -1, UncompressedSize = -1 };
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
                case 5 or 7:
                    ThriftReader.Expect(type, ThriftType.Struct);
                    ReadDetails(ref reader, ref header, isDataPage: id == 5);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        length = reader.Position;
        return header;
    }

    private static void ReadDetails(ref ThriftReader reader, ref PageHeader header, bool isDataPage)
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
}
