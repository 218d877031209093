using System.Globalization;
using StreamingBenchmark;

switch (args)
{
    case ["generate", var folder, var rows]:
        new PurchaseGenerator().Write(folder, long.Parse(rows, CultureInfo.InvariantCulture));
        return 0;
    case ["generate", var folder, var rows, var users, var items]:
        new PurchaseGenerator
        {
            Users = int.Parse(users, CultureInfo.InvariantCulture),
            Items = int.Parse(items, CultureInfo.InvariantCulture),
            WritesPairs = true,
        }.Write(folder, long.Parse(rows, CultureInfo.InvariantCulture));
        return 0;
    case ["tensors", var file, var rounds, var threads]:
        TensorTimes.Run(file, int.Parse(rounds, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("""
            usage: StreamingBenchmark generate FOLDER ROWS          purchases in a folder a week, and test rows
                   StreamingBenchmark generate FOLDER ROWS USERS ITEMS   the same of another shop, and its pairs of numbers for other programs
                   StreamingBenchmark tensors FILE ROUNDS THREADS   a file to tensors, and a copy of as many bytes
            """);
        return 2;
}
