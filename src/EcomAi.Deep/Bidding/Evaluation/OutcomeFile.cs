using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>The file <c>outcomes.csv</c> of a run: what came of every bidder in every test episode, for differences and intervals over several runs.</summary>
internal static class OutcomeFile
{
    /// <summary>The file's name in a run folder.</summary>
    public const string Name = "outcomes.csv";

    /// <summary>Writes one row a bidder, protocol and episode.</summary>
    /// <param name="path">The file.</param>
    /// <param name="scores">The scores of all bidders.</param>
    /// <exception cref="DataException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<BidderScore> scores)
    {
        using var writer = new TableWriter(path,
        [
            new("model", OutputType.Text), new("fraction", OutputType.Double), new("start", OutputType.Double), new("episode", OutputType.Int32), new("budget", OutputType.Double),
            new("optimum", OutputType.Double), new("value", OutputType.Double), new("clicks", OutputType.Double), new("conversions", OutputType.Double),
            new("spend", OutputType.Double), new("wins", OutputType.Int32), new("auctions", OutputType.Int32),
        ]);
        foreach (var score in scores)
        {
            var (tasks, outcomes) = (score.Protocol.Tasks, score.Outcomes);
            writer.Write(
                tasks.Count, tasks.Select(_ => score.Bidder).ToArray(), tasks.Select(task => task.BudgetFraction).ToArray(), tasks.Select(task => task.StartFactor).ToArray(),
                tasks.Select(task => task.Episode).ToArray(), tasks.Select(task => task.Budget).ToArray(), score.Protocol.Optimum.ToArray(),
                outcomes.Select(outcome => outcome.Value).ToArray(), outcomes.Select(outcome => outcome.Clicks).ToArray(), outcomes.Select(outcome => outcome.Conversions).ToArray(),
                outcomes.Select(outcome => outcome.Spend).ToArray(), outcomes.Select(outcome => outcome.Wins).ToArray(), outcomes.Select(outcome => outcome.Auctions).ToArray());
        }

        writer.Commit();
    }
}
