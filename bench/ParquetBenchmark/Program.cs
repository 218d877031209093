using EcomAi.Deep.Benchmarks;

switch (args)
{
    case ["decode"]:
        await DecodeTable.RunAsync();
        return 0;
    case ["file", var folder, var rows, var threads]:
        await FileTable.RunAsync(folder, int.Parse(rows, null), int.Parse(threads, null));
        return 0;
    default:
        Console.Error.WriteLine("""
            usage: ParquetBenchmark decode                    decoding of single pages in memory, one core
                   ParquetBenchmark file FOLDER ROWS THREADS  whole files, written to the folder at the first call
            """);
        return 2;
}
