using Parquet.Reading;

namespace Parquet.Meta;

/// <summary>Decodes column and offset indexes, and checks that they describe pages which can be there.</summary>
internal static class PageIndexReader
{
    public static ColumnIndex ReadColumnIndex(ReadOnlySpan<byte> source)
    {
        var reader = new ThriftReader(source);
        var index = new ColumnIndex();
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    for (var left = reader.BoolList(type); left > 0; left--)
                        index.NullPages.Add(reader.ReadByte() == 1);
                    break;
                case 2:
                    for (var left = reader.List(type, ThriftType.Binary); left > 0; left--)
                        index.MinValues.Add(reader.ReadBytes());
                    break;
                case 3:
                    for (var left = reader.List(type, ThriftType.Binary); left > 0; left--)
                        index.MaxValues.Add(reader.ReadBytes());
                    break;
                case 4:
                    index.BoundaryOrder = (BoundaryOrder)reader.I32(type);
                    break;
                case 5:
                    index.NullCounts = ReadNumbers(ref reader, type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return index;
    }

    public static OffsetIndex ReadOffsetIndex(ReadOnlySpan<byte> source)
    {
        var reader = new ThriftReader(source);
        var index = new OffsetIndex();
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    for (var left = reader.List(type, ThriftType.Struct); left > 0; left--)
                        index.PageLocations.Add(ReadLocation(ref reader));
                    break;
                case 2:
                    index.UnencodedByteArrayDataBytes = ReadNumbers(ref reader, type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return index;
    }

    /// <summary>Checks that the pages lie inside of their column, in order, and begin with rows that rise from 0.</summary>
    /// <param name="index">The index.</param>
    /// <param name="start">Where the column's bytes start in the file.</param>
    /// <param name="size">How many they are.</param>
    /// <param name="rows">Rows of the row group.</param>
    /// <exception cref="CorruptDataException">They do not.</exception>
    public static void Check(OffsetIndex index, long start, long size, long rows)
    {
        var (at, row) = (start, -1L);
        for (var page = 0; page < index.PageLocations.Count; page++)
        {
            var location = index.PageLocations[page];
            if (location.Offset < at || location.CompressedPageSize <= 0 || location.CompressedPageSize > start + size - location.Offset)
            {
                CorruptDataException.Throw(
                    $"page {page} of the offset index ({location.CompressedPageSize} bytes at {location.Offset}) is not inside of its column ({size} bytes at {start})");
            }

            // Several empty pages may begin with the same row.
            if (location.FirstRowIndex < row || location.FirstRowIndex > rows || (page == 0 && location.FirstRowIndex != 0))
                CorruptDataException.Throw($"page {page} of the offset index begins with row {location.FirstRowIndex} of {rows}");
            at = location.Offset + location.CompressedPageSize;
            row = location.FirstRowIndex;
        }

        if (index.PageLocations.Count == 0 && rows > 0)
            CorruptDataException.Throw($"the offset index names no page for {rows} rows");
    }

    /// <summary>Checks that a column index has an element for each page.</summary>
    /// <exception cref="CorruptDataException">It has not.</exception>
    public static void Check(ColumnIndex index, int pages)
    {
        if (index.NullPages.Count != pages || index.MinValues.Count != pages || index.MaxValues.Count != pages
            || (index.NullCounts != null && index.NullCounts.Count != pages))
        {
            var nulls = index.NullCounts == null ? "" : $" and {index.NullCounts.Count} null counts";
            CorruptDataException.Throw(
                $"the column index describes {index.NullPages.Count} pages with {index.MinValues.Count} lower and {index.MaxValues.Count} upper bounds{nulls}, the offset index names {pages}");
        }
    }

    private static PageLocation ReadLocation(ref ThriftReader reader)
    {
        var location = new PageLocation();
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    location.Offset = reader.I64(type);
                    break;
                case 2:
                    location.CompressedPageSize = reader.I32(type);
                    break;
                case 3:
                    location.FirstRowIndex = reader.I64(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.LeaveStruct();
        return location;
    }

    private static List<long> ReadNumbers(ref ThriftReader reader, ThriftType listType)
    {
        var numbers = new List<long>();
        for (var left = reader.List(listType, ThriftType.I64); left > 0; left--)
            numbers.Add(reader.ReadI64());
        return numbers;
    }
}
