using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding.Process;

/// <summary>Draws the episodes that the agent practises on: which auctions, how much money, how wrong a start. A pure function of seed and round.</summary>
/// <param name="log">The training auctions; every episode of it may be drawn.</param>
/// <param name="scale">What budgets are reckoned by.</param>
/// <param name="config">The configuration.</param>
public sealed class TrainingTasks(AuctionLog log, ProcessScale scale, DqnConfig config)
{
    /// <summary>The tasks of a round, one an environment.</summary>
    /// <param name="round">The round, counted from 0 over all epochs.</param>
    public BiddingTask[] Draw(long round)
    {
        var random = new Xoshiro256(Seeds.Derive(config.Seed, "episodes", round));
        var train = config.Train;
        var (lowest, highest) = (config.Budget.Fractions.Min() / train.BudgetSpread, config.Budget.Fractions.Max() * train.BudgetSpread);
        var tasks = new BiddingTask[train.Environments];
        for (var environment = 0; environment < tasks.Length; environment++)
        {
            var episode = random.NextInt(log.Episodes);
            var fraction = Between(lowest, highest, random.NextDouble());
            var right = random.NextDouble() < train.RightStarts;
            var factor = Between(train.StartLow, train.StartHigh, random.NextDouble());
            tasks[environment] = new BiddingTask(episode, scale.Budget(fraction), fraction, right ? 1 : factor);
        }

        return tasks;
    }

    private static double Between(double low, double high, double part) => low * Math.Pow(high / low, part);
}
