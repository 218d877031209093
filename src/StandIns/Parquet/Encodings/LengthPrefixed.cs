using System.Buffers.Binary;
using Parquet.Reading;

namespace Parquet.Encodings;

/// <summary>Walks PLAIN byte arrays: a 4-byte length, then the bytes.</summary>
internal ref struct LengthPrefixed(ReadOnlySpan<byte> source)
{
    private ReadOnlySpan<byte> _left = source;

    public ReadOnlySpan<byte> Next()
    {
        if (_left.Length < 4)
            CorruptDataException.Throw("byte arrays end inside a length");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(_left);
        if (length > (uint)_left.Length - 4)
            CorruptDataException.Throw($"a byte array declares {length} bytes, {_left.Length - 4} are left");
        var value = _left.Slice(4, (int)length);
        _left = _left[(4 + (int)length)..];
        return value;
    }

    /// <summary>Takes a part of a page that has its length before it.</summary>
    /// <param name="page">The page; what was taken is cut off.</param>
    /// <param name="what">What the part is, for the message.</param>
    public static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> page, string what)
    {
        if (page.Length < 4)
            CorruptDataException.Throw($"a page ends inside its {what}");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(page);
        if (length > (uint)page.Length - 4)
            CorruptDataException.Throw($"{what} declare {length} bytes, {page.Length - 4} are left");
        var part = page.Slice(4, (int)length);
        page = page[(4 + (int)length)..];
        return part;
    }
}
