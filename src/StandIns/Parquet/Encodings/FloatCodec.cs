using System.Numerics;

namespace Parquet.Encodings;

/// <summary>Floating point: a copy, too; NaN is no bound, and a zero bound covers both zeros (parquet.thrift, ColumnOrder).</summary>
internal sealed class FloatCodec<T> : FixedCodec<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    // 0.0 == -0.0 and NaN payloads must survive: values are the same where their bits are.
    public override IEqualityComparer<T> Equality => BitComparer<T>.Instance;

    // Prices and scores do better as they are, or split into byte streams.
    public override bool PrefersDictionary => false;

    public override bool TryBounds(ReadOnlySpan<T> values, out T low, out T high)
    {
        if (!Bounds.TryOfReals(values, out low, out high))
            return false;
        low = T.IsZero(low) ? T.NegativeZero : low;
        high = T.IsZero(high) ? T.Zero : high;
        return true;
    }
}
