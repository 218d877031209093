using Parquet.Data;

namespace Parquet.Schema;

/// <summary>A column of <see cref="BigDecimal"/>.</summary>
/// <param name="name">Name.</param>
/// <param name="precision">Digits, 1 to 1,000.</param>
/// <param name="scale">Digits after the point.</param>
/// <param name="isNullable">Whether values may be null; false when null.</param>
/// <param name="isArray">Repeated columns are not supported: null or false.</param>
/// <param name="propertyName">Accepted for compatibility.</param>
public class BigDecimalDataField(
    string name, int precision, int scale = 0, bool? isNullable = null, bool? isArray = null, string? propertyName = null)
    : DecimalDataField(name, precision, scale, true, isNullable, isArray, propertyName, typeof(BigDecimal));
