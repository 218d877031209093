using System.Numerics;

namespace Parquet.Encodings;

/// <summary>Floating point: a copy, too; NaN is no bound, and a zero bound covers both zeros (parquet.thrift, ColumnOrder).</summary>
internal sealed class FloatCodec<T> : FixedCodec<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    // 0.0 == -0.0 and NaN payloads must survive, which a dictionary by value would not keep.
    public override IEqualityComparer<T>? Equality => null;

    public override bool TryMinMax(ReadOnlySpan<T> values, out byte[] min, out byte[] max)
    {
        (min, max) = ([], []);
        var (low, high) = (T.PositiveInfinity, T.NegativeInfinity);
        var any = false;
        foreach (var value in values)
        {
            if (T.IsNaN(value))
                continue;
            any = true;
            low = value < low ? value : low;
            high = value > high ? value : high;
        }

        if (!any)
            return false;
        (min, max) = (Bytes(T.IsZero(low) ? T.NegativeZero : low), Bytes(T.IsZero(high) ? T.Zero : high));
        return true;
    }
}
