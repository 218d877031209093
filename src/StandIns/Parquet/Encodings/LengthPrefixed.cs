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
}
