using Parquet.Fuzz.Thrift;
using Parquet.Meta;

namespace Parquet.Fuzz.Seeds;

/// <summary>Small columns of every physical and logical type.</summary>
internal static class SeedValues
{
    /// <summary>Columns of every physical type that an encoding can hold, required and with nulls.</summary>
    public static SeedColumn[] For(Encoding encoding, int rows) =>
    [
        .. Types(encoding).SelectMany(type => new[]
        {
            Physical(type, type.ToString(), rows, null) with { Encoding = encoding },
            Physical(type, $"{type}?", rows, row => row % 5 == 1 || row is > 10 and < 25) with { Encoding = encoding },
        }),
    ];

    public static SeedColumn Physical(Meta.Type type, string name, int rows, Func<int, bool>? nulls) => type switch
    {
        Meta.Type.BOOLEAN => SeedColumn.Flat(name, type, rows, nulls, row => [(byte)(row % 3 == 0 ? 1 : 0)]),
        Meta.Type.INT32 => SeedColumn.Flat(name, type, rows, nulls, row => BitConverter.GetBytes(row * 37 % 23 - 7)),
        Meta.Type.INT64 => SeedColumn.Flat(name, type, rows, nulls, row => BitConverter.GetBytes(row * 1_000_003L % 29)),
        Meta.Type.INT96 => SeedColumn.Flat(name, type, rows, nulls, row => Int96(row % 11)),
        Meta.Type.FLOAT => SeedColumn.Flat(name, type, rows, nulls, row => BitConverter.GetBytes(row % 17 / 4f)),
        Meta.Type.DOUBLE => SeedColumn.Flat(name, type, rows, nulls, row => BitConverter.GetBytes(row % 19 * .01)),
        Meta.Type.BYTE_ARRAY => SeedColumn.Flat(name, type, rows, nulls, row => Text(row)).Annotated(ConvertedType.UTF8),
        _ => SeedColumn.Flat(name, type, rows, nulls, row => [(byte)(row % 7), (byte)row, 3, 4, (byte)(row % 2)], length: 5),
    };

