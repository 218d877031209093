namespace Parquet.Encodings;

/// <summary>Bounds of byte arrays, compared as unsigned bytes.</summary>
internal static class ByteOrder
{
    /// <summary>Longer bounds are left out: they would fill the footer.</summary>
    public const int LongestBound = 256;

    public static bool TryMinMax(ReadOnlySpan<ReadOnlyMemory<byte>> values, out byte[] min, out byte[] max)
    {
        (min, max) = ([], []);
        if (values.IsEmpty)
            return false;
        var (low, high) = (values[0], values[0]);
        foreach (var value in values)
        {
            if (value.Span.SequenceCompareTo(low.Span) < 0)
                low = value;
            else if (value.Span.SequenceCompareTo(high.Span) > 0)
                high = value;
        }

        if (low.Length > LongestBound || high.Length > LongestBound)
            return false;
        (min, max) = (low.ToArray(), high.ToArray());
        return true;
    }
}
