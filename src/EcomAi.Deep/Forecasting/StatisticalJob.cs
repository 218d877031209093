using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting;

/// <summary>
/// The training of a statistical method, a job of one step: such a method is fitted to the history at every forecast, so its checkpoint keeps the series it
/// has seen and how long each was.
/// </summary>
public sealed class StatisticalJob : ITrainingJob<WholeBatch>
{
    private static readonly Dictionary<string, Tensor> Nothing = [];
    private readonly SeriesPanel _panel;
    private readonly Tensor _lengths;

    /// <summary>Prepares the job.</summary>
    /// <param name="panel">The series.</param>
    public StatisticalJob(SeriesPanel panel)
    {
        _panel = panel;
        _lengths = tensor(panel.Ends.Zip(panel.Starts, (end, start) => (long)Math.Max(0, end - start)).ToArray()).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public int StepsPerEpoch => 1;

    /// <inheritdoc/>
    public string? ValidationMetric => null;

    /// <inheritdoc/>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> ModelState => new Dictionary<string, Tensor> { ["history.length"] = _lengths };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> OptimizerState => Nothing;

    /// <inheritdoc/>
    public IEnumerable<WholeBatch> Epoch(int epoch, int firstStep) => firstStep == 0 ? [new WholeBatch(_panel.Count)] : [];

    /// <inheritdoc/>
    public IReadOnlyList<LossValue> Step(WholeBatch batch) => [];

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Validate() => [];

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, Tensor> model, IReadOnlyDictionary<string, Tensor> optimizer) =>
        TensorState.Copy(model, ModelState, "model.safetensors");

    /// <inheritdoc/>
    public void WriteFiles(string folder) => new SeriesFiles(_panel.Keys, _panel.Categories).Write(folder);

    /// <inheritdoc/>
    public void Dispose() => _lengths.Dispose();
}
