using System.Globalization;
using Parquet.Schema;

namespace Parquet.Tests;

public class DuckDbReadsOursTests
{
    private const int Rows = 3000;

    [NodeFact]
    public async Task Without_compression() => await CheckAsync(CompressionMethod.None);

    [NodeFact]
    public async Task With_Snappy() => await CheckAsync(CompressionMethod.Snappy);

    [NodeFact]
    public async Task With_Zstd() => await CheckAsync(CompressionMethod.Zstd);

    [NodeFact]
    public async Task With_Gzip() => await CheckAsync(CompressionMethod.Gzip);

    [NodeFact]
    public async Task With_Brotli() => await CheckAsync(CompressionMethod.Brotli);

    [NodeFact]
    public async Task With_raw_LZ4() => await CheckAsync(CompressionMethod.Lz4Raw);

    [NodeFact]
    public async Task Long_columns_of_many_pages()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("long.parquet");
        var plain = new DataField<long>("plain");
        var coded = new DataField<int?>("coded");
        var schema = new ParquetSchema(plain, coded);
        var values = Enumerable.Range(0, 700_000).Select(i => i * 3_000_000_019L).ToArray();
        var codes = values.Select((_, i) => i % 7 == 3 ? null : (int?)(i % 1000)).ToArray();
        await using (var stream = System.IO.File.Create(path))
        {
            await using var writer = await ParquetWriter.CreateAsync(schema, stream);
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<long>(plain, values);
            await group.WriteAsync<int>(coded, codes);
        }

