using EcomAi.Deep.Data;
using Parquet;
using Parquet.Schema;
using TorchSharp;

namespace EcomAi.Deep.Tests.Data;

/// <summary>Columns of types that <see cref="TableWriter"/> does not write.</summary>
public sealed class ParquetTypesTests
{
    [Fact]
    public async Task Decimals_are_reals_and_small_integers_integers()
    {
        using var folder = new TemporaryFolder();
        var schema = new ParquetSchema(
            new DecimalDataField("price", 9, 2, isNullable: true), new DataField<float>("score"), new DataField<byte>("age"), new DataField<ulong>("key"), new DataField<short?>("rank"));
        await Write(folder["t.parquet"], schema, async group =>
        {
            await group.WriteAsync<decimal>(schema.DataFields[0], (ReadOnlyMemory<decimal?>)new decimal?[] { 1.25m, null, -3m });
            await group.WriteAsync<float>(schema.DataFields[1], (ReadOnlyMemory<float>)new[] { 0.5f, 2, -1 });
            await group.WriteAsync<byte>(schema.DataFields[2], (ReadOnlyMemory<byte>)new byte[] { 1, 2, 255 });
            await group.WriteAsync<ulong>(schema.DataFields[3], (ReadOnlyMemory<ulong>)new ulong[] { 1, 2, long.MaxValue });
            await group.WriteAsync<short>(schema.DataFields[4], (ReadOnlyMemory<short?>)new short?[] { -1, null, 300 });
        });
        var table = ParquetTable.Open(folder["t.parquet"]);

        Assert.Equal(
            ["price:Real?|score:Real|age:Integer|key:Integer|rank:Integer?", "1.25|0.5|1|1|-1", "-|2|2|2|-", "-3|-1|255|9223372036854775807|300"],
            TableText.Read(folder["t.parquet"]));
        using var tensors = table.ToTensors(reading: new TensorReading { Fills = new Dictionary<string, double> { ["price"] = 0, ["rank"] = -1 } });
        Assert.Equal(
            [torch.ScalarType.Float64, torch.ScalarType.Float32, torch.ScalarType.Int32, torch.ScalarType.Int64, torch.ScalarType.Int32],
            tensors.Columns.Values.Select(tensor => tensor.dtype));
        Assert.Equal([1.25, 0, -3], tensors["price"].data<double>().ToArray());
        Assert.Equal([0.5f, 2, -1], tensors["score"].data<float>().ToArray());
        Assert.Equal([-1, -1, 300], tensors["rank"].data<int>().ToArray());
        Assert.Equal([255L], table.Where("price", FilterComparison.Less, -2.5).Read("age").SelectMany(chunk => chunk.Integers("age").ToArray()));
        Assert.Equal([2L], table.Where("score", FilterComparison.Greater, "0.75").Read("age").SelectMany(chunk => chunk.Integers("age").ToArray()));
    }

    [Fact]
    public async Task An_integer_beyond_64_bits_with_a_sign_names_its_place()
    {
        using var folder = new TemporaryFolder();
        var schema = new ParquetSchema(new DataField<ulong>("key"));
        await Write(folder["t.parquet"], schema, async group =>
            await group.WriteAsync<ulong>(schema.DataFields[0], (ReadOnlyMemory<ulong>)new ulong[] { 1, ulong.MaxValue }));

        Assert.Equal(
            $"{folder["t.parquet"]}, row group 0, column 'key': cannot be decoded: it holds a number beyond those of 64-bit integers, which a table keeps. "
            + "Write smaller numbers, or text.",
            Assert.Throws<DataException>(() => ParquetTable.Open(folder["t.parquet"]).Read("key").Count()).Message);
    }

    [Fact]
    public async Task Instants_finer_than_a_microsecond_are_rounded_down_before_they_are_compared()
    {
        using var folder = new TemporaryFolder();
        var schema = new ParquetSchema(new DateTimeDataField("at", DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Nanos));
        var start = new DateTime(2025, 1, 31, 0, 0, 0, DateTimeKind.Utc);
        await Write(folder["t.parquet"], schema, async group =>
            await group.WriteAsync<DateTime>(schema.DataFields[0], (ReadOnlyMemory<DateTime>)new[] { start.AddTicks(9), start.AddTicks(10), start.AddTicks(19) }));
        var table = ParquetTable.Open(folder["t.parquet"]);

        Assert.Equal(1, Count(FilterComparison.Equal, "2025-01-31"));
        Assert.Equal(1, Count(FilterComparison.LessOrEqual, "2025-01-31"));
        Assert.Equal(0, Count(FilterComparison.Less, "2025-01-31"));
        Assert.Equal(2, Count(FilterComparison.Greater, "2025-01-31"));
        Assert.Equal(3, Count(FilterComparison.GreaterOrEqual, "2025-01-31"));
        Assert.Equal(2, Count(FilterComparison.Equal, "2025-01-31 00:00:00.000001"));
        Assert.Equal(0, Count(FilterComparison.Greater, "2025-01-31 00:00:00.000001"));

        long Count(FilterComparison comparison, string value) => table.Where("at", comparison, value).CountRows();
    }

    private static async Task Write(string path, ParquetSchema schema, Func<ParquetRowGroupWriter, Task> write)
    {
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        using var group = writer.CreateRowGroup();
        await write(group);
        group.CompleteValidate();
    }
}
