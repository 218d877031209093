using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding;

/// <summary>The agent as a bidder: in every slot the action that its network values most.</summary>
/// <param name="learner">Whose network acts.</param>
/// <param name="scale">The training part's yardsticks.</param>
/// <param name="slots">The auctions that it mostly bids for, by slot.</param>
/// <param name="config">The configuration.</param>
internal sealed class DqnBidder(DqnLearner learner, ProcessScale scale, SlotIndex slots, DqnConfig config) : IBidder
{
    /// <summary>Episodes side by side: enough that one forward serves many, few enough that their states stay in cache.</summary>
    private const int Block = 1024;
    private SlotIndex _index = slots;

    /// <inheritdoc/>
    public string Name => "dqn";

    /// <inheritdoc/>
    public EpisodeOutcome[] Bid(AuctionLog log, IReadOnlyList<BiddingTask> tasks, BiddingTrace? trace, StopSignal stopSignal)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        if (_index.Log != log)
            _index = new SlotIndex(log, _index.Rules);
        var outcomes = new EpisodeOutcome[tasks.Count];
        for (var first = 0; first < tasks.Count; first += Block)
            Play([.. tasks.Skip(first).Take(Block)], first, outcomes, trace, stopSignal);
        return outcomes;
    }

    private void Play(BiddingTask[] tasks, int first, EpisodeOutcome[] outcomes, BiddingTrace? trace, StopSignal stopSignal)
    {
        var process = new DecisionProcess(_index, hindsight: null, scale, config, tasks.Length);
        var (actions, rewards) = (new int[tasks.Length], new float[tasks.Length]);
        var greedy = default(Xoshiro256);
        process.Begin(tasks);
        while (!process.Over)
        {
            if (stopSignal.Requested)
                throw new RunStoppedException("stopped while bidding; nothing was written", stopSignal.ExitCode);
            learner.Act(process.States, 0, ref greedy, actions, process.Allowed);
            var slot = process.Slot;
            process.Step(actions, rewards);
            for (var i = 0; i < tasks.Length; i++)
                Record(process, slot, i, first + i, outcomes, trace);
        }
    }

    private static void Record(DecisionProcess process, int slot, int environment, int task, EpisodeOutcome[] outcomes, BiddingTrace? trace)
    {
        var (market, sum) = (process.Market, outcomes[task]);
        outcomes[task] = new EpisodeOutcome(
            sum.Value + market.SlotValue[environment], sum.Clicks + market.SlotClicks[environment], sum.Conversions + market.SlotConversions[environment],
            sum.Spend + market.SlotSpend[environment], sum.Wins + market.SlotWins[environment], sum.Auctions + market.SlotAuctions[environment]);
        if (trace is null)
            return;
        var at = (task * trace.Slots) + slot;
        (trace.Spend[at], trace.Value[at], trace.Lambda[at]) = (market.SlotSpend[environment], market.SlotValue[environment], process.Lambda[environment]);
    }
}
