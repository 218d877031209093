using System.Globalization;
using Parquet.File.Values.Primitives;
using Parquet.Schema;

namespace Parquet.Tests;

/// <summary>What each column of the files exchanged with other libraries holds; interop/values.mjs has the same in JavaScript.</summary>
internal static class MatrixKinds
{
    public static readonly IReadOnlyDictionary<string, Func<int, int, bool>> Patterns = new Dictionary<string, Func<int, int, bool>>
    {
        ["required"] = (_, _) => false,
        ["none"] = (_, _) => false,
        ["half"] = (i, _) => unchecked((uint)i * 2654435761u) >> 31 == 1,
        ["all"] = (_, _) => true,
        ["runs"] = (i, _) => i / 37 % 2 == 1,
        ["ends"] = (i, count) => i == 0 || i == count - 1,
    };

    public static readonly IReadOnlyDictionary<string, IMatrixKind> All = new Dictionary<string, IMatrixKind>
    {
        ["bool"] = Of(i => i % 3 == 0),
        ["i8"] = Of(i => (sbyte)(i * 7 % 256 - 128)),
        ["u8"] = Of(i => (byte)(i * 7 % 256)),
        ["i16"] = Of(i => (short)(i * 331 % 65536 - 32768)),
        ["u16"] = Of(i => (ushort)(i * 331 % 65536)),
        ["i32"] = Of(i => unchecked(i * 1500450271)),
        ["u32"] = Of(i => unchecked((uint)i * 1500450271u)),
        ["i64"] = Of(i => unchecked((long)((ulong)i * 0x9E3779B97F4A7C15))),
        ["u64"] = Of(i => unchecked((ulong)i * 0x9E3779B97F4A7C15)),
        ["f32"] = Of(i => i switch { 7 => float.NaN, 8 => float.PositiveInfinity, 9 => -0f, _ => (2 * i - 401) / 16f }, v => float.IsNaN(v) ? "NaN" : $"{v:R}"),
        ["f64"] = Of(i => i switch { 7 => double.NaN, 8 => double.PositiveInfinity, 9 => -0.0, _ => (2 * i - 401) / 128.0 }, v => double.IsNaN(v) ? "NaN" : $"{v:R}"),
        ["f16"] = new MatrixKind<Half>(null, i => (Half)((i - 200) / 8.0), v => $"{v:R}"),
        ["text"] = Of(i => (i == 3 ? new string('x', 300) : $"Käufer {i % 50} 🛒").AsMemory(), v => new string(v.Span)),
        ["bytes"] = Of(i => Bytes(i % 7, j => i + j), v => Convert.ToHexString(v.Span)),
        ["fixed"] = new MatrixKind<ReadOnlyMemory<byte>>(null, i => Bytes(5, j => i * (j + 1)), v => Convert.ToHexString(v.Span)),
        ["date"] = Time(DateTimeFormat.Date, null, true, i => (i * 37 - 5000) * TimeSpan.TicksPerDay),
        ["ms"] = Time(DateTimeFormat.Timestamp, DateTimeTimeUnit.Millis, true, i => (i - 50) * 12345678L * TimeSpan.TicksPerMillisecond),
        ["us"] = Time(DateTimeFormat.Timestamp, DateTimeTimeUnit.Micros, false, i => (i - 50) * 12345678901L * TimeSpan.TicksPerMicrosecond),
        ["ns"] = Time(DateTimeFormat.Timestamp, DateTimeTimeUnit.Nanos, false, i => (i - 50) * 123456789012L),
        ["int96"] = Time(DateTimeFormat.Impala, null, true, i => (i - 50) * 123456789010L),
        ["dec9"] = Decimals(9, 2, i => unchecked(i * 1500450271) % 1000000000),
        ["dec18"] = Decimals(18, 4, i => unchecked((long)((ulong)i * 0x9E3779B97F4A7C15)) % 1000000000000000000),
        ["dec30"] = Decimals(30, 6, i => (i - 200) * 1234567890123456789012345m),
        ["timems"] = new MatrixKind<int>((name, nullable) => new TimeDataField(name, TimeUnitPrecision.Millis, nullable), i => (int)(i * 7919001L % 86400000), Text),
        ["timeus"] = new MatrixKind<long>((name, nullable) => new TimeDataField(name, TimeUnitPrecision.Micros, nullable), i => i * 7919000001L % 86400000000, Text),
        ["timens"] = new MatrixKind<long>((name, nullable) => new TimeDataField(name, TimeUnitPrecision.Nanos, nullable), i => i * 7919000001000L % 86400000000000, Text),
        ["uuid"] = Of(i => new Guid(Bytes(16, j => i * (j + 1)).Span, bigEndian: true), v => v.ToString()),
        ["interval"] = Of(i => new Interval(i, i % 31, i * 1000), v => v.ToString()),
    };

    /// <summary>The list in row i: null, empty, or one to three elements, of which some are null.</summary>
    public static int?[]? List(int i) => (i % 5) switch
    {
        0 => null,
        1 => [],
        _ => Enumerable.Range(0, 1 + i % 3).Select(j => (i + j) % 6 == 0 ? (int?)null : i * 10 + j).ToArray(),
    };

    /// <summary>The levels and values of the lists of some rows.</summary>
    public static (int[] Definition, int[] Repetition, int[] Values) Levels(int first, int rows)
    {
        var (definition, repetition, values) = (new List<int>(), new List<int>(), new List<int>());
        for (var i = first; i < first + rows; i++)
        {
            var list = List(i);
            if (list is not { Length: > 0 })
            {
                definition.Add(list == null ? 0 : 1);
                repetition.Add(0);
                continue;
            }

            for (var j = 0; j < list.Length; j++)
            {
                definition.Add(list[j].HasValue ? 3 : 2);
                repetition.Add(j == 0 ? 0 : 1);
                if (list[j] is { } value)
                    values.Add(value);
            }
        }

        return ([.. definition], [.. repetition], [.. values]);
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static ReadOnlyMemory<byte> Bytes(int length, Func<int, int> value) => Enumerable.Range(0, length).Select(j => (byte)value(j)).ToArray();

    private static MatrixKind<T> Of<T>(Func<int, T> value)
        where T : struct => Of(value, v => v.ToString()!);

    private static MatrixKind<T> Of<T>(Func<int, T> value, Func<T, string> text)
        where T : struct => new((name, nullable) => new DataField<T>(name, nullable), value, text);

    private static MatrixKind<DateTime> Time(DateTimeFormat format, DateTimeTimeUnit? unit, bool utc, Func<int, long> ticks) => new(
        (name, nullable) => new DateTimeDataField(name, format, utc, unit, nullable), i => DateTime.UnixEpoch.AddTicks(ticks(i)), v => Text(v.Ticks));

    private static MatrixKind<decimal> Decimals(int precision, int scale, Func<int, decimal> units) => new(
        (name, nullable) => new DecimalDataField(name, precision, scale, isNullable: nullable), i => units(i) / (decimal)Math.Pow(10, scale), v => v.ToString("G29", CultureInfo.InvariantCulture));
}
