using EcomAi.Deep.Imagery.Evaluation;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Imagery.Learning;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery;

/// <summary>Trains generator and discriminator: a step shows one batch of real images, an epoch as many as there are.</summary>
internal sealed class GanJob : ITrainingJob<GanBatch>
{
    private readonly GanLearner _learner;
    private readonly ImageSet _images;
    private readonly GanConfig _config;
    private readonly GanWatch _watch;
    private readonly Func<IReadOnlyList<MetricValue>> _validate;
    private readonly Action<string> _writeFiles;
    private readonly BatchDraws _draws;
    private readonly LearningRateSchedule _generatorRates;
    private readonly LearningRateSchedule _discriminatorRates;

    /// <summary>Prepares the training; learner and images stay the caller's.</summary>
    /// <param name="learner">Both networks.</param>
    /// <param name="images">The training images.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="watch">Looks at the training from time to time.</param>
    /// <param name="validate">Measures the generator on the validation part.</param>
    /// <param name="writeFiles">Writes what a checkpoint keeps beside tensors.</param>
    public GanJob(GanLearner learner, ImageSet images, GanConfig config, GanWatch watch, Func<IReadOnlyList<MetricValue>> validate, Action<string> writeFiles)
    {
        (_learner, _images, _config, _watch, _validate, _writeFiles) = (learner, images, config, watch, validate, writeFiles);
        _draws = new BatchDraws(config.Train.Sampling, config.Seed, config.Train.BatchSize, ImageSetFacts.Labels(images));
        var steps = (long)StepsPerEpoch * config.Train.Epochs;
        _generatorRates = new LearningRateSchedule(config.Train.GeneratorRate, config.Train.Decay, steps);
        _discriminatorRates = new LearningRateSchedule(config.Train.DiscriminatorRate, config.Train.Decay, steps);
    }

    /// <inheritdoc/>
    public int StepsPerEpoch => _draws.StepsPerEpoch;

    /// <inheritdoc/>
    public string? ValidationMetric => ImageMetricNames.Frechet;

    /// <inheritdoc/>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public double? LearningRate => _learner.GeneratorRate;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> ModelState => _learner.ModelState;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> OptimizerState => _learner.OptimizerState;

    /// <inheritdoc/>
    public IEnumerable<GanBatch> Epoch(int epoch, int firstStep)
    {
        for (var step = firstStep; step < StepsPerEpoch; step++)
        {
            using var rows = tensor(_draws.Rows(epoch, step), device: _images.Pixels.device);
            yield return new GanBatch(((long)epoch * StepsPerEpoch) + step, _images.Pixels.index_select(0, rows), _images.Labels.index_select(0, rows));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<LossValue> Step(GanBatch batch)
    {
        if (batch.Number == 0)
            _watch.Draw(_learner, 0);
        (_learner.GeneratorRate, _learner.DiscriminatorRate) = (_generatorRates.At(batch.Number), _discriminatorRates.At(batch.Number));
        var losses = _learner.Step(batch.Pixels, batch.Labels, batch.Number);
        var done = batch.Number + 1;
        if (done % _config.Train.GridEvery == 0 || done == (long)StepsPerEpoch * _config.Train.Epochs)
            _watch.Draw(_learner, done);
        return losses;
    }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Validate()
    {
        _watch.Judge(_learner);
        return _validate();
    }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, Tensor> model, IReadOnlyDictionary<string, Tensor> optimizer) => _learner.LoadState(model, optimizer);

    /// <inheritdoc/>
    public void WriteFiles(string folder) => _writeFiles(folder);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
