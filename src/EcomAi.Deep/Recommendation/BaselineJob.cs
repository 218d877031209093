using EcomAi.Deep.Recommendation.Baselines;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation;

/// <summary>Fits a closed form as a job of one step, so that it trains, resumes and leaves a checkpoint like any other model.</summary>
public sealed class BaselineJob : ITrainingJob<WholeBatch>
{
    private static readonly Dictionary<string, Tensor> Nothing = [];
    private readonly BaselineKind _kind;
    private readonly InteractionSplit _split;
    private readonly BaselineOptions _options;
    private readonly CheckpointFiles _files;
    private readonly Device _device;

    /// <summary>Prepares the fit.</summary>
    /// <param name="kind">The closed form.</param>
    /// <param name="split">The rows to fit to.</param>
    /// <param name="options">How to fit.</param>
    /// <param name="files">What the checkpoint keeps beside tensors.</param>
    /// <param name="device">Where the tensors are kept.</param>
    public BaselineJob(BaselineKind kind, InteractionSplit split, BaselineOptions options, CheckpointFiles files, Device device) =>
        (_kind, _split, _options, _files, _device) = (kind, split, options, files, device);

    /// <summary>The fitted model, owned by the job; null before the step.</summary>
    public IRecommender? Model { get; private set; }

    /// <inheritdoc/>
    public int StepsPerEpoch => 1;

    /// <inheritdoc/>
    public string? ValidationMetric => null;

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> ModelState => Model?.State ?? Nothing;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> OptimizerState => Nothing;

    /// <inheritdoc/>
    public IEnumerable<WholeBatch> Epoch(int epoch, int firstStep) => firstStep == 0 ? [new WholeBatch(_split.Train.Count)] : [];

    /// <inheritdoc/>
    /// <exception cref="EcomException">The closed form cannot be fitted to these rows.</exception>
    public IReadOnlyList<LossValue> Step(WholeBatch batch)
    {
        Model?.Dispose();
        var fit = BaselineFactory.Fit(_kind, _split, _options, _device);
        Model = fit.Model ?? throw new EcomException($"{BaselineFactory.NameOf(_kind)} cannot be trained and was {fit.Note}. Choose another model.kind.");
        return [];
    }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Validate() => [];

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, Tensor> model, IReadOnlyDictionary<string, Tensor> optimizer)
    {
        Model?.Dispose();
        Model = BaselineFactory.Load(_kind, model, _device);
    }

    /// <inheritdoc/>
    public void WriteFiles(string folder) => _files.Write(folder);

    /// <inheritdoc/>
    public void Dispose() => Model?.Dispose();
}
