using System.Numerics;
using System.Runtime.InteropServices;

namespace Parquet.Encodings;

/// <summary>Smallest and largest numbers, by vectors where the type has them.</summary>
internal static class Bounds
{
    public static bool TryOfIntegers<T>(ReadOnlySpan<T> values, out T low, out T high)
        where T : unmanaged, INumber<T>
    {
        (low, high) = values.IsEmpty ? (T.Zero, T.Zero) : (values[0], values[0]);
        if (values.IsEmpty)
            return false;
        var rest = values;
        if (Vector.IsHardwareAccelerated && Vector<T>.IsSupported && values.Length >= Vector<T>.Count)
        {
            var vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
            var (lows, highs) = (vectors[0], vectors[0]);
            foreach (var vector in vectors)
            {
                lows = Vector.Min(lows, vector);
                highs = Vector.Max(highs, vector);
            }

            for (var i = 0; i < Vector<T>.Count; i++)
                (low, high) = (T.Min(low, lows[i]), T.Max(high, highs[i]));
            rest = values[(vectors.Length * Vector<T>.Count)..];
        }

        foreach (var value in rest)
            (low, high) = (T.Min(low, value), T.Max(high, value));
        return true;
    }

    /// <summary>As for integers; NaN, which no comparison lets through, is no bound.</summary>
    public static bool TryOfReals<T>(ReadOnlySpan<T> values, out T low, out T high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (low, high) = (T.PositiveInfinity, T.NegativeInfinity);
        var rest = values;
        if (Vector.IsHardwareAccelerated && Vector<T>.IsSupported && values.Length >= Vector<T>.Count)
        {
            var vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
            var (lows, highs) = (new Vector<T>(low), new Vector<T>(high));
            foreach (var vector in vectors)
            {
                lows = Vector.ConditionalSelect(Vector.LessThan(vector, lows), vector, lows);
                highs = Vector.ConditionalSelect(Vector.GreaterThan(vector, highs), vector, highs);
            }

            for (var i = 0; i < Vector<T>.Count; i++)
                (low, high) = (lows[i] < low ? lows[i] : low, highs[i] > high ? highs[i] : high);
            rest = values[(vectors.Length * Vector<T>.Count)..];
        }

        foreach (var value in rest)
            (low, high) = (value < low ? value : low, value > high ? value : high);

        // Where nothing came through, there was no value, or NaN only.
        return low <= high;
    }
}
