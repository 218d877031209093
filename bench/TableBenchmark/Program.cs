using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Backend;
using static TorchSharp.torch;

// Milliseconds of a training step over one embedding table of many rows, by the number of rows: lookups of random ids, backward, sparse update.
// The tables of all sizes take turns, step by step; the median of the steps is printed, and its ratio to the smallest table's.
// usage: TableBenchmark STEPS [LOOKUPS] [WIDTH] [adam|adagrad] [THREADS]
var steps = int.Parse(args[0], CultureInfo.InvariantCulture);
var lookups = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 4096;
var width = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 32;
var adagrad = args.Length > 3 && args[3] == "adagrad";
TorchRuntime.Threads = args.Length > 4 ? int.Parse(args[4], CultureInfo.InvariantCulture) : 1;
TorchRuntime.Seed(1);
long[] sizes = [100_000, 1_000_000, 10_000_000];
var tables = Array.ConvertAll(sizes, rows => nn.Embedding(rows, width, sparse: true));
var rules = Array.ConvertAll(tables, table =>
    adagrad ? Optimizers.Adagrad(table.named_parameters(), .01) : Optimizers.SparseAdam(table.named_parameters(), .001));
foreach (var (_, moment) in rules.SelectMany(rule => rule.State))
    moment.zero_().Dispose(); // so that no step waits for fresh pages
var weights = rand(lookups, width);
var whole = Array.ConvertAll(sizes, _ => new double[steps]);
var updates = Array.ConvertAll(sizes, _ => new double[steps]);
for (var step = 0; step < steps; step++)
{
    for (var i = 0; i < sizes.Length; i++)
    {
        using var scope = NewDisposeScope();
        var ids = randint(sizes[i], [lookups], int64);
        var start = Stopwatch.GetTimestamp();
        rules[i].ZeroGrad();
        (tables[i].call(ids) * weights).sum().backward();
        var update = Stopwatch.GetTimestamp();
        rules[i].Step();
        updates[i][step] = Stopwatch.GetElapsedTime(update).TotalMilliseconds;
        whole[i][step] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}

for (var i = 0; i < sizes.Length; i++)
{
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{sizes[i],10:N0} rows: step {Median(whole[i]):F3} ms ({Median(whole[i]) / Median(whole[0]):F2}), its update {Median(updates[i]):F3} ms ({Median(updates[i]) / Median(updates[0]):F2})"));
}

static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
