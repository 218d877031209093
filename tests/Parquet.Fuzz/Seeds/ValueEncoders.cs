using System.Buffers.Binary;
using Parquet.Meta;

namespace Parquet.Fuzz.Seeds;

/// <summary>
/// Encodes values as Encodings.md of apache/parquet-format says, apart from the library that reads them. A value is its
/// plain bytes without a length; a boolean is one byte.
/// </summary>
internal static class ValueEncoders
{
    public static byte[] Encode(Encoding encoding, Meta.Type type, byte[][] values) => encoding switch
    {
        Encoding.PLAIN => Plain(type, values),
        Encoding.RLE => RleBooleans(values),
        Encoding.DELTA_BINARY_PACKED => DeltaEncoder.BinaryPacked([.. values.Select(Integer)], type == Meta.Type.INT32 ? 32 : 64),
        Encoding.DELTA_LENGTH_BYTE_ARRAY => DeltaEncoder.LengthByteArray(values),
        Encoding.DELTA_BYTE_ARRAY => DeltaEncoder.ByteArray(values),
        Encoding.BYTE_STREAM_SPLIT => ByteStreamSplit(values),
        _ => throw new NotSupportedException($"values in {encoding}"),
    };

    public static byte[] Plain(Meta.Type type, byte[][] values) => type switch
    {
        Meta.Type.BOOLEAN => Bits(values),
        Meta.Type.BYTE_ARRAY => [.. values.SelectMany(value => (byte[])[.. BitConverter.GetBytes(value.Length), .. value])],
        _ => [.. values.SelectMany(value => value)],
    };

    /// <summary>A page of dictionary indices: their width, then the hybrid.</summary>
    public static byte[] Indices(int[] indices, int dictionarySize)
    {
        var width = 32 - int.LeadingZeroCount(Math.Max(0, dictionarySize - 1));
        return [(byte)width, .. HybridEncoder.Encode(indices, width)];
    }

    private static byte[] Bits(byte[][] values)
    {
        var bytes = new byte[(values.Length + 7) / 8];
        for (var i = 0; i < values.Length; i++)
            bytes[i >> 3] |= (byte)(values[i][0] << (i & 7));
        return bytes;
    }

    // The one use of the hybrid for values, and the one that keeps its length in pages of both versions.
    private static byte[] RleBooleans(byte[][] values)
    {
        var runs = HybridEncoder.Encode([.. values.Select(value => (int)value[0])], 1);
        return [.. BitConverter.GetBytes(runs.Length), .. runs];
    }

    private static byte[] ByteStreamSplit(byte[][] values)
    {
        var width = values.Length == 0 ? 0 : values[0].Length;
        var bytes = new byte[width * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            for (var b = 0; b < width; b++)
                bytes[b * values.Length + i] = values[i][b];
        }

        return bytes;
    }

    private static long Integer(byte[] value) =>
        value.Length == 4 ? BinaryPrimitives.ReadInt32LittleEndian(value) : BinaryPrimitives.ReadInt64LittleEndian(value);
}
