using EcomAi.Deep.Backend;
using EcomAi.Deep.Bidding.Models;
using EcomAi.Deep.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>
/// A deep Q-network (Mnih et al. 2015) that acts in many environments at once and learns from a memory of what it did. Everything random comes from the streams it is given, so
/// the same seeds give the same bits on the host.
/// </summary>
public sealed class DqnLearner : IDisposable
{
    private const string TargetPrefix = "target.";
    private const string AdamPrefix = "adam.";
    private readonly QNetwork _target;
    private readonly IParameterOptimizer _optimizer;
    private readonly IReplaySampler _sampler;
    private readonly NStepReturns _steps;
    private readonly IQLearning _learning;
    private readonly long[] _rows;
    private readonly float[] _weights;
    private readonly float[] _errors;
    private readonly long[] _updates = [0];
    private readonly LiveState _live = new();
    private float[] _values = [];

    /// <summary>A network drawn from a seed, and an empty memory.</summary>
    /// <param name="features">Numbers of a state.</param>
    /// <param name="actions">The number of actions.</param>
    /// <param name="environments">How many environments are observed side by side.</param>
    /// <param name="options">How it learns.</param>
    /// <param name="seed">The seed of the first weights.</param>
    /// <param name="masked">Whether some actions may be forbidden in some states.</param>
    /// <param name="device">Where network and memory lie; null is the host.</param>
    public DqnLearner(int features, int actions, int environments, DqnLearnerOptions options, long seed, bool masked = false, Device? device = null)
        : this(features, actions, environments, options, seed, masked, device, throughTorch: false)
    {
    }

