using System.Text;
using Parquet.Reading;

namespace Parquet.Meta;

/// <summary>Reads thrift's compact protocol from memory; every length is checked against the bytes left.</summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> source)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _source = source;
    private int _depth;

    /// <summary>Bytes consumed so far.</summary>
    public int Position { get; private set; }

    private readonly int Remaining => _source.Length - Position;

    /// <summary>Reads a field's header; false at the end of the struct.</summary>
    public bool NextField(ref short id, out ThriftType type)
    {
        var head = ReadByte();
        type = (ThriftType)(head & 0x0F);
        if (type == ThriftType.Stop)
        {
            if (head != 0)
                CorruptDataException.Throw($"invalid thrift field header 0x{head:x2}");
            return false;
        }

        if (type > ThriftType.Struct)
            CorruptDataException.Throw($"unknown thrift type {(int)type}");
        var delta = head >> 4;
        id = delta == 0 ? ReadI16() : (short)(id + delta);
        return true;
    }

    public void EnterStruct()
    {
        if (++_depth > ReadLimits.Depth)
            CorruptDataException.Throw($"thrift structures nest deeper than {ReadLimits.Depth}");
    }

    public void LeaveStruct() => _depth--;

    public byte ReadByte()
    {
        if (Remaining < 1)
            CorruptDataException.Throw("the metadata end too early");
        return _source[Position++];
    }

    public short ReadI16()
    {
        var value = ReadI64();
        if (value is < short.MinValue or > short.MaxValue)
            CorruptDataException.Throw($"thrift i16 out of range: {value}");
        return (short)value;
    }

    public int ReadI32()
    {
        var value = ReadI64();
        if (value is < int.MinValue or > int.MaxValue)
            CorruptDataException.Throw($"thrift i32 out of range: {value}");
        return (int)value;
    }

    public long ReadI64()
    {
        var zigzag = ReadVarint();
        return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
    }

    public byte[] ReadBytes() => Take(ReadLength()).ToArray();

    public string ReadString()
    {
        var bytes = Take(ReadLength());
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new CorruptDataException("a text in the metadata is not valid UTF-8", e);
        }
    }

    public short I16(ThriftType actual)
    {
        Expect(actual, ThriftType.I16);
        return ReadI16();
    }

    public int I32(ThriftType actual)
    {
        Expect(actual, ThriftType.I32);
        return ReadI32();
    }

    public long I64(ThriftType actual)
    {
        Expect(actual, ThriftType.I64);
        return ReadI64();
    }

    public string Text(ThriftType actual)
    {
        Expect(actual, ThriftType.Binary);
        return ReadString();
    }

    public byte[] Bytes(ThriftType actual)
    {
        Expect(actual, ThriftType.Binary);
        return ReadBytes();
    }

    /// <summary>Reads the header of a list that must hold elements of the given type; an empty one may name any.</summary>
    public int List(ThriftType actual, ThriftType element)
    {
        Expect(actual, ThriftType.List);
        var count = ReadListHeader(out var found);
        if (count > 0)
            Expect(found, element);
        return count;
    }

    /// <summary>Reads the header of a list of booleans, which writers give either of the two boolean types.</summary>
    public int BoolList(ThriftType actual)
    {
        Expect(actual, ThriftType.List);
        var count = ReadListHeader(out var found);
        if (count > 0 && found != ThriftType.False)
            Expect(found, ThriftType.True);
        return count;
    }

    public static bool Bool(ThriftType actual)
    {
        if (actual is not (ThriftType.True or ThriftType.False))
            CorruptDataException.Throw($"the metadata hold a thrift {actual} where a boolean belongs");
        return actual == ThriftType.True;
    }

    public static void Expect(ThriftType actual, ThriftType expected)
    {
        if (actual != expected)
            CorruptDataException.Throw($"the metadata hold a thrift {actual} where a {expected} belongs");
    }

    /// <summary>Reads the header of a list or set. An element takes at least one byte, so the count is bounded by the bytes left.</summary>
    public int ReadListHeader(out ThriftType element)
    {
        var head = ReadByte();
        element = (ThriftType)(head & 0x0F);
        var count = head >> 4 == 15 ? ReadVarint() : (ulong)(head >> 4);
        return CheckCount(count);
    }

    /// <summary>Skips a value of a type that the caller does not want.</summary>
    public void Skip(ThriftType type)
    {
        switch (type)
        {
            case ThriftType.True or ThriftType.False:
                break;
            case ThriftType.Byte:
                ReadByte();
                break;
            case ThriftType.I16 or ThriftType.I32 or ThriftType.I64:
                ReadVarint();
                break;
            case ThriftType.Double:
                Take(8);
                break;
            case ThriftType.Binary:
                Take(ReadLength());
                break;
            case ThriftType.List or ThriftType.Set:
                SkipList();
                break;
            case ThriftType.Map:
                SkipMap();
                break;
            case ThriftType.Struct:
                SkipStruct();
                break;
            default:
                CorruptDataException.Throw($"unknown thrift type {(int)type}");
                break;
        }
    }

    private void SkipStruct()
    {
        EnterStruct();
        short id = 0;
        while (NextField(ref id, out var type))
            Skip(type);
        LeaveStruct();
    }

    private void SkipList()
    {
        EnterStruct();
        var count = ReadListHeader(out var element);
        for (var i = 0; i < count; i++)
            SkipElement(element);
        LeaveStruct();
    }

    private void SkipMap()
    {
        EnterStruct();
        var count = CheckCount(ReadVarint());
        if (count > 0)
        {
            var types = ReadByte();
            for (var i = 0; i < count; i++)
            {
                SkipElement((ThriftType)(types >> 4));
                SkipElement((ThriftType)(types & 0x0F));
            }
        }

        LeaveStruct();
    }

    // In a container a boolean takes a byte; as a field it is part of the header.
    private void SkipElement(ThriftType type) =>
        Skip(type is ThriftType.True or ThriftType.False ? ThriftType.Byte : type);

    private readonly int CheckCount(ulong count)
    {
        if (count > ReadLimits.ThriftContainerElements || count > (ulong)Remaining)
            CorruptDataException.Throw($"a metadata list declares {count} elements, {Remaining} bytes are left");
        return (int)count;
    }

    private int ReadLength()
    {
        var length = ReadVarint();
        if (length > ReadLimits.ThriftStringBytes || length > (ulong)Remaining)
            CorruptDataException.Throw($"a metadata text declares {length} bytes, {Remaining} are left");
        return (int)length;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > Remaining)
            CorruptDataException.Throw("the metadata end too early");
        var taken = _source.Slice(Position, length);
        Position += length;
        return taken;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = ReadByte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }

        throw new CorruptDataException("a number in the metadata is longer than 64 bits");
    }
}
