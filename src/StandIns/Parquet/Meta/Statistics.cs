namespace Parquet.Meta;

/// <summary>Statistics as the file holds them: values PLAIN-encoded, without a length.</summary>
public class Statistics
{
    /// <summary>Deprecated maximum, compared as signed bytes.</summary>
    public byte[]? Max { get; set; }

    /// <summary>Deprecated minimum, compared as signed bytes.</summary>
    public byte[]? Min { get; set; }

    /// <summary>How many values are null; absent is not 0.</summary>
    public long? NullCount { get; set; }

    /// <summary>How many distinct values there are, when known.</summary>
    public long? DistinctCount { get; set; }

    /// <summary>Maximum in the column's order.</summary>
    public byte[]? MaxValue { get; set; }

    /// <summary>Minimum in the column's order.</summary>
    public byte[]? MinValue { get; set; }

    /// <summary>Whether <see cref="MaxValue"/> is a value of the column and not only a bound; null when the file does not say.</summary>
    public bool? IsMaxValueExact { get; set; }

    /// <summary>Whether <see cref="MinValue"/> is a value of the column and not only a bound; null when the file does not say.</summary>
    public bool? IsMinValueExact { get; set; }
}
