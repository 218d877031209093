using Parquet.Writing;

namespace Parquet.Meta;

/// <summary>Encodes column and offset indexes.</summary>
internal static class PageIndexWriter
{
    public static void Write(PooledBuffer output, ColumnIndex index)
    {
        var writer = new ThriftWriter(output);
        writer.BeginStruct();
        writer.ListField(1, ThriftType.True, index.NullPages.Count);
        foreach (var isNull in index.NullPages)
            output.Write((byte)(isNull ? ThriftType.True : ThriftType.False));
        WriteBounds(writer, 2, index.MinValues);
        WriteBounds(writer, 3, index.MaxValues);
        writer.I32(4, (int)index.BoundaryOrder);
        WriteNumbers(writer, 5, index.NullCounts);
        writer.EndStruct();
    }

    public static void Write(PooledBuffer output, OffsetIndex index)
    {
        var writer = new ThriftWriter(output);
        writer.BeginStruct();
        writer.ListField(1, ThriftType.Struct, index.PageLocations.Count);
        foreach (var location in index.PageLocations)
        {
            writer.BeginStruct();
            writer.I64(1, location.Offset);
            writer.I32(2, location.CompressedPageSize);
            writer.I64(3, location.FirstRowIndex);
            writer.EndStruct();
        }

        WriteNumbers(writer, 2, index.UnencodedByteArrayDataBytes);
        writer.EndStruct();
    }

    private static void WriteBounds(ThriftWriter writer, short id, List<byte[]> bounds)
    {
        writer.ListField(id, ThriftType.Binary, bounds.Count);
        foreach (var bound in bounds)
            writer.BytesElement(bound);
    }

    private static void WriteNumbers(ThriftWriter writer, short id, List<long>? numbers)
    {
        if (numbers == null)
            return;
        writer.ListField(id, ThriftType.I64, numbers.Count);
        foreach (var number in numbers)
            writer.I64Element(number);
    }
}