    /// <summary>A column of every annotation.</summary>
    public static SeedColumn[] Logical(int rows, Func<int, bool>? nulls)
    {
        return
        [
            Int32("int8", row => row % 100 - 50).Annotated(ConvertedType.INT_8),
            Int32("uint8", row => row).Annotated(ConvertedType.UINT_8),
            Int32("int16", row => -row).Annotated(ConvertedType.INT_16),
            Int32("uint16", row => row * 1000).Annotated(ConvertedType.UINT_16),
            Int32("uint32", row => -row).Annotated(null, Logical(10, (1, ThriftNode.I8(32)), (2, ThriftNode.Bool(false)))),
            Int64("uint64", row => -row).Annotated(ConvertedType.UINT_64),
            Int32("date", row => 20_000 + row).Annotated(ConvertedType.DATE, Logical(6)),
            Int32("timeMillis", row => row * 1000).Annotated(ConvertedType.TIME_MILLIS),
            Int64("timeMicros", row => row * 1000).Annotated(null, Logical(7, (1, ThriftNode.Bool(true)), (2, Unit(2)))),
            Int64("timestampMillis", row => row * 86_400_000L).Annotated(ConvertedType.TIMESTAMP_MILLIS),
            Int64("timestampMicros", row => row * 1_000_000L).Annotated(null, Logical(8, (1, ThriftNode.Bool(true)), (2, Unit(2)))),
            Int64("timestampNanos", row => row * 1_000_000L).Annotated(null, Logical(8, (1, ThriftNode.Bool(false)), (2, Unit(3)))),
            Int32("decimal32", row => row * 99).Annotated(ConvertedType.DECIMAL, Decimal(2, 9), 2, 9),
            Int64("decimal64", row => row * 99).Annotated(ConvertedType.DECIMAL, Decimal(4, 18), 4, 18),
            Fixed("decimalFixed", 16, row => [.. Enumerable.Repeat((byte)(row % 2 == 0 ? 0 : 0xFF), 15), (byte)(row % 2 == 0 ? row : -row)])
                .Annotated(ConvertedType.DECIMAL, Decimal(3, 28), 3, 28),
            SeedColumn.Flat("decimalBytes", Meta.Type.BYTE_ARRAY, rows, nulls, row => [(byte)(row % 100), (byte)row])
                .Annotated(ConvertedType.DECIMAL, null, 1, 10),
            Fixed("uuid", 16, row => [.. Enumerable.Range(row, 16).Select(i => (byte)i)]).Annotated(null, Logical(14)),
            Fixed("half", 2, row => BitConverter.GetBytes((Half)row)).Annotated(null, Logical(15)),
            Fixed("interval", 12, row => [.. Enumerable.Repeat((byte)row, 12)]).Annotated(ConvertedType.INTERVAL),
            SeedColumn.Flat("json", Meta.Type.BYTE_ARRAY, rows, nulls, row => Text(row)).Annotated(ConvertedType.JSON, Logical(12)),
            SeedColumn.Flat("enum", Meta.Type.BYTE_ARRAY, rows, nulls, row => Text(row % 3)).Annotated(ConvertedType.ENUM, Logical(4)),
            SeedColumn.Flat("bytes", Meta.Type.BYTE_ARRAY, rows, nulls, row => [(byte)row, 0xFF]),
        ];

        SeedColumn Int32(string name, Func<int, int> value) =>
            SeedColumn.Flat(name, Meta.Type.INT32, rows, nulls, row => BitConverter.GetBytes(value(row)));
        SeedColumn Int64(string name, Func<int, long> value) =>
            SeedColumn.Flat(name, Meta.Type.INT64, rows, nulls, row => BitConverter.GetBytes(value(row)));
        SeedColumn Fixed(string name, int length, Func<int, byte[]> value) =>
            SeedColumn.Flat(name, Meta.Type.FIXED_LEN_BYTE_ARRAY, rows, nulls, value, length);
    }

    public static byte[] Text(int row) => System.Text.Encoding.UTF8.GetBytes((row % 4) switch
    {
        0 => "",
        1 => $"https://shop/é/{row % 9}",
        2 => $"https://shop/item/{row % 13}",
        _ => "😀 smile",
    });

    private static IEnumerable<Meta.Type> Types(Encoding encoding) => encoding switch
    {
        Encoding.PLAIN => Enum.GetValues<Meta.Type>(),
        Encoding.PLAIN_DICTIONARY or Encoding.RLE_DICTIONARY => Enum.GetValues<Meta.Type>().Where(type => type != Meta.Type.BOOLEAN),
        Encoding.RLE => [Meta.Type.BOOLEAN],
        Encoding.DELTA_BINARY_PACKED => [Meta.Type.INT32, Meta.Type.INT64],
        Encoding.DELTA_LENGTH_BYTE_ARRAY => [Meta.Type.BYTE_ARRAY],
        Encoding.DELTA_BYTE_ARRAY => [Meta.Type.BYTE_ARRAY, Meta.Type.FIXED_LEN_BYTE_ARRAY],
        _ => [Meta.Type.INT32, Meta.Type.INT64, Meta.Type.FLOAT, Meta.Type.DOUBLE, Meta.Type.FIXED_LEN_BYTE_ARRAY],
    };

    private static byte[] Int96(int day) => [.. BitConverter.GetBytes(day * 1_000_000_000L), .. BitConverter.GetBytes(2_440_588 + day)];

    private static ThriftNode Logical(short kind, params (short, ThriftNode?)[] parameters) =>
        ThriftNode.Struct((kind, ThriftNode.Struct(parameters)));

    private static ThriftNode Decimal(int scale, int precision) => Logical(5, (1, ThriftNode.I32(scale)), (2, ThriftNode.I32(precision)));

    private static ThriftNode Unit(short unit) => ThriftNode.Struct((unit, ThriftNode.Struct()));
}
