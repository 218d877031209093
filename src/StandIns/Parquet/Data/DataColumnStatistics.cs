namespace Parquet.Data;

/// <summary>What a file says of one column of one row group; nothing of it need be there.</summary>
public class DataColumnStatistics
{
    /// <summary>Creates statistics.</summary>
    /// <param name="nullCount">Nulls.</param>
    /// <param name="distinctCount">Distinct values.</param>
    /// <param name="minValue">Smallest value.</param>
    /// <param name="maxValue">Largest value.</param>
    public DataColumnStatistics(long? nullCount, long? distinctCount, object? minValue, object? maxValue)
    {
        NullCount = nullCount;
        DistinctCount = distinctCount;
        MinValue = minValue;
        MaxValue = maxValue;
    }

    /// <summary>Nulls; null when the file does not say.</summary>
    public long? NullCount { get; }

    /// <summary>Distinct values; null when the file does not say.</summary>
    public long? DistinctCount { get; }

    /// <summary>Smallest value as the column's .NET type (text as string, bytes as byte[]); null when the file does not say.</summary>
    public object? MinValue { get; }

    /// <summary>Largest value, as <see cref="MinValue"/>.</summary>
    public object? MaxValue { get; }
}
