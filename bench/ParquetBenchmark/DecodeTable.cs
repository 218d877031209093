using System.Globalization;
using System.Runtime.InteropServices;
using Parquet;
using Parquet.Schema;

namespace EcomAi.Deep.Benchmarks;

/// <summary>
/// Decodes columns of one page through the public reader on a file in memory, on one core. Each line says: what, values a
/// second, and how many times as long as a memory copy of the same decoded bytes took in the same run.
/// </summary>
internal static class DecodeTable
{
    private const int PageValues = 1 << 16;
    private const int Many = 10_000_000;

    public static async Task RunAsync()
    {
        var random = new Random(11);
        var numbers = new int[PageValues];
        foreach (ref var number in numbers.AsSpan())
            number = random.Next();
        var floats = Array.ConvertAll(numbers, number => number / 1024f);
        var ids = ShopColumns.ZipfIds(PageValues, 12, 1000);
        var keys = ShopColumns.Keys(PageValues);
        var near = Array.ConvertAll(numbers, number => number & 0xFFF);
        for (var i = 1; i < near.Length; i++)
            near[i] += near[i - 1];

        Console.WriteLine($"{"pages of 65,536 values",-44} {"G values/s",10} {"of memory copy",14}");
        await LineAsync("PLAIN int32 required", numbers, EncodingHint.Default);
        await LineAsync("PLAIN float required", floats, EncodingHint.Default);
        await LineAsync("PLAIN int32 optional, no nulls", Array.ConvertAll(numbers, n => (int?)n), EncodingHint.Default);
        await LineAsync("PLAIN float optional, no nulls", Array.ConvertAll(floats, n => (float?)n), EncodingHint.Default);
        await LineAsync("PLAIN int32 half nulls", ShopColumns.WithNulls(numbers, .5, 13), EncodingHint.Default);
        await LineAsync("PLAIN float half nulls", ShopColumns.WithNulls(floats, .5, 13), EncodingHint.Default);
        await LineAsync("dictionary int32, 1,000 ids", ids, EncodingHint.Dictionary);
        await LineAsync("dictionary int64, 1,000 ids", Array.ConvertAll(ids, id => (long)id), EncodingHint.Dictionary);
        await LineAsync("DELTA_BINARY_PACKED int32, 12-bit steps", near, EncodingHint.DeltaBinaryPacked);
        await LineAsync("DELTA_BINARY_PACKED int32, random", numbers, EncodingHint.DeltaBinaryPacked);
        await LineAsync("DELTA_BINARY_PACKED int64, sequence", keys, EncodingHint.DeltaBinaryPacked);
        await LineAsync("BYTE_STREAM_SPLIT float", floats, EncodingHint.ByteSplitStream);
        await LineAsync("BYTE_STREAM_SPLIT double", Array.ConvertAll(floats, value => (double)value), EncodingHint.ByteSplitStream);

        var many = new int[Many];
        foreach (ref var number in many.AsSpan())
            number = random.Next();
        Console.WriteLine("10,000,000 values");
        await LineAsync("PLAIN int32 required", many, EncodingHint.Default);
    }

    private static async Task LineAsync<T>(string what, T[] values, EncodingHint hint)
        where T : unmanaged
    {
        var field = new DataField<T>("x");
        var options = Options(hint);
        using var file = await FileAsync(field, options, group => group.WriteAsync<T>(field, values));
        await using var reader = await ParquetReader.CreateAsync(file);
        var (group, own) = (reader.RowGroups[0], reader.Schema.DataFields[0]);
        var destination = new T[values.Length];
        Print(what, values, () => group.ReadAsync<T>(own, destination).AsTask().Wait());
        if (!destination.AsSpan().SequenceEqual(values))
            throw new InvalidOperationException($"{what}: other values came back");
    }

    private static async Task LineAsync<T>(string what, T?[] values, EncodingHint hint)
        where T : unmanaged
    {
        var field = new DataField<T?>("x");
        var options = Options(hint);
        using var file = await FileAsync(field, options, group => group.WriteAsync<T>(field, values));
        await using var reader = await ParquetReader.CreateAsync(file);
        var (group, own) = (reader.RowGroups[0], reader.Schema.DataFields[0]);
        var (destination, levels) = (new T[values.Length], new int[values.Length]);
        Print(what, destination, () => group.ReadRawAsync<T>(own, destination, levels, null).AsTask().Wait());
        var dense = values.Where(value => value != null).Select(value => value!.Value).ToArray();
        if (!destination.AsSpan(0, dense.Length).SequenceEqual(dense) || !levels.SequenceEqual(values.Select(value => value == null ? 0 : 1)))
            throw new InvalidOperationException($"{what}: other values came back");
    }

    private static ParquetOptions Options(EncodingHint hint) => new()
    {
        CompressionMethod = CompressionMethod.None,
        DictionaryEncodingThreshold = hint == EncodingHint.Dictionary ? 1 : 0,
        ColumnEncodingHints = { ["x"] = hint },
    };

    private static unsafe void Print<T>(string what, T[] values, Action decode)
        where T : unmanaged
    {
        // Memory that was never written to would be read from the system's one page of zeros.
        var (from, to) = ((T[])values.Clone(), new T[values.Length]);
        MemoryMarshal.AsBytes(from.AsSpan()).Fill(1);
        var bytes = (long)values.Length * sizeof(T);
        var (time, copy) = Timing.Medians(decode, () =>
        {
            fixed (T* source = from, target = to)
                Buffer.MemoryCopy(source, target, bytes, bytes);
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-44} {values.Length / time / 1e9,10:F2} {copy / time,14:F2}"));
    }

    private static async Task<MemoryStream> FileAsync(DataField field, ParquetOptions options, Func<ParquetRowGroupWriter, Task> write)
    {
        var stream = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), stream, options))
        {
            using var group = writer.CreateRowGroup();
            await write(group);
            group.CompleteValidate();
        }

        return stream;
    }
}
