using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Training;

/// <summary>
/// A linear regression trained by Adam (Kingma and Ba 2015, algorithm 1), written out with plain tensors; its inputs get
/// random noise at every step, so that it shows whether random states resume.
/// </summary>
public sealed class LinearRegressionJob : ITrainingJob<LinearRegressionJob.Batch>
{
    private const int BatchSize = 4;
    private const int Features = 3;
    private readonly long _seed;
    private readonly Tensor _inputs;
    private readonly Tensor _targets;
    private readonly Tensor _weights = zeros([Features, 1], ScalarType.Float32);
    private readonly Tensor _first = zeros([Features, 1], ScalarType.Float32);
    private readonly Tensor _second = zeros([Features, 1], ScalarType.Float32);
    private readonly Tensor _steps = zeros([1], ScalarType.Float32);
    private readonly List<Tensor> _kept = [];

    public LinearRegressionJob(long seed = 42, int stepsPerEpoch = 6)
    {
        _seed = seed;
        StepsPerEpoch = stepsPerEpoch;
        var random = new Xoshiro256(Seeds.Derive(seed, "data"));
        var inputs = new float[stepsPerEpoch * BatchSize * Features];
        foreach (ref var value in inputs.AsSpan())
            value = random.NextGaussian();
        var targets = inputs.Chunk(Features).Select(x => (2 * x[0]) - x[1] + (0.5f * x[2])).ToArray();
        using var scope = NewDisposeScope();
        _inputs = tensor(inputs).reshape(-1, Features).DetachFromDisposeScope();
        _targets = tensor(targets).reshape(-1, 1).DetachFromDisposeScope();
    }

    public int StepsPerEpoch { get; }

    public int StepsTaken { get; private set; }

    public double Rate { get; set; } = 0.05;

    public double? LearningRate => Rate;

    /// <summary>Called after every step with the number of steps this job has taken.</summary>
    public Action<LinearRegressionJob, int>? AfterStep { get; set; }

    /// <summary>Validation values by epoch; null validates nothing.</summary>
    public IReadOnlyList<double>? Scores { get; set; }

    public int Validations { get; set; }

    public bool Leaks { get; set; }

    public string? ValidationMetric => Scores is null ? null : "score";

    public bool HigherIsBetter => true;

    public IReadOnlyDictionary<string, Tensor> ModelState => new Dictionary<string, Tensor> { ["weights"] = _weights };

    public IReadOnlyDictionary<string, Tensor> OptimizerState =>
        new Dictionary<string, Tensor> { ["first"] = _first, ["second"] = _second, ["steps"] = _steps };

    public IEnumerable<Batch> Epoch(int epoch, int firstStep)
    {
        var order = Enumerable.Range(0, StepsPerEpoch * BatchSize).Select(row => (long)row).ToArray();
        new Xoshiro256(Seeds.Derive(_seed, "shuffle", epoch)).Shuffle(order.AsSpan());
        for (var step = firstStep; step < StepsPerEpoch; step++)
            yield return new Batch(tensor(order[(step * BatchSize)..((step + 1) * BatchSize)]));
    }

    public IReadOnlyList<LossValue> Step(Batch batch)
    {
        var clean = _inputs.index_select(0, batch.Rows);
        var inputs = clean + (rand(clean.shape) * 0.1f);               // [batch, features]
        var error = inputs.mm(_weights) - _targets.index_select(0, batch.Rows); // [batch, 1]
        var gradient = inputs.t().mm(error) * (2f / BatchSize);        // [features, 1]
        StepsTaken++;
        _steps.add_(1f);
        var t = _steps.cpu().data<float>()[0];
        _first.mul_(0.9f).add_(gradient * 0.1f);
        _second.mul_(0.999f).add_(gradient * gradient * 0.001f);
        var corrected = _first / (float)(1 - Math.Pow(0.9, t));
        var scale = (_second / (float)(1 - Math.Pow(0.999, t))).sqrt() + 1e-8f;
        _weights.sub_(corrected / scale * (float)Rate);
        if (Leaks)
            _kept.Add(zeros([1]).DetachFromDisposeScope());
        var losses = new[] { new LossValue("loss", (error * error).mean()) };
        AfterStep?.Invoke(this, StepsTaken);
        return losses;
    }

    /// <summary>Makes the model useless, as an exploding update would.</summary>
    public void Poison()
    {
        using var scope = NewDisposeScope();
        _weights.mul_(float.NaN);
    }

    public IReadOnlyList<MetricValue> Validate() => Scores is null ? [] : [new MetricValue("score", Scores[Validations++])];

    public void LoadState(IReadOnlyDictionary<string, Tensor> model, IReadOnlyDictionary<string, Tensor> optimizer)
    {
        TensorState.Copy(model, ModelState, "model.safetensors");
        TensorState.Copy(optimizer, OptimizerState, "optimizer.safetensors");
    }

    public void WriteFiles(string folder) => File.WriteAllText(Path.Combine(folder, "columns.txt"), "x0 x1 x2");

    /// <summary>Weights and Adam's state as bytes.</summary>
    public byte[] Bits() => [.. ModelState.Concat(OptimizerState).SelectMany(pair => pair.Value.bytes.ToArray())];

    public void Dispose()
    {
        foreach (var tensor in _kept.Append(_inputs).Append(_targets).Append(_weights).Append(_first).Append(_second).Append(_steps))
            tensor.Dispose();
    }

    public sealed class Batch(Tensor rows) : IBatch, IDisposable
    {
        public Tensor Rows => rows;

        public int Size => BatchSize;

        public void Dispose() => rows.Dispose();
    }
}
