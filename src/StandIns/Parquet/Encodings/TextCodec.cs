using System.Buffers.Binary;
using System.Text;
using Parquet.Reading;
using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>UTF-8 text as memory of characters; the values of a page share one array.</summary>
internal sealed class TextCodec : ValueCodec<ReadOnlyMemory<char>>
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public override int MinimumBits => 32;

    public override IEqualityComparer<ReadOnlyMemory<char>> Equality => ContentComparer.Chars;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<ReadOnlyMemory<char>> destination)
    {
        CheckRoom(source, destination.Length);

        // UTF-8 never has fewer bytes than UTF-16 has characters.
        var characters = new char[source.Length - 4L * destination.Length];
        var used = 0;
        var walk = new LengthPrefixed(source);
        for (var i = 0; i < destination.Length; i++)
        {
            var written = Decode(walk.Next(), characters.AsSpan(used));
            destination[i] = characters.AsMemory(used, written);
            used += written;
        }
    }

    public override void EncodePlain(ReadOnlySpan<ReadOnlyMemory<char>> values, PooledBuffer output)
    {
        foreach (var value in values)
        {
            var count = ByteCount(value.Span);
            var bytes = output.Append(4 + count);
            BinaryPrimitives.WriteInt32LittleEndian(bytes, count);
            StrictUtf8.GetBytes(value.Span, bytes[4..]);
        }
    }

    public override long PlainSize(ReadOnlySpan<ReadOnlyMemory<char>> values)
    {
        var size = 0L;
        foreach (var value in values)
            size += 4 + ByteCount(value.Span);
        return size;
    }

    // UTF-16 and UTF-8 order differ beyond the basic plane: only UTF-8 bytes are compared.
    public override bool TryMinMax(ReadOnlySpan<ReadOnlyMemory<char>> values, out byte[] min, out byte[] max)
    {
        var bytes = new byte[values.Length == 0 ? 0 : checked((int)(PlainSize(values) - 4L * values.Length))];
        var encoded = new ReadOnlyMemory<byte>[values.Length];
        var used = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var count = StrictUtf8.GetBytes(values[i].Span, bytes.AsSpan(used));
            encoded[i] = bytes.AsMemory(used, count);
            used += count;
        }

        return ByteOrder.TryMinMax(encoded, out min, out max);
    }

    internal static int Decode(ReadOnlySpan<byte> bytes, Span<char> destination)
    {
        try
        {
            return StrictUtf8.GetChars(bytes, destination);
        }
        catch (DecoderFallbackException e)
        {
            throw new CorruptDataException("a text is not valid UTF-8", e);
        }
    }

    private static int ByteCount(ReadOnlySpan<char> text)
    {
        try
        {
            return StrictUtf8.GetByteCount(text);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException($"text '{text}' holds half a surrogate pair and has no UTF-8 form", e);
        }
    }
}
