namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>Bidding through tasks one after the other, for bidders that need no company.</summary>
internal static class TaskByTask
{
    /// <summary>Bids through every task.</summary>
    /// <param name="bidder">The bidder's name.</param>
    /// <param name="tasks">How many tasks.</param>
    /// <param name="stop">Whether somebody asked to stop.</param>
    /// <param name="bid">Bids through the task of a place.</param>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static EpisodeOutcome[] Bid(string bidder, int tasks, StopSignal stop, Func<int, EpisodeOutcome> bid)
    {
        var outcomes = new EpisodeOutcome[tasks];
        for (var task = 0; task < tasks; task++)
        {
            if (stop.Requested)
                throw new RunStoppedException($"stopped while {bidder} bid.", stop.ExitCode);
            outcomes[task] = bid(task);
        }

        return outcomes;
    }
}
