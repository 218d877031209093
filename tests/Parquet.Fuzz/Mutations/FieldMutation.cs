using Parquet.Fuzz.Files;
using Parquet.Fuzz.Thrift;
using Parquet.Meta;

namespace Parquet.Fuzz.Mutations;

/// <summary>Changes to fields of the footer, of page headers and of the page index.</summary>
internal static class FieldMutation
{
    /// <summary>Changes one thing in some struct of the file; says what.</summary>
    public static string Apply(FileImage image, CaseRandom random)
    {
        var (root, where) = Root(image, random);
        var all = new List<ThriftNode>();
        root.Collect(all);
        var node = random.Pick(all);
        return $"{where}: {Change(node, all, random)}";
    }

    private static (ThriftNode Root, string Where) Root(FileImage image, CaseRandom random)
    {
        var kind = random.Below(10);
        if (kind < 4 || image.Chunks.Count == 0)
            return FooterPart(image, random);
        var at = random.Below(image.Chunks.Count);
        var chunk = image.Chunks[at];
        if (kind == 9 && (random.OneIn(2) ? chunk.ColumnIndex : chunk.OffsetIndex) is { } index)
            return (index, $"page index of chunk {at}");
        if (chunk.Pages.Count == 0)
            return (chunk.Column, $"chunk {at}");
        var page = random.Below(chunk.Pages.Count);
        return (chunk.Pages[page].Header, $"header of page {page} of chunk {at}");
    }

    // The schema and the column metadata are most of a footer: each part has its own chance.
    private static (ThriftNode Root, string Where) FooterPart(FileImage image, CaseRandom random) => random.Below(4) switch
    {
        0 when image.Footer[2] is { } schema => (schema, "schema"),
        1 when image.Footer[4] is { } groups => (groups, "row groups"),
        2 when image.Chunks.Count > 0 => (random.Pick(image.Chunks).Column, "a column chunk"),
        _ => (image.Footer, "footer"),
    };

    private static string Change(ThriftNode node, List<ThriftNode> all, CaseRandom random)
    {
        if (random.OneIn(24))
        {
            node.Replace(random.Pick(all.Where(other => other.Type == node.Type).ToList()));
            return $"a {node.Type} replaced by another of the same struct";
        }

        if (random.OneIn(48))
            return Retype(node, random);
        switch (node.Type)
        {
            case ThriftType.True or ThriftType.False:
                node.Type = node.Type == ThriftType.True ? ThriftType.False : ThriftType.True;
                return $"a boolean turned to {node.Type}";
            case ThriftType.Byte or ThriftType.I16 or ThriftType.I32 or ThriftType.I64:
                var old = node.Number;
                node.Number = Numbers.Instead(old, Bits(node.Type), random);
                node.Pinned = true;
                return $"{node.Type} {old} set to {node.Number}";
            case ThriftType.Binary:
                return Text(node, random);
            case ThriftType.List or ThriftType.Set or ThriftType.Map:
                return Items(node, random);
            default:
                return Fields(node, random);
        }
    }

    private static string Text(ThriftNode node, CaseRandom random)
    {
        if (random.OneIn(3))
        {
            node.DeclaredCount = (ulong)Numbers.Instead(node.Bytes.Length, random);
            return $"a text of {node.Bytes.Length} bytes declares {node.DeclaredCount}";
        }

        (node.Bytes, var what) = ByteMutation.Apply(node.Bytes, [0xC3, 0x28, 0, 0xFF], random);
        return $"text: {what}";
    }

    private static string Items(ThriftNode node, CaseRandom random)
    {
        var count = node.Items.Count;
        if (count == 0 || random.OneIn(3))
        {
            node.DeclaredCount = (ulong)Numbers.Instead(count, random);
            return $"a list of {count} declares {node.DeclaredCount}";
        }

        var at = random.Below(count);
        switch (random.Below(3))
        {
            case 0:
                node.Items.RemoveAt(at);
                return $"element {at} of {count} removed";
            case 1:
                node.Items.Insert(at, node.Items[at].Clone());
                return $"element {at} of {count} doubled";
            default:
                var other = random.Below(count);
                (node.Items[at], node.Items[other]) = (node.Items[other], node.Items[at]);
                return $"elements {at} and {other} of {count} exchanged";
        }
    }

    private static string Fields(ThriftNode node, CaseRandom random)
    {
        if (node.Fields.Count == 0)
        {
            node.Fields.Add(((short)(1 + random.Below(15)), ThriftNode.I32(random.Below(100))));
            return $"a field {node.Fields[0].Id} added to an empty struct";
        }

        var at = random.Below(node.Fields.Count);
        var (id, value) = node.Fields[at];
        switch (random.Below(3))
        {
            case 0:
                node.Fields.RemoveAt(at);
                return $"field {id} removed";
            case 1:
                node.Fields.Add((id, value.Clone()));
                return $"field {id} doubled";
            default:
                node.Fields[at] = ((short)(random.OneIn(4) ? Numbers.Instead(id, 16, random) : 1 + random.Below(16)), value);
                return $"field {id} became {node.Fields[at].Id}";
        }
    }

    private static string Retype(ThriftNode node, CaseRandom random)
    {
        var old = node.Type;
        node.Type = (ThriftType)(1 + random.Below(12));
        return $"a {old} became a {node.Type}";
    }

    private static int Bits(ThriftType type) => type switch
    {
        ThriftType.Byte => 8,
        ThriftType.I16 => 16,
        ThriftType.I32 => 32,
        _ => 64,
    };
}
