using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>PLAIN encoding of one .NET type in both directions, and its order for statistics.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
internal abstract class ValueCodec<T> : PlainDecoder<T>
{
    /// <summary>Compares values for dictionaries; null when the type gets none.</summary>
    public virtual IEqualityComparer<T>? Equality => EqualityComparer<T>.Default;

    /// <summary>Whether a dictionary is tried without being asked for.</summary>
    public virtual bool PrefersDictionary => true;

    /// <summary>Whether all values take <see cref="PlainDecoder{T}.MinimumBits"/>.</summary>
    public virtual bool IsFixedSize => true;

    /// <summary>Encodes values.</summary>
    public abstract void EncodePlain(ReadOnlySpan<T> values, PooledBuffer output);

    /// <summary>About how many bytes <see cref="EncodePlain"/> will write; exact for values of a fixed size.</summary>
    public virtual long PlainSize(ReadOnlySpan<T> values) => ((long)values.Length * MinimumBits + 7) >> 3;

    /// <summary>How many of the first values take no more than about so many bytes.</summary>
    public virtual int Fitting(ReadOnlySpan<T> values, long bytes) => (int)Math.Min(values.Length, bytes * 8 / MinimumBits);

    /// <summary>Smallest and largest value; false when there is none or the type has no order.</summary>
    public virtual bool TryBounds(ReadOnlySpan<T> values, out T low, out T high)
    {
        (low, high) = values.IsEmpty ? (default!, default!) : (values[0], values[0]);
        foreach (var value in values)
        {
            if (Compare(value, low) < 0)
                low = value;
            else if (Compare(value, high) > 0)
                high = value;
        }

        return !values.IsEmpty;
    }

    /// <summary>Compares two bounds in the order of the format.</summary>
    public virtual int Compare(T x, T y) => Comparer<T>.Default.Compare(x, y);

    /// <summary>A bound for statistics, PLAIN without a length; cut where it would be long.</summary>
    /// <param name="value">The smallest or largest value.</param>
    /// <param name="upper">Whether the bound may not lie below the value, or not above.</param>
    /// <param name="exact">Whether the bound is the value.</param>
    /// <returns>Null where no short bound exists.</returns>
    public virtual byte[]? Bound(T value, bool upper, out bool exact)
    {
        using var bytes = new PooledBuffer();
        EncodePlain(new ReadOnlySpan<T>(in value), bytes);
        exact = true;
        return bytes.WrittenSpan.ToArray();
    }
}
