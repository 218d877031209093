using System.Text;
using Parquet.Reading;

namespace Parquet.Encodings;

/// <summary>UTF-8 text as strings.</summary>
internal sealed class StringDecoder : PlainDecoder<string>
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public override int MinimumBits => 32;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<string> destination)
    {
        CheckRoom(source, destination.Length);
        var walk = new LengthPrefixed(source);
        for (var i = 0; i < destination.Length; i++)
        {
            try
            {
                destination[i] = StrictUtf8.GetString(walk.Next());
            }
            catch (DecoderFallbackException e)
            {
                throw new CorruptDataException("a text is not valid UTF-8", e);
            }
        }
    }
}
