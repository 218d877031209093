using Parquet.Meta;

namespace Parquet.Fuzz.Thrift;

/// <summary>Reads a thrift struct with everything in it, whatever its fields mean.</summary>
internal static class ThriftParser
{
    /// <summary>Reads the struct at the start of some bytes.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="length">How many of them it takes.</param>
    public static ThriftNode Struct(ReadOnlySpan<byte> source, out int length)
    {
        var reader = new ThriftReader(source);
        var node = Struct(ref reader);
        length = reader.Position;
        return node;
    }

    private static ThriftNode Struct(ref ThriftReader reader)
    {
        var node = new ThriftNode(ThriftType.Struct);
        short id = 0;
        while (reader.NextField(ref id, out var type))
            node.Fields.Add((id, Value(ref reader, type)));
        return node;
    }

    private static ThriftNode Value(ref ThriftReader reader, ThriftType type)
    {
        var node = new ThriftNode(type);
        switch (type)
        {
            case ThriftType.True or ThriftType.False:
                break;
            case ThriftType.Byte:
                node.Number = (sbyte)reader.ReadByte();
                break;
            case ThriftType.I16 or ThriftType.I32 or ThriftType.I64:
                node.Number = reader.ReadI64();
                break;
            case ThriftType.Double:
                for (var shift = 0; shift < 64; shift += 8)
                    node.Number |= (long)reader.ReadByte() << shift;
                break;
            case ThriftType.Binary:
                node.Bytes = reader.ReadBytes();
                break;
            case ThriftType.List or ThriftType.Set:
                var count = reader.ReadListHeader(out var element);
                node.Element = element;
                for (var i = 0; i < count; i++)
                    node.Items.Add(Element(ref reader, element));
                break;
            case ThriftType.Struct:
                return Struct(ref reader);
            default:
                throw new NotSupportedException($"thrift {type} does not occur in Parquet's metadata");
        }

        return node;
    }

    private static ThriftNode Element(ref ThriftReader reader, ThriftType type)
    {
        if (type is ThriftType.True or ThriftType.False)
            return ThriftNode.Bool(reader.ReadByte() == 1);
        return Value(ref reader, type);
    }
}
