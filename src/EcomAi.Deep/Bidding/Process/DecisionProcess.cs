using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Process;

/// <summary>
/// The decision process of DRLB (Wu et al. 2018), many episodes side by side: between slots an action multiplies lambda, the value asked for per money, and the bid is value /
/// lambda. The first slot is played with the start itself, for nothing has been seen yet. Under a limit on cost a guard keeps lambda high enough.
/// </summary>
internal sealed class DecisionProcess
{
    private readonly ReplayMarket _market;
    private readonly SlotIndex _index;
    private readonly HindsightIndex? _hindsight;
    private readonly ProcessScale _scale;
    private readonly StateEncoder _encoder;
    private readonly DqnConfig _config;
    private readonly CostGuard? _guard;
    private readonly double[] _lambda;
    private readonly double[] _before;
    private readonly EpisodeTerms[] _terms;
    private readonly SmoothedSlots _smoothed;

    /// <summary>Prepares environments; <see cref="Begin"/> puts episodes into them.</summary>
    /// <param name="index">The auctions by slot.</param>
    /// <param name="hindsight">The same auctions by episode, which rewards are reckoned by; null gives no rewards, for bidders that no longer learn.</param>
    /// <param name="scale">The training part's yardsticks.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="environments">Episodes side by side.</param>
    public DecisionProcess(SlotIndex index, HindsightIndex? hindsight, ProcessScale scale, DqnConfig config, int environments)
    {
        (_index, _hindsight, _scale, _config, Environments) = (index, hindsight, scale, config, environments);
        _market = new ReplayMarket(index, environments);
        (_lambda, _before, _terms) = (new double[environments], new double[environments], new EpisodeTerms[environments]);
        _smoothed = new SmoothedSlots(environments, config.Agent.Smoothing);
        (TotalValue, TotalSpend) = (new double[environments], new double[environments]);
        _encoder = new StateEncoder(scale, config.Budget.CostLimit());
        _guard = CostGuard.Of(config.Budget);
        States = new float[environments * Features];
        Allowed = new bool[environments * config.Agent.Actions.Count];
    }

    /// <summary>Episodes side by side.</summary>
    public int Environments { get; }

    /// <summary>Numbers of a state.</summary>
    public int Features => _encoder.Features;

    /// <summary>Slots of an episode.</summary>
    public int Slots => _index.Log.Slots;

    /// <summary>The next slot to play; the number of slots when the episodes are over.</summary>
    public int Slot { get; private set; }

    /// <summary>Whether the episodes are over.</summary>
    public bool Over => Slot == Slots;

    /// <summary>The states, [environments, features].</summary>
    public float[] States { get; }

    /// <summary>Which actions keep lambda in its range, [environments, actions].</summary>
    public bool[] Allowed { get; }

    /// <summary>What each environment's last slot came to.</summary>
    public ReplayMarket Market => _market;

    /// <summary>Lambda of each environment, value per money.</summary>
    public ReadOnlySpan<double> Lambda => _lambda;

    /// <summary>Value won in the episode so far.</summary>
    public double[] TotalValue { get; }

    /// <summary>Money paid in the episode so far.</summary>
    public double[] TotalSpend { get; }

    /// <summary>Puts a task into every environment, at its first slot.</summary>
    public void Begin(IReadOnlyList<BiddingTask> tasks)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(tasks.Count, Environments);
        Slot = 0;
        for (var environment = 0; environment < Environments; environment++)
        {
            var task = tasks[environment];
            var tuned = 1 / _scale.Multiplier(task.BudgetFraction);
            _lambda[environment] = tuned / task.StartFactor;
            _terms[environment] = new EpisodeTerms(
                task.Episode, task.Budget, LambdaRange.Of(tuned, _lambda[environment], _config.Agent.LambdaRange), _scale.PlanLeft(task.BudgetFraction),
                _hindsight is null ? default : RewardRule.Of(_hindsight, _index.Log, task, tuned, _config));
            _market.Reset(environment, task.Episode, task.Budget);
        }

        Array.Clear(TotalValue);
        Array.Clear(TotalSpend);
        _smoothed.Clear();
        Observe();
    }

    /// <summary>Takes an action in every environment and plays the slot.</summary>
    /// <param name="actions">The action of each environment.</param>
    /// <param name="rewards">Receives the rewards, in units of the optimum of each episode times <c>train.rewardScale</c>; 0 where none are reckoned.</param>
    public void Step(ReadOnlySpan<int> actions, Span<float> rewards)
    {
        for (var environment = 0; environment < Environments; environment++)
            _lambda[environment] = Next(environment, actions[environment]);
        _market.Left.CopyTo(_before.AsSpan());
        _market.Step(Slot, _lambda);
        for (var environment = 0; environment < Environments; environment++)
        {
            var (spend, value) = (_market.SlotSpend[environment], _market.SlotValue[environment]);
            TotalValue[environment] += value;
            TotalSpend[environment] += spend;
            ref var terms = ref _terms[environment];
            var reward = terms.Reward.OfSlot(_index, terms.Episode, Slot, spend, value);
            if (Slot == Slots - 1)
                reward += terms.Reward.OfEnd(_market.Left[environment], TotalSpend[environment], TotalValue[environment]);
            rewards[environment] = (float)(reward * _config.Train.RewardScale);
            _smoothed.Add(environment, _encoder.Played(
                Slot, _before[environment], _lambda[environment], _market.SlotAuctions[environment], _market.SlotWins[environment], spend, value));
        }

        Slot++;
        _smoothed.Advance();
        Observe();
    }

    private double Next(int environment, int action)
    {
        var next = Slot == 0 ? _lambda[environment] : _lambda[environment] * (1 + _config.Agent.Actions[action]);
        return _guard is { } guard ? Math.Max(next, guard.LowestLambda(TotalSpend[environment], TotalValue[environment], _terms[environment].Budget)) : next;
    }

    private void Observe()
    {
        var actions = _config.Agent.Actions;
        for (var environment = 0; environment < Environments; environment++)
        {
            ref var terms = ref _terms[environment];
            _encoder.Encode(
                new Observation(Slot, terms.Budget, _market.Left[environment], _lambda[environment], TotalValue[environment], terms.PlanLeft, _smoothed.Read(environment)),
                States.AsSpan(environment * Features, Features));
            terms.Range.Allowed(_lambda[environment], actions, Allowed.AsSpan(environment * actions.Count, actions.Count));
        }
    }

    /// <summary>What stays the same through an episode.</summary>
    private readonly record struct EpisodeTerms(int Episode, double Budget, LambdaRange Range, IReadOnlyList<double> PlanLeft, RewardRule Reward);
}
