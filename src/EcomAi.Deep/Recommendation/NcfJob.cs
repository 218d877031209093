using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Recommendation.Evaluation;
using EcomAi.Deep.Recommendation.Models;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation;

/// <summary>Trains a neural recommender: one step is a batch of positives with their negatives, one update of all it touched.</summary>
public sealed class NcfJob : ITrainingJob<NcfBatch>
{
    private readonly NeuralRecommender _model;
    private readonly NcfConfig _config;
    private readonly Evaluator? _evaluator;
    private readonly CheckpointFiles _files;
    private readonly TrainingRows _rows;
    private readonly BatchSource _batches;
    private readonly IParameterOptimizer _optimizer;
    private readonly LearningRateSchedule _schedule;
    private readonly PairTraining? _pairs;
    private readonly Tensor? _logDraws;
    private readonly bool _validates;

    /// <summary>Prepares the training; the model stays the caller's.</summary>
    /// <param name="model">The model, on its device.</param>
    /// <param name="split">The rows to learn from.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="evaluator">Measures the validation part; null validates nothing.</param>
    /// <param name="files">What checkpoints keep beside tensors.</param>
    /// <param name="device">The model's device.</param>
    public NcfJob(
        NeuralRecommender model, InteractionSplit split, NcfConfig config, Evaluator? evaluator, CheckpointFiles files, Device device)
    {
        (_model, _config, _evaluator, _files) = (model, config, evaluator, files);
        _validates = evaluator is not null && split.Validation.Count > 0;
        _rows = new TrainingRows(split, config.Train, config.Seed);
        _batches = new BatchSource(_rows, config.Train, device);
        _optimizer = ModelOptimizer.Create(model, config.Train);
        _schedule = new LearningRateSchedule(config.Train.LearningRate, config.Train.Decay, (long)_rows.StepsPerEpoch * config.Train.Epochs);
        if (config.Train is { Loss: NcfLoss.Softmax, LogQ: true })
        {
            var draws = Math.Log(config.Train.Negatives);
            _logDraws = tensor(Array.ConvertAll(_rows.LogProbabilities(), log => (float)(log + draws)), device: device);
        }

        model.LearnIn(config.Train.Precision);
        if (config.Train.Loss != NcfLoss.Softmax && config.Train.Precision == Precision.Fp32)
        {
            var ranking = config.Train.Loss == NcfLoss.Bpr;
            _pairs = PairTraining.Create(model.PairLayers, device, model.UserCount, model.ItemCount, ranking, config.Train.WeightDecay);
        }

        model.train();
    }

    /// <inheritdoc/>
    public int StepsPerEpoch => _rows.StepsPerEpoch;

    /// <inheritdoc/>
    public string? ValidationMetric => _validates ? _config.Evaluate.ValidationMetric : null;

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public double? LearningRate { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> ModelState => _model.State;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> OptimizerState => _optimizer.State;

    /// <inheritdoc/>
    public IEnumerable<NcfBatch> Epoch(int epoch, int firstStep) => _batches.Epoch(epoch, firstStep);

    /// <inheritdoc/>
    public IReadOnlyList<LossValue> Step(NcfBatch batch)
    {
        var rate = _schedule.At(batch.Step);
        LearningRate = rate;
        _optimizer.ZeroGrad();
        var total = _pairs?.Loss(_model.UserRows, _model.ItemRows, batch.Users, batch.Items, batch.Weights) ?? Loss(batch);
        total.backward();
        _optimizer.LearningRate = rate;
        _optimizer.Step();
        return [new LossValue("loss", total.detach())];
    }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Validate()
    {
        if (!_validates)
            return [];
        _model.eval();
        _model.ForgetCatalogue();
        try
        {
            return _evaluator!.Validate(_model);
        }
        finally
        {
            _model.ForgetCatalogue();
            _model.train();
        }
    }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, Tensor> model, IReadOnlyDictionary<string, Tensor> optimizer)
    {
        TensorState.Copy(model, ModelState, "model.safetensors");
        _optimizer.LoadState(optimizer);
        _model.ForgetCatalogue();
    }

    /// <inheritdoc/>
    public void WriteFiles(string folder) => _files.Write(folder);

    /// <inheritdoc/>
    public void Dispose()
    {
        _batches.Dispose();
        _rows.Dispose();
        _pairs?.Dispose();
        _optimizer.Dispose();
        _logDraws?.Dispose();
    }

    /// <summary>The loss of a batch by torch's own operations.</summary>
    internal Tensor Loss(NcfBatch batch)
    {
        var userRows = _model.UserRows(batch.Users); // [positives, width]
        var itemRows = _model.ItemRows(batch.Items); // [items, width]
        var user = _model.UserSide(batch.Users, userRows);
        var item = _model.ItemSide(batch.Items, itemRows);
        var loss = _config.Train.Loss switch
        {
            NcfLoss.Bce => NcfLosses.Bce(_model.Pairs(user, item, 1 + batch.Negatives), batch.Weights),
            NcfLoss.Bpr => NcfLosses.Bpr(_model.Pairs(user, item, 1 + batch.Negatives), batch.Weights),
            _ => Softmax(batch, user, item),
        };
        return _config.Train.WeightDecay > 0 ? loss + Penalty(userRows, itemRows, batch) : loss;
    }

    private Tensor Softmax(NcfBatch batch, Tensor[] user, Tensor[] item)
    {
        var own = Array.ConvertAll(item, side => side.narrow(0, 0, batch.Positives));
        var shared = Array.ConvertAll(item, side => side.narrow(0, batch.Positives, batch.Negatives));
        var temperature = _config.Train.Temperature;
        var positives = _model.Pairs(user, own, 1) / temperature; // [positives, 1]
        var negatives = _model.Grid(user, shared) / temperature; // [positives, negatives]
        var negativeIds = batch.Items.narrow(0, batch.Positives, batch.Negatives);
        if (_logDraws is not null)
            negatives = negatives - _logDraws.index_select(0, negativeIds);
        var hits = batch.Items.narrow(0, 0, batch.Positives).unsqueeze(1).eq(negativeIds.unsqueeze(0)); // the positive, drawn by accident
        return NcfLosses.Softmax(positives, negatives, batch.Known is null ? hits : hits.logical_or(batch.Known), batch.Weights);
    }

    /// <summary>λ/2 times the squared norms of the rows of a pair, the mean of all pairs.</summary>
    private Tensor Penalty(Tensor userRows, Tensor itemRows, NcfBatch batch)
    {
        var users = userRows.square().sum() / batch.Positives;
        var items = itemRows.square().sum() / batch.Items.shape[0];
        return (users + items) * (_config.Train.WeightDecay / 2);
    }
}
