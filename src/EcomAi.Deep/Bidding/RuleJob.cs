using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding;

/// <summary>The training of a rule, a job of one step: rules are tuned on the training part whenever they are made, so its checkpoint keeps the means they were tuned by.</summary>
internal sealed class RuleJob : ITrainingJob<WholeBatch>
{
    private static readonly Dictionary<string, Tensor> Nothing = [];
    private readonly int _auctions;
    private readonly Tensor _means;

    /// <summary>Prepares the job.</summary>
    /// <param name="facts">The training part.</param>
    /// <param name="auctions">The number of its auctions.</param>
    public RuleJob(MarketFacts facts, int auctions)
    {
        _auctions = auctions;
        _means = tensor(new[] { facts.MeanValue, facts.UnitCost, facts.CostPerValue }).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public int StepsPerEpoch => 1;

    /// <inheritdoc/>
    public string? ValidationMetric => null;

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> ModelState => new Dictionary<string, Tensor> { ["training.means"] = _means };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> OptimizerState => Nothing;

    /// <inheritdoc/>
    public IEnumerable<WholeBatch> Epoch(int epoch, int firstStep) => firstStep == 0 ? [new WholeBatch(_auctions)] : [];

    /// <inheritdoc/>
    public IReadOnlyList<LossValue> Step(WholeBatch batch) => [];

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Validate() => [];

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, Tensor> model, IReadOnlyDictionary<string, Tensor> optimizer) =>
        TensorState.Copy(model, ModelState, Checkpoint.ModelFile);

    /// <inheritdoc/>
    public void WriteFiles(string folder)
    {
    }

    /// <inheritdoc/>
    public void Dispose() => _means.Dispose();
}
