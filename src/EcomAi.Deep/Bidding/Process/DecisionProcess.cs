using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Process;

/// <summary>
/// The decision process of DRLB (Wu et al. 2018), many episodes side by side: in each slot an action multiplies lambda, the value asked for per money, and the bid is value / lambda.
/// States are relative to what the training part is like, so that one agent serves any budget.
/// </summary>
internal sealed class DecisionProcess
{
    private readonly ReplayMarket _market;
    private readonly SlotIndex _index;
    private readonly HindsightIndex _hindsight;
    private readonly ProcessScale _scale;
    private readonly StateEncoder _encoder;
    private readonly DqnConfig _config;
    private readonly double[] _budget;
    private readonly double[] _lambda;
    private readonly LambdaRange[] _range;
    private readonly int[] _episode;
    private readonly HindsightOptimum[] _optimum;
    private readonly SmoothedSlots _smoothed;

    /// <summary>Prepares environments; <see cref="Begin"/> puts episodes into them.</summary>
    /// <param name="index">The auctions by slot.</param>
    /// <param name="hindsight">The same auctions by episode.</param>
    /// <param name="scale">The training part's yardsticks.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="environments">Episodes side by side.</param>
    public DecisionProcess(SlotIndex index, HindsightIndex hindsight, ProcessScale scale, DqnConfig config, int environments)
    {
        (_index, _hindsight, _scale, _config, Environments) = (index, hindsight, scale, config, environments);
        _market = new ReplayMarket(index, environments);
        (_budget, _lambda, _range) = (new double[environments], new double[environments], new LambdaRange[environments]);
        (_episode, _optimum) = (new int[environments], new HindsightOptimum[environments]);
        _smoothed = new SmoothedSlots(environments, config.Agent.Smoothing);
        (TotalValue, TotalSpend) = (new double[environments], new double[environments]);
        _encoder = new StateEncoder(scale, config.Budget.CostLimit());
        Features = _encoder.Features;
        States = new float[environments * Features];
        Allowed = new bool[environments * config.Agent.Actions.Count];
    }

    /// <summary>Episodes side by side.</summary>
    public int Environments { get; }

    /// <summary>Numbers of a state.</summary>
    public int Features { get; }

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
            _budget[environment] = task.Budget;
            _episode[environment] = task.Episode;
            _lambda[environment] = tuned / task.StartFactor;
            _range[environment] = LambdaRange.Of(tuned, _lambda[environment], _config.Agent.LambdaRange);
            _optimum[environment] = _hindsight.Of(task.Episode, task.Budget);
            _market.Reset(environment, task.Episode, task.Budget);
        }

        Array.Clear(TotalValue);
        Array.Clear(TotalSpend);
        _smoothed.Clear();
        Observe();
    }

    /// <summary>Takes an action in every environment and plays the slot.</summary>
    /// <param name="actions">The action of each environment.</param>
    /// <param name="rewards">Receives the rewards, in units of the optimum of each episode times <c>train.rewardScale</c>.</param>
    public void Step(ReadOnlySpan<int> actions, Span<float> rewards)
    {
        for (var environment = 0; environment < Environments; environment++)
            _lambda[environment] *= 1 + _config.Agent.Actions[actions[environment]];
        _market.Step(Slot, _lambda);
        for (var environment = 0; environment < Environments; environment++)
        {
            TotalValue[environment] += _market.SlotValue[environment];
            TotalSpend[environment] += _market.SlotSpend[environment];
            rewards[environment] = (float)(Reward(environment) * _config.Train.RewardScale);
            var even = (_market.Left[environment] + _market.SlotSpend[environment]) * _encoder.EvenShare(Slot) / _scale.MeanPrice;
            _smoothed.Add(
                environment, _market.SlotAuctions[environment], _market.SlotSpend[environment] / _scale.MeanPrice, _market.SlotWins[environment],
                _market.SlotValue[environment] / _scale.MeanValue, _encoder.Level(_lambda[environment]), even);
        }

        Slot++;
        _smoothed.Advance();
        Observe();
    }

    private double Reward(int environment)
    {
        var optimum = _optimum[environment];
        if (optimum.Value <= 0)
            return 0;
        var reward = _market.SlotValue[environment];
        if (_config.Train.Reward == RewardKind.Regret)
        {
            var ideal = _index.Play(_episode[environment], Slot, optimum.Lambda, double.PositiveInfinity);
            reward -= ideal.Value + (optimum.Lambda * (_market.SlotSpend[environment] - ideal.Spend));
            if (Slot == Slots - 1)
                reward -= optimum.Lambda * _market.Left[environment];
        }

        reward /= optimum.Value;
        return reward;
    }

    private void Observe()
    {
        for (var environment = 0; environment < Environments; environment++)
        {
            _encoder.Encode(
                new Observation(Slot, _budget[environment], _market.Left[environment], _lambda[environment], TotalValue[environment], _smoothed.Read(environment)),
                States.AsSpan(environment * Features, Features));
            _range[environment].Allowed(_lambda[environment], _config.Agent.Actions, Allowed.AsSpan(environment * _config.Agent.Actions.Count, _config.Agent.Actions.Count));
        }
    }
}
