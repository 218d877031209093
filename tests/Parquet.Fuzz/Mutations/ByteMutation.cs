namespace Parquet.Fuzz.Mutations;

/// <summary>Changes to bytes without a thought for what they mean.</summary>
internal static class ByteMutation
{
    /// <summary>Changes some bytes; says how.</summary>
    public static (byte[] Bytes, string What) Apply(byte[] bytes, byte[] other, CaseRandom random) => random.Below(8) switch
    {
        0 or 1 or 2 => Flip(bytes, random),
        3 => Overwrite(bytes, random),
        4 => Remove(bytes, random),
        5 => Insert(bytes, random),
        6 => Splice(bytes, other, random),
        _ => Truncate(bytes, random),
    };

    private static (byte[], string) Flip(byte[] bytes, CaseRandom random)
    {
        if (bytes.Length == 0)
            return (bytes, "nothing to flip");
        var changed = (byte[])bytes.Clone();
        var count = 1 + random.Below(random.OneIn(4) ? 16 : 2);
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            at = random.Below(changed.Length);
            changed[at] ^= random.OneIn(2) ? (byte)(1 << random.Below(8)) : (byte)(1 + random.Below(255));
        }

        return (changed, $"{count} bytes flipped, the last at {at}");
    }

    private static (byte[], string) Overwrite(byte[] bytes, CaseRandom random)
    {
        var changed = (byte[])bytes.Clone();
        var (at, count) = Range(bytes.Length, random);
        byte fill = random.Pick((byte[])[0, 0xFF, 0x80, 0x7F, 1]);
        changed.AsSpan(at, count).Fill(fill);
        return (changed, $"bytes {at}..{at + count} set to {fill}");
    }

    private static (byte[], string) Remove(byte[] bytes, CaseRandom random)
    {
        var (at, count) = Range(bytes.Length, random);
        return ([.. bytes[..at], .. bytes[(at + count)..]], $"bytes {at}..{at + count} removed");
    }

    private static (byte[], string) Insert(byte[] bytes, CaseRandom random)
    {
        var at = random.Below(bytes.Length + 1);
        var inserted = random.Bytes(1 + random.Below(16));
        return ([.. bytes[..at], .. inserted, .. bytes[at..]], $"{inserted.Length} bytes inserted at {at}");
    }

    private static (byte[], string) Splice(byte[] bytes, byte[] other, CaseRandom random)
    {
        var (from, count) = Range(other.Length, random);
        var at = random.Below(bytes.Length + 1);
        var keep = random.OneIn(2) ? at : Math.Min(bytes.Length, at + count);
        return ([.. bytes[..at], .. other[from..(from + count)], .. bytes[keep..]], $"bytes {from}..{from + count} of another file at {at}");
    }

    private static (byte[], string) Truncate(byte[] bytes, CaseRandom random)
    {
        var length = random.Below(bytes.Length);
        return (bytes[..length], $"cut to {length} bytes");
    }

    private static (int At, int Count) Range(int length, CaseRandom random)
    {
        var at = random.Below(length);
        return (at, Math.Min(length - at, 1 + random.Below(random.OneIn(4) ? length : 16)));
    }
}
