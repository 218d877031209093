using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Data;
using static TorchSharp.torch;

namespace StreamingBenchmark;

/// <summary>
/// Times in turns: reading a whole file to tensors; copying as many bytes from memory to fresh tensors, on as many threads and on one; and the
/// system's own copying of the file's bytes into a small buffer, on as many threads. One line a time: what, seconds.
/// </summary>
internal static class TensorTimes
{
    private const int WarmUp = 12; // until the compiler has seen it often enough
    private const int ReadBytes = 1 << 20;

    public static void Run(string path, int rounds, int threads)
    {
        var reading = new TensorReading { Ahead = new ReadAhead { Threads = threads } };
        using var source = ParquetTable.Open(path).ToTensors(reading: reading);
        for (var round = -WarmUp; round < rounds; round++)
        {
            Time(round, "ecomai", () => ParquetTable.Open(path).ToTensors(reading: reading).Dispose());
            Time(round, "copy", () => Copy(source, threads));
            Time(round, "copy-1", () => Copy(source, 1));
            Time(round, "read", () => Read(path, threads));
        }
    }

    private static void Copy(TensorBatch source, int threads)
    {
        var columns = source.Columns.Values.ToArray();
        var copies = Array.ConvertAll(columns, column => empty(column.shape, column.dtype));
        Parallel.For(0, columns.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, column => columns[column].bytes.CopyTo(copies[column].bytes));
        foreach (var copy in copies)
            copy.Dispose();
    }

    private static void Read(string path, int threads)
    {
        using var file = File.OpenHandle(path);
        var blocks = (RandomAccess.GetLength(file) + ReadBytes - 1) / ReadBytes;
        Parallel.For(
            0L,
            blocks,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new byte[ReadBytes],
            (block, _, buffer) =>
            {
                RandomAccess.Read(file, buffer, block * ReadBytes);
                return buffer;
            },
            _ => { });
    }

    private static void Time(int round, string what, Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        if (round >= 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {Stopwatch.GetElapsedTime(start).TotalSeconds:F4}"));
    }
}
