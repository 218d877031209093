using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Parquet.Reading;
using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>UTF-8 text as memory of characters; the values of a page share one array.</summary>
internal sealed class TextCodec : VariableCodec<char>
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

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

    public override int Compare(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => CompareAsUtf8(x.Span, y.Span);

    public override byte[]? Bound(ReadOnlyMemory<char> value, bool upper, out bool exact)
    {
        var bytes = new byte[ByteCount(value.Span)];
        StrictUtf8.GetBytes(value.Span, bytes);
        return ByteBounds.Cut(bytes, upper, isText: true, out exact);
    }

    /// <summary>
    /// Compares texts as their UTF-8 bytes would be. UTF-16 differs in one thing: surrogates, which stand for the
    /// highest code points, lie below U+E000 to U+FFFF.
    /// </summary>
    internal static int CompareAsUtf8(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        var same = x.CommonPrefixLength(y);
        if (same == x.Length || same == y.Length)
            return x.Length - y.Length;
        return Rank(x[same]) - Rank(y[same]);

        static int Rank(char c) => c < 0xD800 ? c : c < 0xE000 ? c + 0x2000 : c - 0x800;
    }

    internal static int Decode(ReadOnlySpan<byte> bytes, Span<char> destination)
    {
        if (Utf8.ToUtf16(bytes, destination, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
            CorruptDataException.Throw("a text is not valid UTF-8");
        return written;
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
