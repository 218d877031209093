using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Process;

/// <summary>
/// The decision process of DRLB (Wu et al. 2018), many episodes side by side: in each slot an action multiplies lambda, the value asked for per money, and the bid is value / lambda.
/// States are relative to what the training part is like, so that one agent serves any budget.
/// </summary>
public sealed class DecisionProcess
{
    /// <summary>Numbers of a state without a limit on cost.</summary>
    private const int PlainFeatures = 11;
    private readonly ReplayMarket _market;
    private readonly SlotIndex _index;
    private readonly HindsightIndex _hindsight;
    private readonly ProcessScale _scale;
    private readonly DqnConfig _config;
    private readonly double[] _budget;
    private readonly double[] _lambda;
    private readonly double[] _lowest;
    private readonly double[] _highest;
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
        (_budget, _lambda, _lowest, _highest) = (new double[environments], new double[environments], new double[environments], new double[environments]);
        (_episode, _optimum) = (new int[environments], new HindsightOptimum[environments]);
        _smoothed = new SmoothedSlots(environments, config.Agent.Smoothing);
        (TotalValue, TotalSpend) = (new double[environments], new double[environments]);
        Features = FeaturesOf(config);
        States = new float[environments * Features];
        Allowed = new bool[environments * config.Agent.Actions.Count];
    }

    /// <summary>Episodes side by side.</summary>
    public int Environments { get; }

    /// <summary>Numbers of a state.</summary>
    public int Features { get; }

    /// <summary>The next slot to play; the number of slots when the episodes are over.</summary>
    public int Slot { get; private set; }

    /// <summary>Whether the episodes are over.</summary>
    public bool Over => Slot == _index.Log.Slots;

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

    /// <summary>Numbers of a state under a configuration.</summary>
    public static int FeaturesOf(DqnConfig config) => PlainFeatures + (config.Budget.CostLimit() is null ? 0 : 2);

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
            // The range is wide enough for every start, or the first actions would all be forbidden.
            _lowest[environment] = Math.Min(tuned / _config.Agent.LambdaRange, _lambda[environment]);
            _highest[environment] = Math.Max(tuned * _config.Agent.LambdaRange, _lambda[environment]);
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
    /// <param name="rewards">Receives the rewards, in units of the optimum of each episode.</param>
    public void Step(ReadOnlySpan<int> actions, Span<float> rewards)
    {
        for (var environment = 0; environment < Environments; environment++)
            _lambda[environment] *= 1 + _config.Agent.Actions[actions[environment]];
        _market.Step(Slot, _lambda);
        for (var environment = 0; environment < Environments; environment++)
        {
            TotalValue[environment] += _market.SlotValue[environment];
            TotalSpend[environment] += _market.SlotSpend[environment];
            rewards[environment] = (float)Reward(environment);
            _smoothed.Add(
                environment, _market.SlotAuctions[environment], _market.SlotSpend[environment] / _scale.MeanPrice, _market.SlotWins[environment],
                _market.SlotValue[environment] / _scale.MeanValue, Level(environment), Even(environment));
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
            if (Slot == _index.Log.Slots - 1)
                reward -= optimum.Lambda * _market.Left[environment];
        }

        reward /= optimum.Value;
        return reward;
    }

    /// <summary>Lambda in units of the market's mean value per mean price, logarithm.</summary>
    private double Level(int environment) => Math.Log(_lambda[environment] * _scale.MeanPrice / _scale.MeanValue);

    /// <summary>The money that an even course would have paid in the slot just played, from what was left before it.</summary>
    private double Even(int environment)
    {
        var part = (_scale.AuctionsLeft[Slot] - _scale.AuctionsLeft[Slot + 1]) / Math.Max(_scale.AuctionsLeft[Slot], 1e-9);
        return (_market.Left[environment] + _market.SlotSpend[environment]) * part / _scale.MeanPrice;
    }

    private void Observe()
    {
        var slots = _index.Log.Slots;
        var auctionsLeft = _scale.AuctionsLeft[Math.Min(Slot, slots)];
        var expected = Math.Max(auctionsLeft, 1e-9) * _scale.Auctions * _scale.MeanPrice;
        for (var environment = 0; environment < Environments; environment++)
        {
            var state = States.AsSpan(environment * Features, Features);
            var money = Math.Max(_market.Left[environment], 1e-3) / expected;
            var level = Level(environment);
            var recent = _smoothed.Read(environment);
            state[0] = (float)((2 * auctionsLeft) - 1);
            state[1] = (float)((Math.Log(Math.Clamp(money, 1e-4, 4)) + 2) / 1.5);
            state[2] = (float)(level - .5);
            state[3] = Slot == 0 ? 0 : (float)Math.Clamp(Math.Log((recent.Spend + (.1 * money)) / (1.1 * money)), -3, 3);
            state[4] = (float)(Math.Min(recent.LastConsumption, 5) - 1);
            state[5] = (float)((4 * recent.WinRate) - 1);
            state[6] = (float)(Math.Min(recent.Spend / Math.Max(recent.WinRate, .01), 2) - .5);
            state[7] = (float)Math.Min(recent.Value, 2);
            state[8] = (float)((2 * _market.Left[environment] / _budget[environment]) - 1);
            state[9] = (float)Math.Min(recent.LastValue, 3);
            state[10] = (float)(2 * Math.Clamp(recent.Level - level, -2, 2));
            if (Features > PlainFeatures)
                ObserveLimit(environment, state[PlainFeatures..]);
            Allow(environment);
        }
    }

    private void ObserveLimit(int environment, Span<float> state)
    {
        var limit = _config.Budget.CostLimit()!.Value;
        // Both with a little of an episode at the limit mixed in, so that the first wins do not swing them.
        var prior = .02 * _budget[environment];
        var ratio = (TotalSpend[environment] + prior) / ((TotalValue[environment] * limit) + prior);
        state[0] = (float)Math.Clamp(4 * Math.Log(ratio), -3, 3);
        state[1] = (float)Math.Clamp(Math.Log(limit * _lambda[environment]), -3, 3);
    }

    private void Allow(int environment)
    {
        var actions = _config.Agent.Actions;
        var allowed = Allowed.AsSpan(environment * actions.Count, actions.Count);
        for (var action = 0; action < actions.Count; action++)
        {
            var next = _lambda[environment] * (1 + actions[action]);
            // Whoever stands outside may always come back.
            allowed[action] = (next >= _lowest[environment] || actions[action] >= 0) && (next <= _highest[environment] || actions[action] <= 0);
        }
    }
}
