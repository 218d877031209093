using EcomAi.Deep.Bidding.Evaluation;
using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding;

/// <summary>
/// Trains the agent: a step plays one slot in every environment, remembers it, and updates the network. The environments need no place in a checkpoint but the actions of the
/// round under way: replaying them leads to the same states.
/// </summary>
internal sealed class DqnJob : ITrainingJob<SlotBatch>
{
    private const string ActionsName = "round.actions";
    private const string RewardPrefix = "reward.";
    private readonly DqnLearner _learner;
    private readonly Practice _practice;
    private readonly DqnConfig _config;
    private readonly Func<IReadOnlyList<MetricValue>> _validate;
    private readonly Action<string> _writeFiles;
    private readonly LearningRateSchedule _rates;
    private readonly EpsilonSchedule _epsilon;
    private readonly int[] _actions;
    private readonly Tensor _taken;

    /// <summary>Prepares the training; learner and practice stay the caller's.</summary>
    /// <param name="learner">The agent.</param>
    /// <param name="practice">The training episodes.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="validate">Measures the agent on the validation part.</param>
    /// <param name="writeFiles">Writes what a checkpoint keeps beside tensors.</param>
    public DqnJob(DqnLearner learner, Practice practice, DqnConfig config, Func<IReadOnlyList<MetricValue>> validate, Action<string> writeFiles)
    {
        (_learner, _practice, _config, _validate, _writeFiles) = (learner, practice, config, validate, writeFiles);
        var steps = (long)StepsPerEpoch * config.Train.Epochs;
        _rates = new LearningRateSchedule(config.Train.LearningRate, config.Train.Decay, steps);
        _epsilon = new EpsilonSchedule(config.Train.EpsilonStart, config.Train.EpsilonEnd, (long)(steps * config.Train.EpsilonDecay));
        _actions = new int[practice.Environments];
        _taken = zeros([practice.Slots, practice.Environments], int64).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public int StepsPerEpoch => _config.Train.RoundsPerEpoch * _practice.Slots;

    /// <inheritdoc/>
    public string? ValidationMetric => BidEvaluateConfig.MetricOf(_config);

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public double? LearningRate => _learner.LearningRate;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> ModelState => _learner.ModelState;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> OptimizerState
    {
        get
        {
            var state = new Dictionary<string, Tensor>(_learner.TrainingState) { [ActionsName] = _taken };
            foreach (var (name, tensor) in _practice.Rewards?.State ?? new Dictionary<string, Tensor>())
                state.Add(RewardPrefix + name, tensor);
            return state;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SlotBatch> Epoch(int epoch, int firstStep)
    {
        for (var step = firstStep; step < StepsPerEpoch; step++)
        {
            var (round, slot) = Math.DivRem(((long)epoch * StepsPerEpoch) + step, _practice.Slots);
            if (slot == 0 || step == firstStep)
                Begin(round, (int)slot);
            yield return new SlotBatch(_practice.Environments, round, (int)slot);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<LossValue> Step(SlotBatch batch)
    {
        var step = (batch.Round * _practice.Slots) + batch.Slot;
        _learner.LearningRate = _rates.At(step);
        var random = new Xoshiro256(Seeds.Derive(_config.Seed, "explore", step));
        if (_config.Train.Offline)
            _practice.BehaviourActions(_config.Train.EpsilonStart, ref random, _actions);
        else
            _learner.Act(_practice.States, _epsilon.At(step), ref random, _actions, _practice.Allowed);
        Remember(batch.Slot);
        _practice.Play(_actions, _learner);
        return Learn(batch, step);
    }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Validate() => _validate();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, Tensor> model, IReadOnlyDictionary<string, Tensor> optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var rewards = optimizer.Where(saved => saved.Key.StartsWith(RewardPrefix, StringComparison.Ordinal)).ToDictionary(saved => saved.Key[RewardPrefix.Length..], saved => saved.Value);
        var own = optimizer.Where(saved => saved.Key == ActionsName).ToDictionary();
        TensorState.Copy(own, new Dictionary<string, Tensor> { [ActionsName] = _taken }, Checkpoint.OptimizerFile);
        _practice.Rewards?.LoadState(rewards);
        _learner.LoadState(model, optimizer.Where(saved => !own.ContainsKey(saved.Key) && !saved.Key.StartsWith(RewardPrefix, StringComparison.Ordinal)).ToDictionary());
    }

    /// <inheritdoc/>
    public void WriteFiles(string folder) => _writeFiles(folder);

    /// <inheritdoc/>
    public void Dispose() => _taken.Dispose();

    /// <summary>Starts a round; in the middle of one, after a resume, plays its slots again as they were played.</summary>
    private void Begin(long round, int slot)
    {
        _practice.Begin(round);
        for (var played = 0; played < slot; played++)
        {
            using var row = _taken[played];
            var taken = row.data<long>();
            for (var environment = 0; environment < _actions.Length; environment++)
                _actions[environment] = (int)taken[environment];
            _practice.Play(_actions, learner: null);
        }
    }

    private void Remember(int slot)
    {
        using var row = _taken[slot];
        var taken = row.data<long>();
        for (var environment = 0; environment < _actions.Length; environment++)
            taken[environment] = _actions[environment];
    }

    private IReadOnlyList<LossValue> Learn(SlotBatch batch, long step)
    {
        // Evenly spread: as many updates up to the end of this slot as its part of the round asks for.
        var updates = ((batch.Slot + 1L) * _config.Train.UpdatesPerRound / _practice.Slots) - ((long)batch.Slot * _config.Train.UpdatesPerRound / _practice.Slots);
        if (_learner.Memory.Count >= _config.Train.WarmUp)
        {
            var random = new Xoshiro256(Seeds.Derive(_config.Seed, "sample", step));
            for (var update = 0L; update < updates; update++)
                Update(batch.Round, ref random);
        }

        return _learner.Losses();
    }

    private void Update(long round, ref Xoshiro256 random)
    {
        _learner.Update(ref random);
        // Nothing is known of any episode before the first round has ended.
        if (round > 0)
            _practice.Rewards?.Update(ref random);
    }
}
