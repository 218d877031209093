using Parquet.Data;
using Parquet.File.Values.Primitives;
using Parquet.Meta;

namespace Parquet.Schema;

/// <summary>Which .NET type a column of a file has, from its annotations and its physical type.</summary>
internal static class ClrTypes
{
    /// <summary>The annotation of a column: the logical type, or else what the converted type says.</summary>
    public static LogicalAnnotation Annotation(SchemaElement element)
    {
        if (element.Logical.Kind != LogicalKind.None)
            return element.Logical;
        return element.ConvertedType switch
        {
            ConvertedType.UTF8 => new(LogicalKind.String),
            ConvertedType.ENUM => new(LogicalKind.Enum),
            ConvertedType.MAP or ConvertedType.MAP_KEY_VALUE => new(LogicalKind.Map),
            ConvertedType.LIST => new(LogicalKind.List),
            ConvertedType.DECIMAL => new(LogicalKind.Decimal, Precision: element.Precision ?? 0, Scale: element.Scale ?? 0),
            ConvertedType.DATE => new(LogicalKind.Date),
            ConvertedType.TIME_MILLIS => new(LogicalKind.Time, LogicalTimeUnit.Millis, true),
            ConvertedType.TIME_MICROS => new(LogicalKind.Time, LogicalTimeUnit.Micros, true),
            ConvertedType.TIMESTAMP_MILLIS => new(LogicalKind.Timestamp, LogicalTimeUnit.Millis, true),
            ConvertedType.TIMESTAMP_MICROS => new(LogicalKind.Timestamp, LogicalTimeUnit.Micros, true),
            ConvertedType.INT_8 => Integer(8, true),
            ConvertedType.INT_16 => Integer(16, true),
            ConvertedType.INT_32 => Integer(32, true),
            ConvertedType.INT_64 => Integer(64, true),
            ConvertedType.UINT_8 => Integer(8, false),
            ConvertedType.UINT_16 => Integer(16, false),
            ConvertedType.UINT_32 => Integer(32, false),
            ConvertedType.UINT_64 => Integer(64, false),
            _ => default,
        };
    }

    /// <summary>
    /// The .NET type of a column. Columns that cannot be read, for their annotation contradicts their physical type, still
    /// get one, so that a schema can be listed.
    /// </summary>
    public static System.Type Of(SchemaElement element, ParquetOptions options)
    {
        var note = Annotation(element);
        return (element.Type, note.Kind) switch
        {
            (Meta.Type.BOOLEAN, _) => typeof(bool),
            (Meta.Type.FLOAT, _) => typeof(float),
            (Meta.Type.DOUBLE, _) => typeof(double),
            (Meta.Type.INT96, _) => typeof(DateTime),
            (_, LogicalKind.Decimal) => options.UseBigDecimal ? typeof(BigDecimal) : typeof(decimal),
            (Meta.Type.INT32, LogicalKind.Date) => typeof(DateTime),
            (Meta.Type.INT64, LogicalKind.Timestamp) => typeof(DateTime),
            (Meta.Type.INT32, LogicalKind.Integer) => note switch
            {
                { BitWidth: 8, IsSigned: true } => typeof(sbyte),
                { BitWidth: 8 } => typeof(byte),
                { BitWidth: 16, IsSigned: true } => typeof(short),
                { BitWidth: 16 } => typeof(ushort),
                { IsSigned: true } => typeof(int),
                _ => typeof(uint),
            },
            (Meta.Type.INT64, LogicalKind.Integer) => note.IsSigned ? typeof(long) : typeof(ulong),
            (Meta.Type.INT32, _) => typeof(int),
            (Meta.Type.INT64, _) => typeof(long),
            (Meta.Type.FIXED_LEN_BYTE_ARRAY, LogicalKind.Uuid) => typeof(Guid),
            (Meta.Type.FIXED_LEN_BYTE_ARRAY, LogicalKind.Float16) => typeof(Half),
            (Meta.Type.BYTE_ARRAY, LogicalKind.String or LogicalKind.Enum) => typeof(string),
            (Meta.Type.BYTE_ARRAY, LogicalKind.None) when options.TreatByteArrayAsString => typeof(string),
            (Meta.Type.FIXED_LEN_BYTE_ARRAY, LogicalKind.None) when element.ConvertedType == ConvertedType.INTERVAL => typeof(Interval),
            _ => typeof(byte[]),
        };
    }

    private static LogicalAnnotation Integer(int bits, bool signed) =>
        new(LogicalKind.Integer, BitWidth: bits, IsSigned: signed);
}
