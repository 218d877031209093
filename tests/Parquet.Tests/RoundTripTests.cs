using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Tests;

public class RoundTripTests
{
    private const int Rows = 5000;

    public static TheoryData<CompressionMethod, bool, bool> Cases()
    {
        var cases = new TheoryData<CompressionMethod, bool, bool>();
        foreach (var method in new[] { CompressionMethod.None, CompressionMethod.Snappy, CompressionMethod.Zstd })
        {
            foreach (var nullable in new[] { false, true })
            {
                cases.Add(method, nullable, false);
                cases.Add(method, nullable, true);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Int32_comes_back(CompressionMethod method, bool nullable, bool repetitive) =>
        await CheckAsync(method, nullable, repetitive, i => unchecked((int)(i * 2654435761u)));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Int64_comes_back(CompressionMethod method, bool nullable, bool repetitive) =>
        await CheckAsync(method, nullable, repetitive, i => unchecked(i * 3_000_000_000_000_019L - long.MaxValue));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Unsigned_integers_come_back(CompressionMethod method, bool nullable, bool repetitive)
    {
        await CheckAsync(method, nullable, repetitive, i => unchecked((uint)i * 2654435761u));
        await CheckAsync(method, nullable, repetitive, i => unchecked((ulong)i * 0x9E3779B97F4A7C15ul));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Narrow_integers_come_back(CompressionMethod method, bool nullable, bool repetitive)
    {
        await CheckAsync(method, nullable, repetitive, i => unchecked((byte)(i * 37)));
        await CheckAsync(method, nullable, repetitive, i => unchecked((sbyte)(i * 37)));
        await CheckAsync(method, nullable, repetitive, i => unchecked((short)(i * 7919)));
        await CheckAsync(method, nullable, repetitive, i => unchecked((ushort)(i * 7919)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Floats_come_back(CompressionMethod method, bool nullable, bool repetitive)
    {
        await CheckAsync(method, nullable, repetitive, i => i == 3 ? float.NaN : i == 5 ? -0f : (float)Math.Sin(i));
        await CheckAsync(method, nullable, repetitive, i => i == 3 ? double.NaN : i == 5 ? double.NegativeInfinity : Math.Sin(i));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Booleans_come_back(CompressionMethod method, bool nullable, bool repetitive) =>
        await CheckAsync(method, nullable, repetitive, i => i * 7 % 11 < 4);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Text_comes_back(CompressionMethod method, bool nullable, bool repetitive)
    {
        var field = new DataField<string>("x", nullable);
        var values = new string?[Rows];
        for (var i = 0; i < Rows; i++)
            values[i] = nullable && i % 3 == 1 ? null : Text(repetitive ? i % 17 : i);
        var file = await Sample.WriteAsync(
            new ParquetSchema(field), new ParquetOptions { CompressionMethod = method }, group => group.WriteAsync(field, values));

        await using var reader = await Sample.OpenAsync(file);
        var group = reader.OpenRowGroupReader(0);
        var back = new string?[Rows];
        await group.ReadAsync(reader.Schema.DataFields[0], back.AsMemory());
        Assert.Equal(values, back);
        Assert.Equal(repetitive, group.GetMetadata(field)!.MetaData!.Encodings.Contains(Encoding.RLE_DICTIONARY));
        var slices = new ReadOnlyMemory<char>[Rows];
        var levels = new int[Rows];
        await group.ReadRawAsync(reader.Schema.DataFields[0], slices.AsMemory(), nullable ? levels : null, null);
        Assert.Equal(values.OfType<string>(), slices.Take(values.Count(v => v != null)).Select(v => v.ToString()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Bytes_come_back(CompressionMethod method, bool nullable, bool repetitive)
    {
        var field = new DataField<byte[]>("x", nullable);
        var values = new byte[]?[Rows];
        for (var i = 0; i < Rows; i++)
            values[i] = nullable && i % 3 == 1 ? null : BitConverter.GetBytes(repetitive ? i % 17 : i * 7919).AsSpan(0, i % 5).ToArray();
        var file = await Sample.WriteAsync(
            new ParquetSchema(field), new ParquetOptions { CompressionMethod = method }, group => group.WriteAsync(field, values));

        await using var reader = await Sample.OpenAsync(file);
        var back = new byte[]?[Rows];
        await reader.OpenRowGroupReader(0).ReadAsync(reader.Schema.DataFields[0], back.AsMemory());
        Assert.Equal(values, back);
    }

    public static TheoryData<DateTimeFormat, DateTimeTimeUnit, bool> Times() => new()
    {
        { DateTimeFormat.Impala, DateTimeTimeUnit.Nanos, true },
        { DateTimeFormat.DateAndTime, DateTimeTimeUnit.Millis, true },
        { DateTimeFormat.DateAndTimeMicros, DateTimeTimeUnit.Micros, true },
        { DateTimeFormat.Timestamp, DateTimeTimeUnit.Millis, true },
        { DateTimeFormat.Timestamp, DateTimeTimeUnit.Micros, true },
        { DateTimeFormat.Timestamp, DateTimeTimeUnit.Nanos, true },
        { DateTimeFormat.Timestamp, DateTimeTimeUnit.Micros, false },
        { DateTimeFormat.Timestamp, DateTimeTimeUnit.Nanos, false },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public async Task Times_come_back_to_their_unit(DateTimeFormat format, DateTimeTimeUnit unit, bool utc)
    {
        var field = new DateTimeDataField("t", format, utc, unit, isNullable: true);
        var ticks = unit switch
        {
            DateTimeTimeUnit.Millis => TimeSpan.TicksPerMillisecond,
            DateTimeTimeUnit.Micros => TimeSpan.TicksPerMicrosecond,
            _ => 1,
        };
        DateTime?[] values =
        [
            DateTime.UnixEpoch, null, new DateTime(1969, 12, 31, 23, 59, 59, 999, DateTimeKind.Utc).AddTicks(7890),
            new DateTime(2024, 2, 29, 12, 34, 56, 789, DateTimeKind.Utc).AddTicks(1234), new DateTime(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        ];
        var expected = values.Select(v => v?.AddTicks(-(v.Value.Ticks % ticks))).ToArray();

        var file = await Sample.ColumnAsync(field, values);
        var back = await Sample.ReadColumnAsync<DateTime>(file);
        Assert.Equal(expected, back);
        Assert.All(back, v => Assert.Equal(utc ? DateTimeKind.Utc : DateTimeKind.Local, v?.Kind ?? (utc ? DateTimeKind.Utc : DateTimeKind.Local)));
        await using var reader = await Sample.OpenAsync(file);
        var read = Assert.IsType<DateTimeDataField>(reader.Schema[0]);
        Assert.Equal((format, utc), (read.DateTimeFormat, read.IsAdjustedToUTC));
        if (format != DateTimeFormat.Impala)
            Assert.Equal(unit, read.Unit);
    }

    [Fact]
    public async Task Dates_come_back_without_their_time()
    {
        var field = new DateTimeDataField("d", DateTimeFormat.Date);
        DateTime?[] values = [new(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc), new(1969, 12, 31, 23, 0, 0, DateTimeKind.Utc), DateTime.MaxValue];
        var back = await Sample.ReadColumnAsync<DateTime>(await Sample.ColumnAsync(field, values));
        Assert.Equal(values.Select(v => v!.Value.Date), back.Select(v => v!.Value));
    }

    [Fact]
    public async Task Row_groups_metadata_and_several_pages_come_back()
    {
        var id = new DataField<long>("id");
        var name = new DataField<string>("name");
        var schema = new ParquetSchema(id, name);
        var ids = Enumerable.Range(0, 400_000).Select(i => i * 1_000_003L).ToArray();
        var names = ids.Select(i => (string?)$"customer {i}").ToArray();
        using var stream = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream))
        {
            writer.CustomMetadata = new Dictionary<string, string> { ["made by"] = "a test", ["ä"] = "ö" };
            for (var g = 0; g < 2; g++)
            {
                using var group = writer.CreateRowGroup();
                await group.WriteAsync<long>(id, ids);
                await group.WriteAsync(name, names);
            }
        }

        await using var reader = await ParquetReader.CreateAsync(stream);
        Assert.Equal(2, reader.RowGroupCount);
        Assert.Equal(800_000, reader.Metadata!.NumRows);
        Assert.Equal(new Dictionary<string, string> { ["made by"] = "a test", ["ä"] = "ö" }, reader.CustomMetadata);
        Assert.Equal(schema, reader.Schema);
        var backIds = new long[ids.Length];
        var backNames = new string?[ids.Length];
        await reader.RowGroups[1].ReadAsync<long>(reader.Schema.FindDataField("id"), backIds);
        await reader.RowGroups[1].ReadAsync(reader.Schema.FindDataField("name"), backNames.AsMemory());
        Assert.Equal(ids, backIds);
        Assert.Equal(names, backNames);
    }

    [Fact]
    public async Task An_empty_row_group_and_a_file_without_any_come_back()
    {
        var field = new DataField<int?>("x");
        await using var empty = await Sample.OpenAsync(await Sample.WriteAsync(new ParquetSchema(field), null));
        Assert.Equal(0, empty.RowGroupCount);
        Assert.Empty(await Sample.ReadColumnAsync<int>(await Sample.ColumnAsync(field, Array.Empty<int?>())));
    }

    [Fact]
    public async Task Columns_without_a_value_come_back()
    {
        var nulls = new int?[1000];
        Assert.Equal(nulls, await Sample.ReadColumnAsync<int>(await Sample.ColumnAsync(new DataField<int?>("x"), nulls)));
    }

    [Fact]
    public async Task Dense_parts_come_back_dense()
    {
        var field = new DataField<float?>("x");
        int[] levels = [1, 0, 0, 1, 1];
        float[] dense = [1.5f, float.NaN, -2f];
        var file = await Sample.WriteAsync(
            new ParquetSchema(field), null, group => group.WriteAllPartsAsync<float>(field, dense, levels, null, default));
        await using var reader = await Sample.OpenAsync(file);
        var (values, back) = (new float[5], new int[5]);
        await reader.OpenRowGroupReader(0).ReadRawAsync<float>(reader.Schema.DataFields[0], values, back, null);
        Assert.Equal(dense, values.Take(3));
        Assert.Equal(levels, back);
    }

    private static string Text(int i) => (i % 4) switch { 0 => "", 1 => $"Käufer {i}", 2 => $"{i} 🛒", _ => new string('x', i % 100) + i };

    private static async Task CheckAsync<T>(CompressionMethod method, bool nullable, bool repetitive, Func<int, T> value)
        where T : struct
    {
        var field = new DataField<T>("x", nullable);
        var values = new T?[Rows];
        for (var i = 0; i < Rows; i++)
            values[i] = nullable && (i % 5 == 2 || i is > 1000 and < 1500) ? null : value(repetitive ? i % 13 : i);
        var file = await Sample.ColumnAsync(field, values, new ParquetOptions { CompressionMethod = method });

        Assert.Equal(values, await Sample.ReadColumnAsync<T>(file));
        await using var reader = await Sample.OpenAsync(file);
        var group = reader.OpenRowGroupReader(0);
        var column = reader.Schema.DataFields[0];
        Assert.Equal((typeof(T), nullable), (column.ClrType, column.IsNullable));
        var dense = new T[Rows];
        var levels = new int[Rows];
        await group.ReadRawAsync(column, dense.AsMemory(), nullable ? levels : null, null);
        Assert.Equal(values.Where(v => v.HasValue).Select(v => v!.Value), dense.Take(values.Count(v => v.HasValue)));
        if (nullable)
            Assert.Equal(values.Select(v => v.HasValue ? 1 : 0), levels);
        using var raw = (Data.RawColumnData<T>)await group.ReadRawColumnDataBaseAsync(column);
        Assert.Equal(dense.Take(10), raw.Values[..10].ToArray());
    }
}
