using System.Buffers;
using Parquet.Writing;

namespace Parquet.Meta;

/// <summary>Writes thrift's compact protocol.</summary>
internal sealed class ThriftWriter(PooledBuffer output)
{
    private readonly Stack<short> _outer = new();
    private short _last;

    public void BeginStruct()
    {
        _outer.Push(_last);
        _last = 0;
    }

    public void EndStruct()
    {
        output.Write(0);
        _last = _outer.Pop();
    }

    public void BeginStructField(short id)
    {
        Field(id, ThriftType.Struct);
        BeginStruct();
    }

    public void EmptyStructField(short id)
    {
        BeginStructField(id);
        EndStruct();
    }

    public void Bool(short id, bool value) => Field(id, value ? ThriftType.True : ThriftType.False);

    public void Byte(short id, sbyte value)
    {
        Field(id, ThriftType.Byte);
        output.Write((byte)value);
    }

    public void I32(short id, int value)
    {
        Field(id, ThriftType.I32);
        I32Element(value);
    }

    public void I32Optional(short id, int? value)
    {
        if (value is { } v)
            I32(id, v);
    }

    public void I64(short id, long value)
    {
        Field(id, ThriftType.I64);
        ZigZag(value);
    }

    public void I64Optional(short id, long? value)
    {
        if (value is { } v)
            I64(id, v);
    }

    public void I16Optional(short id, short? value)
    {
        if (value is not { } v)
            return;
        Field(id, ThriftType.I16);
        ZigZag(v);
    }

    public void BoolOptional(short id, bool? value)
    {
        if (value is { } v)
            Bool(id, v);
    }

    public void Text(short id, string value)
    {
        Field(id, ThriftType.Binary);
        TextElement(value);
    }

    public void Bytes(short id, ReadOnlySpan<byte> value)
    {
        Field(id, ThriftType.Binary);
        BytesElement(value);
    }

    public void ListField(short id, ThriftType element, int count)
    {
        Field(id, ThriftType.List);
        if (count < 15)
        {
            output.Write((byte)(count << 4 | (int)element));
            return;
        }

        output.Write((byte)(0xF0 | (int)element));
        output.WriteVarint((uint)count);
    }

    public void I32Element(int value) => ZigZag(value);

    public void I64Element(long value) => ZigZag(value);

    public void BytesElement(ReadOnlySpan<byte> value)
    {
        output.WriteVarint((uint)value.Length);
        ((IBufferWriter<byte>)output).Write(value);
    }

    public void TextElement(string value)
    {
        var count = System.Text.Encoding.UTF8.GetByteCount(value);
        output.WriteVarint((uint)count);
        System.Text.Encoding.UTF8.GetBytes(value, output.Append(count));
    }

    private void Field(short id, ThriftType type)
    {
        var delta = id - _last;
        if (delta is > 0 and <= 15)
        {
            output.Write((byte)(delta << 4 | (int)type));
        }
        else
        {
            output.Write((byte)type);
            ZigZag(id);
        }

        _last = id;
    }

    private void ZigZag(long value) => output.WriteVarint((ulong)(value << 1 ^ value >> 63));
}
