namespace Parquet.Schema;

/// <summary>A column of <see cref="DateTime"/> that says how it is stored.</summary>
public class DateTimeDataField : DataField
{
    /// <summary>Creates a column.</summary>
    /// <param name="name">Name.</param>
    /// <param name="format">How it is stored.</param>
    /// <param name="isAdjustedToUTC">Whether a <see cref="DateTimeFormat.Timestamp"/> is an instant (true) or a wall-clock time.</param>
    /// <param name="unit">Unit of a <see cref="DateTimeFormat.Timestamp"/>; milliseconds when null.</param>
    /// <param name="isNullable">Whether values may be null; false when null.</param>
    /// <param name="isArray">Repeated columns are not supported: null or false.</param>
    /// <param name="propertyName">Accepted for compatibility.</param>
    public DateTimeDataField(
        string name,
        DateTimeFormat format,
        bool isAdjustedToUTC = true,
        DateTimeTimeUnit? unit = null,
        bool? isNullable = null,
        bool? isArray = null,
        string? propertyName = null)
        : base(name, typeof(DateTime), isNullable, isArray, propertyName)
    {
        DateTimeFormat = format;
        IsAdjustedToUTC = isAdjustedToUTC;
        Unit = format switch
        {
            DateTimeFormat.DateAndTime => DateTimeTimeUnit.Millis,
            DateTimeFormat.DateAndTimeMicros => DateTimeTimeUnit.Micros,
            _ => unit ?? DateTimeTimeUnit.Millis,
        };
    }

    /// <summary>How the column is stored.</summary>
    public DateTimeFormat DateTimeFormat { get; }

    /// <summary>Whether the values are instants (read as <see cref="DateTimeKind.Utc"/>) or wall-clock times.</summary>
    public bool IsAdjustedToUTC { get; }

    /// <summary>Unit of the stored integers.</summary>
    public DateTimeTimeUnit Unit { get; }
}
