using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Tests.Bidding.Baselines;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Process;

/// <summary>A small market with all that a decision process needs.</summary>
internal sealed class SmallProcess
{
    public const int Slots = 8;
    private const int SlotAuctions = 10;

    public SmallProcess(int episodes = 12, bool wholePrices = true, Func<DqnConfig, DqnConfig>? change = null)
    {
        Config = Logs.Config() with
        {
            Market = new MarketConfig { Auctions = "auctions.parquet", EpisodeAuctions = Slots * SlotAuctions, Slots = Slots },
            Agent = new AgentConfig { Hidden = [16], Actions = [-.3, -.1, 0, .1, .4] },
            Train = new DqnTrainConfig { Environments = 6, BatchSize = 4, WarmUp = 4, Memory = 400, UpdatesPerRound = 5, NStep = 3, StartLow = .3, StartHigh = 3 },
        };
        Config = change?.Invoke(Config) ?? Config;
        var draws = new Xoshiro256(17);
        var (values, prices) = (new double[episodes * Slots * SlotAuctions], new double[episodes * Slots * SlotAuctions]);
        for (var i = 0; i < values.Length; i++)
        {
            prices[i] = (1 + draws.NextInt(50)) * (wholePrices ? 1 : .013);
            values[i] = .001 + (.01 * draws.NextDouble());
        }

        Log = new AuctionLog(values, prices, null, null, Slots, [.. Enumerable.Range(0, (episodes * Slots) + 1).Select(slot => slot * SlotAuctions)]);
        Index = new SlotIndex(Log, Logs.SecondPrice);
        Hindsight = new HindsightIndex(Log);
        var unitCost = prices.Average();
        var tuned = .7 * values.Length / values.Sum() * unitCost;
        Scale = ProcessScale.Measure(
            Index, Hindsight, .., unitCost, wholePrices, [(.1, unitCost * 8, tuned * .6), (.25, unitCost * 20, tuned), (.5, unitCost * 40, tuned * 1.5)]);
    }

    public DqnConfig Config { get; }

    public AuctionLog Log { get; }

    public SlotIndex Index { get; }

    public HindsightIndex Hindsight { get; }

    public ProcessScale Scale { get; }

    public DecisionProcess Of(int environments, bool rewards = true) => new(Index, rewards ? Hindsight : null, Scale, Config, environments);

    public BiddingTask Task(int episode, double fraction, double start) => new(episode, Scale.Budget(fraction), Scale.Fraction(Scale.Budget(fraction)), start);

    /// <summary>Actions drawn from a seed, those that are not allowed too.</summary>
    public int[] Draw(ref Xoshiro256 random, int environments)
    {
        var actions = new int[environments];
        foreach (ref var action in actions.AsSpan())
            action = random.NextInt(Config.Agent.Actions.Count);
        return actions;
    }
}
