using System.Globalization;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Operations;

// Times single operations. Reads names of operations, one a line, and answers each with its microseconds.
// usage: OperationBenchmark THREADS
TorchRuntime.Threads = int.Parse(args[0], CultureInfo.InvariantCulture);
TorchRuntime.Seed(1);
while (Console.ReadLine() is { } name)
    Console.WriteLine(OperationTiming.Measure(name).ToString("R", CultureInfo.InvariantCulture));
