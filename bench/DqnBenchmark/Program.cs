using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Bidding.Models;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

// Gradient steps a second of the deep Q-learner at one batch size: 8 features, 7 actions, 3 x 100 units, double, dueling, prioritized replay of 100,000 transitions,
// Huber, clipping, Adam, soft target. Prints "steps/s N" and, with --parts, where the time goes.
// usage: DqnBenchmark BATCH STEPS [--parts | DEVICE]
const int features = 8, actions = 7, capacity = 100_000;
var batch = int.Parse(args[0], CultureInfo.InvariantCulture);
var steps = int.Parse(args[1], CultureInfo.InvariantCulture);
TorchRuntime.Threads = 1;
var options = new DqnLearnerOptions { BatchSize = batch, Capacity = capacity };
var device = TorchRuntime.ResolveDevice(args is [_, _, [not '-', ..] name] ? name : "cpu");
using var learner = new DqnLearner(features, actions, 1, options, seed: 1, device: device);
var random = new Xoshiro256(1);
learner.Remember(Transitions(ref random));

for (var i = 0; i < steps / 4; i++)
    learner.Update(ref random);
var watch = Stopwatch.StartNew();
for (var i = 0; i < steps; i++)
    learner.Update(ref random);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"steps/s {steps / watch.Elapsed.TotalSeconds:F0}"));
if (!args.Contains("--parts"))
    return;

using var sampler = new PrioritizedSampler(capacity, options.PriorityAlpha, options.PriorityBeta, options.PriorityBetaUpdates);
sampler.Written(0, capacity);
var rows = new long[batch];
float[] weights = new float[batch], errors = new float[batch];
var states = new float[batch * features];
var values = new float[batch * actions];
using var network = new QNetwork(features, actions, options.Hidden, options.Dueling);
using var adam = Optimizers.AdamW(network.named_parameters(), options.LearningRate, weightDecay: 0);
using (NewDisposeScope())
    network.call(zeros(1, features)).sum().backward();

Print("an update", () => learner.Update(ref random));
Print("drawing rows and their weights", () => sampler.Sample(rows, weights, capacity, 1, ref random));
Print("new priorities", () =>
{
    for (var i = 0; i < batch; i++)
        errors[i] = random.NextFloat();
    sampler.Update(rows, errors);
});
Print("one pass forward (an update makes three)", () => learner.Values(states, values));
Print("Adam", adam.Step);

void Print(string part, Action action)
{
    for (var i = 0; i < 500; i++)
        action();
    var clock = Stopwatch.StartNew();
    for (var i = 0; i < 3000; i++)
        action();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalMicroseconds / 3000,8:F1} us  {part}"));
}

static TransitionRows Transitions(ref Xoshiro256 random)
{
    var transitions = new TransitionRows(capacity, features, 0);
    var state = new float[2 * features];
    for (var i = 0; i < capacity; i++)
    {
        foreach (ref var feature in state.AsSpan())
            feature = random.NextGaussian();
        transitions.Add(
            state.AsSpan(0, features), random.NextInt(actions), random.NextGaussian(), i % 96 == 95 ? 0 : .97f, state.AsSpan(features), default);
    }

    return transitions;
}
