using System.Globalization;
using StreamingBenchmark;

switch (args)
{
    case ["generate", var folder, var rows]:
        PurchaseGenerator.Write(folder, long.Parse(rows, CultureInfo.InvariantCulture));
        return 0;
    case ["tensors", var file, var rounds, var threads]:
        TensorTimes.Run(file, int.Parse(rounds, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("""
            usage: StreamingBenchmark generate FOLDER ROWS          purchases in a folder a week, and test rows
                   StreamingBenchmark tensors FILE ROUNDS THREADS   a file to tensors, and a copy of as many bytes
            """);
        return 2;
}
