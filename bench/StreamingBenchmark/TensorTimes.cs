using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Data;
using static TorchSharp.torch;

namespace StreamingBenchmark;

/// <summary>Times reading a whole file to tensors, and copying as many bytes from memory to fresh tensors, in turns; one line a time: what, seconds.</summary>
internal static class TensorTimes
{
    public static void Run(string path, int rounds, int threads)
    {
        var reading = new TensorReading { Ahead = new ReadAhead { Threads = threads } };
        using var source = ParquetTable.Open(path).ToTensors(reading: reading);
        for (var round = -2; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            using (var read = ParquetTable.Open(path).ToTensors(reading: reading))
                Print(round, "ecomai", start);
            start = Stopwatch.GetTimestamp();
            var columns = source.Columns.Values.ToArray();
            var copies = Array.ConvertAll(columns, column => empty(column.shape, column.dtype));
            Parallel.For(0, columns.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, column => columns[column].bytes.CopyTo(copies[column].bytes));
            Print(round, "copy", start);
            foreach (var copy in copies)
                copy.Dispose();
        }
    }

    // The first rounds are the compiler's.
    private static void Print(int round, string what, long start)
    {
        if (round >= 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {Stopwatch.GetElapsedTime(start).TotalSeconds:F4}"));
    }
}
