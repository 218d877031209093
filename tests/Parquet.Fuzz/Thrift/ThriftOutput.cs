using Parquet.Meta;

namespace Parquet.Fuzz.Thrift;

/// <summary>Writes thrift values as they are, right or wrong.</summary>
internal static class ThriftOutput
{
    public static byte[] Bytes(ThriftNode node)
    {
        using var output = new MemoryStream();
        Write(output, node);
        return output.ToArray();
    }

    public static void Write(Stream output, ThriftNode node)
    {
        switch (node.Type)
        {
            case ThriftType.True or ThriftType.False:
                break;
            case ThriftType.Byte:
                output.WriteByte((byte)node.Number);
                break;
            case ThriftType.I16 or ThriftType.I32 or ThriftType.I64:
                Varint(output, ZigZag(node.Number));
                break;
            case ThriftType.Double:
                output.Write(BitConverter.GetBytes(node.Number));
                break;
            case ThriftType.Binary:
                Varint(output, node.DeclaredCount ?? (ulong)node.Bytes.Length);
                output.Write(node.Bytes);
                break;
            case ThriftType.List or ThriftType.Set:
                WriteList(output, node);
                break;
            case ThriftType.Map:
                WriteMap(output, node);
                break;
            case ThriftType.Struct:
                WriteStruct(output, node);
                break;
            default:
                break;
        }
    }

    public static void Varint(Stream output, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            output.WriteByte((byte)(value | 0x80));
        output.WriteByte((byte)value);
    }

    private static void WriteStruct(Stream output, ThriftNode node)
    {
        short last = 0;
        foreach (var (id, value) in node.Fields)
        {
            var delta = id - last;
            if (delta is > 0 and <= 15)
            {
                output.WriteByte((byte)(delta << 4 | (int)value.Type));
            }
            else
            {
                output.WriteByte((byte)value.Type);
                Varint(output, ZigZag(id));
            }

            Write(output, value);
            last = id;
        }

        output.WriteByte(0);
    }

    private static void WriteList(Stream output, ThriftNode node)
    {
        var count = node.DeclaredCount ?? (ulong)node.Items.Count;
        output.WriteByte((byte)(Math.Min(count, 15) << 4 | (ulong)node.Element));
        if (count >= 15)
            Varint(output, count);
        foreach (var item in node.Items)
            WriteElement(output, item);
    }

    private static void WriteMap(Stream output, ThriftNode node)
    {
        var count = node.DeclaredCount ?? (ulong)node.Items.Count / 2;
        Varint(output, count);
        if (count == 0)
            return;
        output.WriteByte((byte)((int)node.Element << 4 | (int)node.MapValue));
        foreach (var item in node.Items)
            WriteElement(output, item);
    }

    // In a container a boolean takes a byte; as a field it is part of the header.
    private static void WriteElement(Stream output, ThriftNode item)
    {
        if (item.Type is ThriftType.True or ThriftType.False)
            output.WriteByte((byte)item.Type);
        else
            Write(output, item);
    }

    private static ulong ZigZag(long value) => (ulong)(value << 1 ^ value >> 63);
}
