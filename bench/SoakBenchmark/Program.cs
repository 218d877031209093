using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Soak;
using static TorchSharp.torch;

// Holds memory flat over many small training steps, or exits with 1. From a tenth of the steps on, tensors must not grow in number, the
// managed heap by no more than 1 MiB, and the process by no more than 16 MiB.
// usage: SoakBenchmark [STEPS]
const long managedBound = 1 << 20, residentBound = 16 << 20;
const int samples = 20;
var steps = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
set_num_threads(1);
manual_seed(1);
var watch = Stopwatch.StartNew();
using var soak = new TrainingSoak();
Console.WriteLine("| step | live tensors | managed KiB | resident MiB | failed steps | loss | seconds |");
Console.WriteLine("|---|---|---|---|---|---|---|");
MemorySample? start = null;
var grown = false;
var loss = 0f;
for (var step = 1; step <= steps; step++)
{
    loss = soak.Step() ?? loss;
    if (step % Math.Max(1, steps / samples) != 0)
        continue;
    var now = MemorySample.Take();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {step} | {now.LiveTensors} | {now.ManagedBytes / 1024.0:F0} | {now.ResidentBytes / 1048576.0:F1} | {soak.Faults} | {loss:F4} | {watch.Elapsed.TotalSeconds:F1} |"));
    if (step < steps / 10)
        continue;
    start ??= now;
    grown |= now.LiveTensors > start.Value.LiveTensors || now.ManagedBytes > start.Value.ManagedBytes + managedBound
        || now.ResidentBytes > start.Value.ResidentBytes + residentBound;
}
Console.WriteLine(grown ? "memory grew" : "memory is flat");
return grown ? 1 : 0;
