using System.Text;
using Parquet.Schema;

namespace Parquet.Tests;

public class WeReadDuckDbTests
{
    private const int Rows = 5000;
    private const int RowGroup = 2048;

    // Every fourth value of the nullable columns is null: rows 1, 5, 9, ...
    private const string Table = """
        CREATE TABLE t AS SELECT i % 3 = 0 AS b, CASE WHEN i % 4 = 1 THEN NULL ELSE i % 3 = 0 END AS bn, (i % 250 - 125)::TINYINT AS i8, (i % 250)::UTINYINT AS u8, (i - 2500)::SMALLINT AS i16, (i * 13)::USMALLINT AS u16, (i * 429496 - 2000000)::INTEGER AS i32, CASE WHEN i % 4 = 1 THEN NULL ELSE (i % 5)::INTEGER END AS i32n, (i * 858993)::UINTEGER AS u32, i * 3000000000019 - 1000 AS i64, CASE WHEN i % 4 = 1 THEN NULL ELSE i * 3000000000019 END AS i64n, i::UBIGINT * 3000000000000019::UBIGINT AS u64, (CASE WHEN i = 4 THEN 'nan'::FLOAT ELSE (i / 8)::FLOAT END) AS f, CASE WHEN i % 4 = 1 THEN NULL ELSE i / 64 - 20 END AS d, 'Käufer ' || i AS s, CASE WHEN i % 4 = 1 THEN NULL ELSE 'Abteilung ' || (i % 11) END AS sn, encode('x' || i) AS blob, DATE '1970-01-01' + (i - 100)::INTEGER AS day, make_timestamp((i - 50) * 12345678901) AS us, make_timestamp((i - 50) * 12345678000)::TIMESTAMP_MS AS ms, make_timestamp_ns((i - 50) * 12345678901200) AS ns, make_timestamp((i - 50) * 12345678901) AT TIME ZONE 'UTC' AS tz FROM range(5000) r(i)
        """;

    [NodeFact]
    public async Task Without_compression() => await CheckAsync("uncompressed");

    [NodeFact]
    public async Task With_Snappy() => await CheckAsync("snappy");

    [NodeFact]
    public async Task With_Zstd() => await CheckAsync("zstd");

    [NodeFact]
    public async Task With_Gzip() => await CheckAsync("gzip");

    [NodeFact]
    public async Task With_Brotli() => await CheckAsync("brotli");

    [NodeFact]
    public async Task With_raw_LZ4() => await CheckAsync("lz4_raw");

    private static async Task CheckAsync(string compression)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("theirs.parquet");
        await DuckDb.RunAsync($"{Table}\nCOPY t TO '{path}' (FORMAT parquet, COMPRESSION {compression}, ROW_GROUP_SIZE {RowGroup})");
        await using var reader = await ParquetReader.CreateAsync(path);
        Assert.Equal(3, reader.RowGroupCount);

        await SameAsync<bool>(reader, "b", i => i % 3 == 0);
        await SameAsync<bool>(reader, "bn", i => i % 4 == 1 ? null : i % 3 == 0);
        await SameAsync<sbyte>(reader, "i8", i => (sbyte)(i % 250 - 125));
        await SameAsync<byte>(reader, "u8", i => (byte)(i % 250));
        await SameAsync<short>(reader, "i16", i => (short)(i - 2500));
        await SameAsync<ushort>(reader, "u16", i => (ushort)(i * 13));
        await SameAsync<int>(reader, "i32", i => i * 429496 - 2000000);
        await SameAsync<int>(reader, "i32n", i => i % 4 == 1 ? null : i % 5);
        await SameAsync<uint>(reader, "u32", i => (uint)i * 858993);
        await SameAsync<long>(reader, "i64", i => i * 3000000000019L - 1000);
        await SameAsync<long>(reader, "i64n", i => i % 4 == 1 ? null : i * 3000000000019L);
        await SameAsync<ulong>(reader, "u64", i => (ulong)i * 3000000000000019ul);
        await SameAsync<float>(reader, "f", i => i == 4 ? float.NaN : i / 8f);
        await SameAsync<double>(reader, "d", i => i % 4 == 1 ? null : i / 64.0 - 20);
        await SameAsync<DateTime>(reader, "day", i => DateTime.UnixEpoch.AddDays(i - 100));
        await SameAsync<DateTime>(reader, "us", i => DateTime.UnixEpoch.AddTicks((i - 50) * 123456789010L));
        await SameAsync<DateTime>(reader, "ms", i => DateTime.UnixEpoch.AddTicks((i - 50) * 123456780000L));
        await SameAsync<DateTime>(reader, "ns", i => DateTime.UnixEpoch.AddTicks((i - 50) * 123456789012L));
        await SameAsync<DateTime>(reader, "tz", i => DateTime.UnixEpoch.AddTicks((i - 50) * 123456789010L));
        Assert.Equal(DateTimeTimeUnit.Nanos, Assert.IsType<DateTimeDataField>(reader.Schema.FindDataField("ns")).Unit);
        Assert.True(Assert.IsType<DateTimeDataField>(reader.Schema.FindDataField("tz")).IsAdjustedToUTC);

        var text = await ReadAllAsync<string>(reader, "s", (g, f, m) => g.ReadAsync(f, m));
        Assert.Equal(Enumerable.Range(0, Rows).Select(i => $"Käufer {i}"), text);
        var sparse = await ReadAllAsync<string>(reader, "sn", (g, f, m) => g.ReadAsync(f, m));
        Assert.Equal(Enumerable.Range(0, Rows).Select(i => i % 4 == 1 ? null : $"Abteilung {i % 11}"), sparse);
        var bytes = await ReadAllAsync<byte[]>(reader, "blob", (g, f, m) => g.ReadAsync(f, m));
        Assert.Equal(Enumerable.Range(0, Rows).Select(i => Encoding.UTF8.GetBytes($"x{i}")), bytes);

        var statistics = reader.RowGroups[0].GetStatistics(reader.Schema.FindDataField("i64"))!;
        Assert.Equal((-1000L, 2047 * 3000000000019L - 1000), ((long)statistics.MinValue!, (long)statistics.MaxValue!));
        Assert.Equal(512, reader.RowGroups[0].GetStatistics(reader.Schema.FindDataField("i32n"))!.NullCount);
    }

    private static async Task SameAsync<T>(ParquetReader reader, string column, Func<int, T?> expected)
        where T : struct
    {
        var field = reader.Schema.FindDataField(column);
        Assert.Equal(typeof(T), field.ClrType);
        var at = 0;
        foreach (var group in reader.RowGroups)
        {
            var values = new T?[group.RowCount];
            await group.ReadAsync(field, values.AsMemory());
            Assert.Equal(Enumerable.Range(at, values.Length).Select(expected), values);
            at += values.Length;
        }

        Assert.Equal(Rows, at);
    }

    private static async Task<List<T?>> ReadAllAsync<T>(
        ParquetReader reader, string column, Func<ParquetRowGroupReader, DataField, Memory<T?>, ValueTask> read)
        where T : class
    {
        var all = new List<T?>();
        foreach (var group in reader.RowGroups)
        {
            var values = new T?[group.RowCount];
            await read(group, reader.Schema.FindDataField(column), values);
            all.AddRange(values);
        }

        return all;
    }
}
