using System.Globalization;
using StreamingBenchmark;

if (args is not ["generate", var folder, var rows] || !long.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
{
    Console.Error.WriteLine("usage: StreamingBenchmark generate FOLDER ROWS");
    return 2;
}

PurchaseGenerator.Write(folder, count);
return 0;
