using Parquet.Meta;

namespace Parquet.Fuzz.Thrift;

/// <summary>One value of thrift's compact protocol with all that is inside of it, to be changed and written again.</summary>
internal sealed class ThriftNode(ThriftType type)
{
    /// <summary>Its type; a boolean is <see cref="ThriftType.True"/> or <see cref="ThriftType.False"/>.</summary>
    public ThriftType Type { get; set; } = type;

    /// <summary>An integer, or the bits of a double.</summary>
    public long Number { get; set; }

    /// <summary>Text or bytes.</summary>
    public byte[] Bytes { get; set; } = [];

    /// <summary>The fields of a struct.</summary>
    public List<(short Id, ThriftNode Value)> Fields { get; private set; } = [];

    /// <summary>The elements of a list or set; keys and values in turn of a map.</summary>
    public List<ThriftNode> Items { get; private set; } = [];

    /// <summary>Type of the elements, or of a map's keys.</summary>
    public ThriftType Element { get; set; }

    /// <summary>Type of a map's values.</summary>
    public ThriftType MapValue { get; set; }

    /// <summary>The number of elements or bytes to declare instead of the right one.</summary>
    public ulong? DeclaredCount { get; set; }

    /// <summary>Whether a mutation has set this value: then nothing puts it right again.</summary>
    public bool Pinned { get; set; }

    /// <summary>A field of a struct; null when it is absent.</summary>
    public ThriftNode? this[short id]
    {
        get
        {
            foreach (var (found, value) in Fields)
            {
                if (found == id)
                    return value;
            }

            return null;
        }
    }

    public static ThriftNode I32(int value) => new(ThriftType.I32) { Number = value };

    public static ThriftNode I64(long value) => new(ThriftType.I64) { Number = value };

    public static ThriftNode I8(sbyte value) => new(ThriftType.Byte) { Number = value };

    public static ThriftNode Bool(bool value) => new(value ? ThriftType.True : ThriftType.False);

    public static ThriftNode Text(string value) => Binary(System.Text.Encoding.UTF8.GetBytes(value));

    public static ThriftNode Binary(byte[] value) => new(ThriftType.Binary) { Bytes = value };

    public static ThriftNode List(ThriftType element, params IEnumerable<ThriftNode> items) =>
        new(ThriftType.List) { Element = element, Items = [.. items] };

    /// <summary>A struct of the fields that are not null.</summary>
    public static ThriftNode Struct(params (short Id, ThriftNode? Value)[] fields)
    {
        var node = new ThriftNode(ThriftType.Struct);
        foreach (var (id, value) in fields)
        {
            if (value != null)
                node.Fields.Add((id, value));
        }

        return node;
    }

    /// <summary>Sets a field of a struct, adding it in the order of the ids where it is absent.</summary>
    public ThriftNode With(short id, ThriftNode? value)
    {
        Fields.RemoveAll(field => field.Id == id);
        if (value != null)
        {
            var at = Fields.FindIndex(field => field.Id > id);
            Fields.Insert(at < 0 ? Fields.Count : at, (id, value));
        }

        return this;
    }

    /// <summary>Puts a number right, unless a mutation has set it.</summary>
    public void Correct(long value)
    {
        if (!Pinned)
            Number = value;
    }

    /// <summary>This value and all inside of it.</summary>
    public void Collect(List<ThriftNode> all)
    {
        all.Add(this);
        foreach (var (_, value) in Fields)
            value.Collect(all);
        foreach (var item in Items)
            item.Collect(all);
    }

    public ThriftNode Clone()
    {
        var copy = (ThriftNode)MemberwiseClone();
        copy.Fields = new(Fields.Count);
        foreach (var (id, value) in Fields)
            copy.Fields.Add((id, value.Clone()));
        copy.Items = new(Items.Count);
        foreach (var item in Items)
            copy.Items.Add(item.Clone());
        return copy;
    }

    /// <summary>Becomes another value in the same place.</summary>
    public void Replace(ThriftNode other)
    {
        var copy = other.Clone();
        (Type, Number, Bytes, Fields, Items) = (copy.Type, copy.Number, copy.Bytes, copy.Fields, copy.Items);
        (Element, MapValue, DeclaredCount, Pinned) = (copy.Element, copy.MapValue, copy.DeclaredCount, true);
    }
}
