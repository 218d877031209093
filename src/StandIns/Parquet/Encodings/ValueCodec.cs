using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>PLAIN encoding of one .NET type in both directions, and its order for statistics.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
internal abstract class ValueCodec<T> : PlainDecoder<T>
{
    /// <summary>Compares values for dictionaries; null when the type gets none.</summary>
    public virtual IEqualityComparer<T>? Equality => EqualityComparer<T>.Default;

    /// <summary>Encodes values.</summary>
    public abstract void EncodePlain(ReadOnlySpan<T> values, PooledBuffer output);

    /// <summary>Bytes that <see cref="EncodePlain"/> will write.</summary>
    public abstract long PlainSize(ReadOnlySpan<T> values);

    /// <summary>Smallest and largest value, PLAIN without lengths; false when there is none or the type has no order.</summary>
    public abstract bool TryMinMax(ReadOnlySpan<T> values, out byte[] min, out byte[] max);
}