        var rows = await DuckDb.RunAsync(
            $"SELECT count(*)::VARCHAR, sum(plain)::VARCHAR, sum(coded)::VARCHAR, count(coded)::VARCHAR, " +
            $"sum(((file_row_number * 3000000019) <> plain)::INT)::VARCHAR, " +
            $"sum((CASE WHEN file_row_number % 7 = 3 THEN NULL ELSE file_row_number % 1000 END IS DISTINCT FROM coded)::INT)::VARCHAR " +
            $"FROM read_parquet('{path}', file_row_number = true)");
        string[] expected =
        [
            "700000", values.Sum(v => (decimal)v).ToString(CultureInfo.InvariantCulture),
            codes.Sum(v => (long?)v)!.Value.ToString(CultureInfo.InvariantCulture), codes.Count(v => v.HasValue).ToString(CultureInfo.InvariantCulture),
            "0", "0",
        ];
        Assert.Equal(expected, rows[0]);
    }

    [NodeFact]
    public async Task Statistics()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("statistics.parquet");
        var number = new DataField<int?>("number");
        var real = new DataField<double>("real");
        var text = new DataField<string>("text");
        var day = new DateTimeDataField("day", DateTimeFormat.Date);
        await System.IO.File.WriteAllBytesAsync(path, await Sample.WriteAsync(
            new ParquetSchema(number, real, text, day),
            null,
            async group =>
            {
                await group.WriteAsync<int>(number, new int?[] { 7, null, -3 });
                await group.WriteAsync<double>(real, new[] { double.NaN, 2.5, -1.5 });
                await group.WriteAsync(text, ["pear", null, "apple"]);
                await group.WriteAsync<DateTime>(day, new[] { DateTime.UnixEpoch, DateTime.UnixEpoch.AddDays(-1), DateTime.UnixEpoch.AddDays(2) });
            }));

        var rows = await DuckDb.RunAsync(
            $"SELECT path_in_schema, stats_min_value, stats_max_value, stats_null_count::VARCHAR FROM parquet_metadata('{path}')");
        Assert.Equal(
            [["number", "-3", "7", "1"], ["real", "-1.5", "2.5", "0"], ["text", "apple", "pear", "1"], ["day", "1969-12-31", "1970-01-03", "0"]],
            rows);
    }

    private static async Task CheckAsync(CompressionMethod method)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("ours.parquet");
        var columns = Columns();
        await using (var stream = System.IO.File.Create(path))
        {
            var options = new ParquetOptions { CompressionMethod = method };
            await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(c => c.Field)), stream, options);
            for (var g = 0; g < 2; g++)
            {
                using var group = writer.CreateRowGroup();
                foreach (var column in columns)
                    await column.Write(group);
            }
        }

        var rows = await DuckDb.RunAsync(
            $"SELECT {string.Join(", ", columns.Select(c => c.Sql))} FROM read_parquet('{path}', file_row_number = true) ORDER BY file_row_number");
        Assert.Equal(2 * Rows, rows.Length);
        for (var row = 0; row < rows.Length; row++)
            Assert.Equal(columns.Select(c => c.Expected[row % Rows]), rows[row]);
    }

    private static List<Column> Columns() =>
    [
        Make("b", false, i => i % 3 == 0, v => v ? "true" : "false"),
        Make("i8", false, i => (sbyte)(i * 7), Number),
        Make("u8", true, i => (byte)(i * 7), Number),
        Make("i16", true, i => (short)(i * 31), Number),
        Make("u16", false, i => (ushort)(i * 31), Number),
        Make("i32", false, i => unchecked(i * 1_500_450_271), Number),
        Make("i32n", true, i => i % 5, Number),
        Make("u32", true, i => unchecked((uint)i * 2654435761u), Number),
        Make("i64", true, i => i * 3_000_000_000_000_019L - long.MaxValue / 2, Number),
        Make("u64", false, i => unchecked((ulong)i * 0x9E3779B97F4A7C15ul), Number),
        Make("f", true, i => i == 4 ? float.NaN : i / 8f, v => v, "::DOUBLE::VARCHAR", Real),
        Make("d", false, i => i == 4 ? double.PositiveInfinity : i / 64.0 - 20, v => v, "::VARCHAR", Real),
        Text("s", false, i => $"Käufer {i} 🛒"),
        Text("sn", true, i => $"Abteilung {i % 11}"),
        Make(new DateTimeDataField("date", DateTimeFormat.Date), i => DateTime.UnixEpoch.AddDays(i - 100), v => v.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Make(new DateTimeDataField("us", DateTimeFormat.Timestamp, false, DateTimeTimeUnit.Micros, isNullable: true), i => DateTime.UnixEpoch.AddTicks((i - 50) * 123_456_789_010), Ticks, "epoch_us(us)::VARCHAR"),
        Make(new DateTimeDataField("ms", DateTimeFormat.Timestamp, true, DateTimeTimeUnit.Millis), i => DateTime.UnixEpoch.AddTicks((i - 50) * 12_345_670_000), Ticks, "epoch_us(ms)::VARCHAR"),
        Make(new DateTimeDataField("ns", DateTimeFormat.Timestamp, false, DateTimeTimeUnit.Nanos), i => DateTime.UnixEpoch.AddTicks((i - 50) * 123_456_789_010), Ticks, "epoch_us(ns)::VARCHAR"),
        Make(new DateTimeDataField("old", DateTimeFormat.DateAndTimeMicros), i => DateTime.UnixEpoch.AddTicks((i - 50) * 123_456_789_010), Ticks, "epoch_us(old)::VARCHAR"),
        Make(new DataField<DateTime>("int96"), i => DateTime.UnixEpoch.AddTicks((i - 50) * 123_456_789_010), Ticks, "epoch_us(int96)::VARCHAR"),
    ];

    private static string Number<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Ticks(DateTime value) => Number((value.Ticks - DateTime.UnixEpoch.Ticks) / 10);

    // The sign bit of double.NaN and float.NaN is set, and DuckDB shows it.
    private static string Real(double value) =>
        double.IsNaN(value) ? "-nan" : double.IsInfinity(value) ? "inf" : value.ToString("0.0#################", CultureInfo.InvariantCulture);

    private static Column Make<T>(string name, bool nullable, Func<int, T> value, Func<T, string> text)
        where T : struct => Make(new DataField<T>(name, nullable), value, text);

    private static Column Make<T>(string name, bool nullable, Func<int, T> value, Func<T, double> real, string cast, Func<double, string> text)
        where T : struct => Make(new DataField<T>(name, nullable), value, v => text(real(v)), name + cast);

    private static Column Make<T>(DataField field, Func<int, T> value, Func<T, string> text, string? sql = null)
        where T : struct
    {
        var values = Enumerable.Range(0, Rows).Select(i => field.IsNullable && i % 4 == 1 ? null : (T?)value(i)).ToArray();
        return new Column(
            field, sql ?? $"{field.Name}::VARCHAR", group => group.WriteAsync<T>(field, values), values.Select(v => v.HasValue ? text(v.Value) : null).ToArray());
    }

    private static Column Text(string name, bool nullable, Func<int, string> value)
    {
        var field = new DataField<string>(name, nullable);
        var values = Enumerable.Range(0, Rows).Select(i => nullable && i % 4 == 1 ? null : value(i)).ToArray();
        return new Column(field, name, group => group.WriteAsync(field, values), values);
    }

    private sealed record Column(DataField Field, string Sql, Func<ParquetRowGroupWriter, Task> Write, string?[] Expected);
}