    /// <summary>As above; through torch's operators even where the host has a shorter way.</summary>
    internal DqnLearner(int features, int actions, int environments, DqnLearnerOptions options, long seed, bool masked, Device? device, bool throughTorch)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        var place = device ?? CPU;
        Network = new QNetwork(features, actions, options.Hidden, options.Dueling);
        _target = new QNetwork(features, actions, options.Hidden, options.Dueling);
        var random = new Xoshiro256(Seeds.Derive(seed, "init"));
        Network.Draw(ref random);
        Network.to(place);
        _target.to(place);
        TensorState.Copy(Network.state_dict(), _target.state_dict(), "target network");
        var mask = masked ? actions : 0;
        Memory = new ReplayMemory(options.Capacity, features, mask, place);
        _optimizer = Optimizers.AdamW(Network.named_parameters(), options.LearningRate, weightDecay: options.WeightDecay);
        _sampler = options.Prioritized
            ? new PrioritizedSampler(options.Capacity, options.PriorityAlpha, options.PriorityBeta, options.PriorityBetaUpdates)
            : new UniformSampler();
        _steps = new NStepReturns(environments, features, mask, options.NStep, options.Gamma);
        _learning = HostQLearning.Suits(place) && !throughTorch
            ? new HostQLearning(Network, _target, Memory, _optimizer, options)
            : new TorchQLearning(Network, _target, Memory, _optimizer, options, place);
        (_rows, _weights, _errors) = (new long[options.BatchSize], new float[options.BatchSize], new float[_sampler.WantsErrors ? options.BatchSize : 0]);
        _live.Mirror("updates", [], _updates);
    }

    /// <summary>How it learns.</summary>
    public DqnLearnerOptions Options { get; }

    /// <summary>The network that acts.</summary>
    public QNetwork Network { get; }

    /// <summary>What is learned from.</summary>
    public ReplayMemory Memory { get; }

    /// <summary>How many updates there were.</summary>
    public long Updates => _updates[0];

    /// <summary>The learning rate of the next update.</summary>
    public double LearningRate
    {
        get => _optimizer.LearningRate;
        set => _optimizer.LearningRate = value;
    }

    /// <summary>The live tensors of the network that acts, by name: what a bidder needs.</summary>
    public IReadOnlyDictionary<string, Tensor> ModelState => Network.state_dict();

    /// <summary>All other live tensors, by name: target network, optimizer, memory, priorities, steps under way, counters. Brought up to date when read.</summary>
    public IReadOnlyDictionary<string, Tensor> TrainingState
    {
        get
        {
            var state = OwnState();
            Add(state, AdamPrefix, _optimizer.State);
            return state;
        }
    }

    /// <summary>Picks an action in every state: the best one, or with the probability epsilon a random one.</summary>
    /// <param name="states">[n, features]; n need not be the number of environments observed.</param>
    /// <param name="epsilon">The part of random actions, 0 to 1; more where <see cref="DqnLearnerOptions.UnevenExploration"/> says so, unless it is 0.</param>
    /// <param name="random">The random stream; nothing is drawn from it when epsilon is 0.</param>
    /// <param name="actions">Where they go, [n].</param>
    /// <param name="masks">The actions allowed, [n, actions]; empty allows all.</param>
    public void Act(ReadOnlySpan<float> states, double epsilon, ref Xoshiro256 random, Span<int> actions, ReadOnlySpan<bool> masks = default)
    {
        var count = Network.Actions;
        if (_values.Length < actions.Length * count)
            _values = new float[actions.Length * count];
        var values = _values.AsSpan(0, actions.Length * count);
        Values(states, values);
        for (var i = 0; i < actions.Length; i++)
        {
            var row = values.Slice(i * count, count);
            var allowed = masks.IsEmpty ? default : masks.Slice(i * count, count);
            var rate = epsilon > 0 && Options.UnevenExploration > epsilon && !Unimodality.Holds(row) ? Options.UnevenExploration : epsilon;
            actions[i] = rate > 0 && random.NextDouble() < rate ? Any(count, allowed, ref random) : Best(row, allowed);
        }
    }

    /// <summary>The values of all actions.</summary>
    /// <param name="states">[n, features].</param>
    /// <param name="values">Where they go, [n, actions].</param>
    public void Values(ReadOnlySpan<float> states, Span<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(states.Length / Network.Features * Network.Actions, values.Length, nameof(values));
        _learning.Values(states, values);
    }

    /// <summary>Remembers one step of every environment; see <see cref="NStepReturns.Add"/>.</summary>
    /// <param name="states">The states acted in, [environments, features].</param>
    /// <param name="actions">The actions taken, [environments].</param>
    /// <param name="rewards">What they earned, [environments].</param>
    /// <param name="ends">Whether each episode goes on, [environments].</param>
    /// <param name="nextStates">The states that followed, [environments, features]: at an end the last one of the episode, not the first of the next.</param>
    /// <param name="nextMasks">The actions allowed in them, [environments, actions]; empty when none is ever forbidden.</param>
    public void Observe(
        ReadOnlySpan<float> states, ReadOnlySpan<int> actions, ReadOnlySpan<float> rewards, ReadOnlySpan<StepEnd> ends, ReadOnlySpan<float> nextStates,
        ReadOnlySpan<bool> nextMasks = default) =>
        Remember(_steps.Add(states, actions, rewards, ends, nextStates, nextMasks));

    /// <summary>Puts finished transitions into the memory, such as those of a log.</summary>
    public void Remember(TransitionRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count > 0)
            _sampler.Written(Memory.Append(rows), rows.Count);
    }

    /// <summary>Forgets steps that wait for more rewards, as when all environments are started anew.</summary>
    public void ForgetSteps() => _steps.Clear();

    /// <summary>One update from a batch of the memory.</summary>
    /// <param name="random">The random stream.</param>
    /// <exception cref="InvalidOperationException">The memory is empty.</exception>
    public void Update(ref Xoshiro256 random)
    {
        if (Memory.Count == 0)
            throw new InvalidOperationException("there is nothing to learn from: the memory is empty");
        _sampler.Sample(_rows, _weights, Memory.Count, Updates, ref random);
        _learning.Update(_rows, _weights, _errors);
        if (_sampler.WantsErrors)
            _sampler.Update(_rows, _errors);
        _updates[0]++;
        if (Updates % Options.TargetEvery == 0)
            _learning.MoveTarget();
    }

    /// <summary>What the last update found, on the device, in the caller's scope: <c>loss</c>, the mean value <c>q</c> of the actions taken, and <c>conservative</c> where it counts.</summary>
    public IReadOnlyList<LossValue> Losses()
    {
        var losses = new List<LossValue> { new("loss", _learning.Figures.select(0, 0).clone()), new("q", _learning.Figures.select(0, 1).clone()) };
        if (Options.ConservativeWeight > 0)
            losses.Add(new LossValue("conservative", _learning.Figures.select(0, 2).clone()));
        return losses;
    }

    /// <summary>Takes up a saved state.</summary>
    /// <param name="model">What <see cref="ModelState"/> was.</param>
    /// <param name="training">What <see cref="TrainingState"/> was; null loads the network alone, to act with, and makes the target its copy.</param>
    /// <exception cref="CheckpointException">Names, shapes or dtypes do not fit.</exception>
    /// <exception cref="EcomException">The optimizer's do not.</exception>
    public void LoadState(IReadOnlyDictionary<string, Tensor> model, IReadOnlyDictionary<string, Tensor>? training)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (training is null)
        {
            TensorState.Copy(model, ModelState, "model.safetensors");
            TensorState.Copy(model, _target.state_dict(), "model.safetensors");
            return;
        }

        var adam = new Dictionary<string, Tensor>();
        var rest = new Dictionary<string, Tensor>();
        foreach (var (name, saved) in training)
        {
            if (name.StartsWith(AdamPrefix, StringComparison.Ordinal))
                adam.Add(name[AdamPrefix.Length..], saved);
            else
                rest.Add(name, saved);
        }

        TensorState.Copy(rest, OwnState(), "optimizer.safetensors");
        _optimizer.LoadState(adam);
        TensorState.Copy(model, ModelState, "model.safetensors");
        Memory.Restore();
        _sampler.Restore();
        _steps.Restore();
        _live.Restore();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _learning.Dispose();
        _optimizer.Dispose();
        _sampler.Dispose();
        _steps.Dispose();
        Memory.Dispose();
        _live.Dispose();
        Network.Dispose();
        _target.Dispose();
    }

    private static void Add(Dictionary<string, Tensor> state, string prefix, IReadOnlyDictionary<string, Tensor> part)
    {
        foreach (var (name, tensor) in part)
            state.Add(prefix + name, tensor);
    }

    private static int Best(ReadOnlySpan<float> values, ReadOnlySpan<bool> allowed)
    {
        var best = -1;
        for (var action = 0; action < values.Length; action++)
        {
            if ((allowed.IsEmpty || allowed[action]) && (best < 0 || values[action] > values[best]))
                best = action;
        }

        return best >= 0 ? best : throw new ArgumentException("a mask allows no action");
    }

    private static int Any(int count, ReadOnlySpan<bool> allowed, ref Xoshiro256 random)
    {
        if (allowed.IsEmpty)
            return random.NextInt(count);
        var left = allowed.Count(true);
        if (left == 0)
            throw new ArgumentException("a mask allows no action");
        var draw = random.NextInt(left);
        var action = -1;
        do
        {
            if (allowed[++action])
                draw--;
        }
        while (draw >= 0);
        return action;
    }

    private Dictionary<string, Tensor> OwnState()
    {
        var state = new Dictionary<string, Tensor>(_live.Read());
        Add(state, TargetPrefix, _target.state_dict());
        Add(state, "memory.", Memory.State);
        Add(state, "sampler.", _sampler.State);
        Add(state, "steps.", _steps.State);
        return state;
    }
}
