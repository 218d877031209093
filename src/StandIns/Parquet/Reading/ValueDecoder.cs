using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.Encodings;
using Parquet.Meta;

namespace Parquet.Reading;

/// <summary>Decodes the values of a page in the encoding that its header names.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
internal sealed class ValueDecoder<T>(ColumnFormat format, PlainDecoder<T> plain)
{
    private T[]? _dictionary;

    /// <summary>Whether a value in memory is its PLAIN encoding, so that bytes may be written into the caller's values.</summary>
    public bool IsMemoryLayout { get; } = plain.IsMemoryLayout && format.Width == Unsafe.SizeOf<T>();

    /// <summary>Decodes the dictionary of the chunk.</summary>
    public void SetDictionary(ReadOnlySpan<byte> page, int count)
    {
        plain.CheckRoom(page, count);
        _dictionary = new T[count];
        plain.DecodePlain(page, _dictionary);
    }

    /// <summary>Fills the destination.</summary>
    /// <exception cref="CorruptDataException">The bytes do not hold such values, or not in an encoding of their type.</exception>
    public void Decode(Encoding encoding, ReadOnlySpan<byte> page, Span<T> destination)
    {
        switch (encoding)
        {
            case Encoding.PLAIN:
                plain.DecodePlain(page, destination);
                break;
            case Encoding.PLAIN_DICTIONARY or Encoding.RLE_DICTIONARY:
                DecodeIndices(page, destination);
                break;
            case Encoding.RLE when typeof(T) == typeof(bool):
                DecodeBooleans(page, destination);
                break;
            case Encoding.DELTA_BINARY_PACKED when format.Type is Meta.Type.INT32 or Meta.Type.INT64:
                DecodeBytes(page, destination, DecodeDeltas);
                break;
            case Encoding.BYTE_STREAM_SPLIT when format.Width > 0 && format.Type != Meta.Type.INT96:
                // The schema declares the width: nothing is taken for values that are not there.
                ByteStreamSplit.CheckRoom(page, format.Width, destination.Length);
                DecodeBytes(page, destination, (source, bytes) => ByteStreamSplit.Decode(source, format.Width, bytes));
                break;
            case Encoding.DELTA_LENGTH_BYTE_ARRAY when format.Type == Meta.Type.BYTE_ARRAY:
                DecodeArrays(destination, destination.IsEmpty ? default : DeltaByteArrays.DecodeLengths(page, destination.Length));
                break;
            case Encoding.DELTA_BYTE_ARRAY when format.Type is Meta.Type.BYTE_ARRAY or Meta.Type.FIXED_LEN_BYTE_ARRAY:
                DecodeArrays(destination, destination.IsEmpty ? default : DeltaByteArrays.DecodePrefixes(page, destination.Length, format.Width));
                break;
            case Encoding.RLE or Encoding.DELTA_BINARY_PACKED or Encoding.BYTE_STREAM_SPLIT
                or Encoding.DELTA_LENGTH_BYTE_ARRAY or Encoding.DELTA_BYTE_ARRAY:
                CorruptDataException.Throw($"encoding {encoding} does not exist for {format.Type} columns");
                break;
            default:
                CorruptDataException.Throw($"encoding {PageDecoder<T>.Name(encoding)} is not supported");
                break;
        }
    }

    private static void DecodeBooleans(ReadOnlySpan<byte> page, Span<T> destination)
    {
        if (destination.IsEmpty)
            return;
        var reader = new RleReader(LengthPrefixed.Take(ref page, "run-length booleans"), 1);
        var booleans = MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(destination)), destination.Length);
        Span<int> block = stackalloc int[512];
        while (!booleans.IsEmpty)
        {
            var part = block[..Math.Min(block.Length, booleans.Length)];
            reader.Read(part);
            for (var i = 0; i < part.Length; i++)
            {
                if (part[i] > 1)
                    CorruptDataException.Throw($"a boolean is {part[i]}");
                booleans[i] = (byte)part[i];
            }

            booleans = booleans[part.Length..];
        }
    }

    private void DecodeDeltas(ReadOnlySpan<byte> source, Span<byte> bytes)
    {
        if (format.Type == Meta.Type.INT32)
            DeltaBinaryPacked.Decode(source, MemoryMarshal.Cast<byte, int>(bytes));
        else
            DeltaBinaryPacked.Decode(source, MemoryMarshal.Cast<byte, long>(bytes));
    }

    /// <summary>Lets PLAIN values be written straight into the destination where it has their layout.</summary>
    private void DecodeBytes(ReadOnlySpan<byte> page, Span<T> destination, BytesDecoder decode)
    {
        if (destination.IsEmpty)
            return;
        var size = (long)destination.Length * format.Width;
        if (size > ReadLimits.PageBytes)
            CorruptDataException.Throw($"a page of {size} bytes is not supported");
        if (IsMemoryLayout)
        {
            decode(page, Bytes(destination, format.Width));
            return;
        }

        using var bytes = new PooledArray<byte>((int)size);
        decode(page, bytes.Span);
        plain.DecodePlain(bytes.Span, destination);
    }

    /// <summary>The bytes of values whose layout in memory is their PLAIN encoding.</summary>
    internal static Span<byte> Bytes(Span<T> values, int width) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), values.Length * width);

    private void DecodeArrays(Span<T> destination, (byte[] Plain, int Length) decoded)
    {
        if (destination.IsEmpty)
            return;
        try
        {
            plain.DecodePlain(decoded.Plain.AsSpan(0, decoded.Length), destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(decoded.Plain);
        }
    }

    private void DecodeIndices(ReadOnlySpan<byte> page, Span<T> destination)
    {
        if (destination.IsEmpty)
            return;
        if (_dictionary == null)
            throw new CorruptDataException("a page refers to a dictionary, but the column has none");
        if (page.IsEmpty)
            CorruptDataException.Throw("a page of dictionary indices is empty");
        DictionaryIndices.Decode(page[1..], page[0], _dictionary, destination);
    }

    private delegate void BytesDecoder(ReadOnlySpan<byte> source, Span<byte> plain);
}
