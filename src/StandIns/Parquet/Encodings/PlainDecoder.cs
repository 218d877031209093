using Parquet.Reading;

namespace Parquet.Encodings;

/// <summary>Decodes PLAIN values of one .NET type.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
internal abstract class PlainDecoder<T>
{
    /// <summary>The fewest bits a value takes; bounds how many a page can hold.</summary>
    public abstract int MinimumBits { get; }

    /// <summary>Whether a value in memory is its PLAIN encoding, so that decoders may write bytes into the destination.</summary>
    public virtual bool IsMemoryLayout => false;

    /// <summary>Decodes as many values as the destination holds.</summary>
    /// <exception cref="CorruptDataException">The bytes end too early or hold no such values.</exception>
    public abstract void DecodePlain(ReadOnlySpan<byte> source, Span<T> destination);

    /// <summary>Throws unless the bytes can hold <paramref name="count"/> values.</summary>
    public void CheckRoom(ReadOnlySpan<byte> source, int count)
    {
        if ((long)count * MinimumBits > (long)source.Length * 8)
            CorruptDataException.Throw($"{source.Length} bytes cannot hold the {count} values that the page declares");
    }
}
