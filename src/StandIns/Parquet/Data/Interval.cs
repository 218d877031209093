namespace Parquet.File.Values.Primitives;

/// <summary>A span of time as INTERVAL columns have it: months, days and milliseconds, which do not convert into each other.</summary>
/// <param name="months">Months.</param>
/// <param name="days">Days.</param>
/// <param name="millis">Milliseconds.</param>
public struct Interval(int months, int days, int millis) : IEquatable<Interval>
{
    /// <summary>Bytes in a file.</summary>
    public const int BinarySize = 12;

    /// <summary>Months.</summary>
    public int Months { get; set; } = months;

    /// <summary>Days.</summary>
    public int Days { get; set; } = days;

    /// <summary>Milliseconds.</summary>
    public int Millis { get; set; } = millis;

    /// <summary>Whether all three parts are equal.</summary>
    public static bool operator ==(Interval left, Interval right) => left.Equals(right);

    /// <summary>Whether a part differs.</summary>
    public static bool operator !=(Interval left, Interval right) => !left.Equals(right);

    /// <inheritdoc/>
    public readonly bool Equals(Interval other) => (Months, Days, Millis) == (other.Months, other.Days, other.Millis);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Interval other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Months, Days, Millis);

    /// <summary>The three parts with their units.</summary>
    public override readonly string ToString() => $"{Months}m {Days}d {Millis}ms";
}
