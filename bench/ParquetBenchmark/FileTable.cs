using System.Diagnostics;
using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace EcomAi.Deep.Benchmarks;

/// <summary>
/// Reads files of keys (int64), prices (double) and item ids (int32) from disk into arrays, on as many threads as given. Each
/// line says: compression, bytes of the file, rows a second (median), and bytes allocated by all that one reading does,
/// the arrays included, against the bytes of the arrays.
/// </summary>
internal static class FileTable
{
    private const int RowGroupRows = 1 << 20;
    private const int Rounds = 9;
    private const int WarmUp = 20; // until the compiler has seen it often enough
    private const int BytesPerRow = sizeof(long) + sizeof(double) + sizeof(int);

    public static async Task RunAsync(string folder, int rows, int threads)
    {
        Console.WriteLine($"{rows:N0} rows x (int64, double, int32), {threads} threads");
        Console.WriteLine($"{"compression",-12} {"file MB",8} {"M rows/s",9} {"allocated/output",17}");
        foreach (var method in new[] { CompressionMethod.None, CompressionMethod.Snappy, CompressionMethod.Zstd })
        {
            var path = Path.Combine(folder, $"shop-{rows}-{method}.parquet");
            if (!File.Exists(path))
                await WriteAsync(path, rows, method);
            var (seconds, shares) = (new double[Rounds], new double[Rounds]);
            for (var round = -WarmUp; round < Rounds; round++)
            {
                GC.Collect();
                var before = GC.GetTotalAllocatedBytes(precise: true);
                var start = Stopwatch.GetTimestamp();
                await ReadAsync(path, threads);
                if (round < 0)
                    continue;
                seconds[round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
                shares[round] = (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / ((long)rows * BytesPerRow);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{method,-12} {new FileInfo(path).Length / 1e6,8:F1} {rows / Timing.Median(seconds) / 1e6,9:F1} {Timing.Median(shares),17:F3}"));
        }
    }

    private static async Task WriteAsync(string path, int rows, CompressionMethod method)
    {
        var (key, price, item) = (new DataField<long>("key"), new DataField<double>("price"), new DataField<int>("item"));
        var (keys, prices, items) = (ShopColumns.Keys(rows), ShopColumns.Prices(rows, 1), ShopColumns.ZipfIds(rows, 2));
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema(key, price, item),
            stream,
            new ParquetOptions { CompressionMethod = method, CompressionLevel = System.IO.Compression.CompressionLevel.Fastest });
        for (var start = 0; start < rows; start += RowGroupRows)
        {
            var count = Math.Min(RowGroupRows, rows - start);
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<long>(key, keys.AsMemory(start, count));
            await group.WriteAsync<double>(price, prices.AsMemory(start, count));
            await group.WriteAsync<int>(item, items.AsMemory(start, count));
            group.CompleteValidate();
        }
    }

    // Threads take whole row groups, one after another.
    private static async Task ReadAsync(string path, int threads)
    {
        await using var reader = await ParquetReader.CreateAsync(path);
        var rows = (int)reader.Metadata!.NumRows;
        var fields = reader.Schema.DataFields;
        var (keys, prices, items) = (Array<long>(rows), Array<double>(rows), Array<int>(rows));
        var starts = new int[reader.RowGroupCount];
        for (var g = 1; g < starts.Length; g++)
            starts[g] = starts[g - 1] + (int)reader.RowGroups[g - 1].RowCount;
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(async () =>
        {
            for (var g = Interlocked.Increment(ref next); g < starts.Length; g = Interlocked.Increment(ref next))
            {
                var (group, start) = (reader.RowGroups[g], starts[g]);
                await group.ReadAsync<long>(fields[0], keys.AsMemory(start));
                await group.ReadAsync<double>(fields[1], prices.AsMemory(start));
                await group.ReadAsync<int>(fields[2], items.AsMemory(start));
            }
        })));
    }

    private static T[] Array<T>(int length) => GC.AllocateUninitializedArray<T>(length);
}
