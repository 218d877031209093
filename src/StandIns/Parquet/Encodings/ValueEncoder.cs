using Parquet.Meta;
using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>Encodes values without a dictionary, as a column's hint asks where its physical type allows it.</summary>
internal sealed class ValueEncoder<T>(ValueCodec<T> codec, SchemaElement element, EncodingHint hint) : IDisposable
{
    private readonly PooledBuffer _plain = new();

    /// <summary>The encoding of the pages.</summary>
    public Encoding Encoding { get; } = (hint, element.Type) switch
    {
        (EncodingHint.DeltaBinaryPacked, Meta.Type.INT32 or Meta.Type.INT64) => Encoding.DELTA_BINARY_PACKED,
        (EncodingHint.ByteSplitStream, Meta.Type.FLOAT or Meta.Type.DOUBLE or Meta.Type.INT32 or Meta.Type.INT64
            or Meta.Type.FIXED_LEN_BYTE_ARRAY) => Encoding.BYTE_STREAM_SPLIT,
        _ => Encoding.PLAIN,
    };

    public void Encode(ReadOnlySpan<T> values, PooledBuffer output)
    {
        if (Encoding == Encoding.PLAIN)
        {
            codec.EncodePlain(values, output);
            return;
        }

        _plain.Clear();
        codec.EncodePlain(values, _plain);
        var plain = _plain.WrittenSpan;
        if (Encoding == Encoding.BYTE_STREAM_SPLIT)
            ByteStreamSplitWriter.Write(plain, codec.MinimumBits / 8, output.Append(plain.Length));
        else if (element.Type == Meta.Type.INT32)
            DeltaBinaryPackedWriter.Write32(plain, output);
        else
            DeltaBinaryPackedWriter.Write64(plain, output);
    }

    public void Dispose() => _plain.Dispose();
}
