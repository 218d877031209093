using Parquet.Data;
using Parquet.File.Values.Primitives;
using Parquet.Meta;
using Parquet.Reading;
using Parquet.Schema;

namespace Parquet.Encodings;

/// <summary>Finds the codec of a column.</summary>
internal static class Codecs
{
    /// <summary>The codec for values of T in a column.</summary>
    /// <exception cref="CorruptDataException">The column's type is outside of what the library reads.</exception>
    public static PlainDecoder<T> ForReading<T>(SchemaElement element, DataField field)
    {
        object? codec = (element.Type, typeof(T)) switch
        {
            (Meta.Type.BOOLEAN, var t) when t == typeof(bool) => new BooleanCodec(),
            (Meta.Type.INT32, var t) when t == typeof(int) => new FixedCodec<int>(),
            (Meta.Type.INT32, var t) when t == typeof(uint) => new FixedCodec<uint>(),
            (Meta.Type.INT32, var t) when t == typeof(byte) => new NarrowCodec<byte>(),
            (Meta.Type.INT32, var t) when t == typeof(sbyte) => new NarrowCodec<sbyte>(),
            (Meta.Type.INT32, var t) when t == typeof(short) => new NarrowCodec<short>(),
            (Meta.Type.INT32, var t) when t == typeof(ushort) => new NarrowCodec<ushort>(),
            (Meta.Type.INT64, var t) when t == typeof(long) => new FixedCodec<long>(),
            (Meta.Type.INT64, var t) when t == typeof(ulong) => new FixedCodec<ulong>(),
            (Meta.Type.FLOAT, var t) when t == typeof(float) => new FloatCodec<float>(),
            (Meta.Type.DOUBLE, var t) when t == typeof(double) => new FloatCodec<double>(),
            (Meta.Type.INT32 or Meta.Type.INT64, var t) when t == typeof(DateTime) => new DateTimeCodec((DateTimeDataField)field),
            (Meta.Type.INT96, var t) when t == typeof(DateTime) => new Int96Codec(),
            (Meta.Type.BYTE_ARRAY, var t) when t == typeof(ReadOnlyMemory<byte>) => new BinaryCodec(),
            (Meta.Type.BYTE_ARRAY, var t) when t == typeof(ReadOnlyMemory<char>) => new TextCodec(),
            (Meta.Type.BYTE_ARRAY, var t) when t == typeof(string) => new StringDecoder(),
            (Meta.Type.BYTE_ARRAY, var t) when t == typeof(byte[]) => new ByteArrayDecoder(),
            (not Meta.Type.BYTE_ARRAY, var t) when t == typeof(decimal) && Digits(element, field) is { } digits =>
                new DecimalCodec(digits, element.Type!.Value, DecimalSize(element)),
            (not Meta.Type.BYTE_ARRAY, var t) when t == typeof(BigDecimal) && Digits(element, field) is { } digits =>
                new BigDecimalCodec(digits, element.Type!.Value, DecimalSize(element)),
            (Meta.Type.BYTE_ARRAY, var t) when t == typeof(decimal) && DecimalDigits.Of(element, field) is { } digits => new DecimalBytesDecoder(digits),
            (Meta.Type.BYTE_ARRAY, var t) when t == typeof(BigDecimal) && DecimalDigits.Of(element, field) is { } digits => new BigDecimalBytesDecoder(digits),
            (Meta.Type.FIXED_LEN_BYTE_ARRAY, var t) when t == typeof(Guid) && element.TypeLength == 16 => new GuidCodec(),
            (Meta.Type.FIXED_LEN_BYTE_ARRAY, var t) when t == typeof(Half) && element.TypeLength == 2 => new FloatCodec<Half>(),
            (Meta.Type.FIXED_LEN_BYTE_ARRAY, var t) when t == typeof(Interval) && element.TypeLength == Interval.BinarySize => new IntervalCodec(),
            (Meta.Type.FIXED_LEN_BYTE_ARRAY, var t) when t == typeof(ReadOnlyMemory<byte>) && element.TypeLength is > 0 => new FixedBinaryDecoder(element.TypeLength.Value),
            (Meta.Type.FIXED_LEN_BYTE_ARRAY, var t) when t == typeof(byte[]) && element.TypeLength is > 0 => new FixedBytesDecoder(element.TypeLength.Value),
            _ => null,
        };
        return codec as PlainDecoder<T>
            ?? throw new CorruptDataException($"columns of {Describe(element)} are not supported");
    }

    /// <summary>The codec to write a column with.</summary>
    public static ValueCodec<T> ForWriting<T>(SchemaElement element, DataField field) => (ValueCodec<T>)ForReading<T>(element, field);

    private static DecimalDigits? Digits(SchemaElement element, DataField field) =>
        element.Type is Meta.Type.INT32 or Meta.Type.INT64 || element is { Type: Meta.Type.FIXED_LEN_BYTE_ARRAY, TypeLength: > 0 }
            ? DecimalDigits.Of(element, field)
            : null;

    private static int DecimalSize(SchemaElement element) => element.Type switch
    {
        Meta.Type.INT32 => 4,
        Meta.Type.INT64 => 8,
        _ => element.TypeLength!.Value,
    };

    private static string Describe(SchemaElement element)
    {
        var kind = ClrTypes.Annotation(element).Kind;
        return kind == LogicalKind.None ? $"{element.Type}" : $"{element.Type} ({kind})";
    }
}
