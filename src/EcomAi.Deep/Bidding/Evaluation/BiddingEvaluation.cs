using System.Diagnostics;
using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>Measures bidders on the same episodes, budgets and starts.</summary>
/// <param name="config">Resamples, seed, and the limit on cost per value.</param>
/// <param name="facts">The log, and the tuned starts of the rules.</param>
/// <param name="protocols">What is measured.</param>
public sealed class BiddingEvaluation(DqnConfig config, MarketFacts facts, IReadOnlyList<BidProtocol> protocols)
{
    private readonly EpisodeBootstrap? _bootstrap = config.Evaluate.Resamples > 0 ? new EpisodeBootstrap(config.Evaluate.Resamples, config.Seed) : null;

    /// <summary>What is measured.</summary>
    public IReadOnlyList<BidProtocol> Protocols => protocols;

    /// <summary>Lets one bidder bid under every protocol.</summary>
    /// <param name="bidder">The bidder.</param>
    /// <param name="stopSignal">Whether somebody asked to stop.</param>
    /// <param name="courses">Receives how the episodes went, a course a protocol; null keeps none.</param>
    /// <returns>One score a protocol, in order.</returns>
    public IReadOnlyList<BidderScore> Measure(IBidder bidder, StopSignal stopSignal, ICollection<BidCourse>? courses = null)
    {
        ArgumentNullException.ThrowIfNull(bidder);
        var scores = new List<BidderScore>();
        foreach (var protocol in protocols)
        {
            var trace = courses is null ? null : new BiddingTrace(protocol.Tasks.Count, facts.Log.Slots);
            scores.Add(new BidderScore(bidder.Name, protocol, bidder.Bid(facts.Log, protocol.Tasks, trace, stopSignal)));
            if (trace is not null)
                courses!.Add(BidCourse.Of(protocol.Text, bidder.Name, trace, protocol.Tasks));
        }

        return scores;
    }

    /// <summary>The row of a bidder in the result table.</summary>
    /// <param name="scores">Its scores under every protocol.</param>
    /// <param name="isBaseline">Whether it stands there for comparison.</param>
    /// <param name="fitSeconds">Seconds of training or tuning.</param>
    /// <param name="note">What a reader must know; null when there is nothing to say.</param>
    /// <param name="isCeiling">Whether it knows what no bidder can.</param>
    public ModelResult Row(IReadOnlyList<BidderScore> scores, bool isBaseline, double fitSeconds, string? note = null, bool isCeiling = false)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfZero(scores.Count);
        return new ModelResult(
            scores[0].Bidder, isBaseline, [.. scores.Select(score => new ProtocolResult(score.Protocol.Text, BidMetrics.Of(score, facts.Log, facts.CostLimit, _bootstrap)))], note, fitSeconds,
            isCeiling);
    }

    /// <summary>
    /// Tunes and measures the rules of <c>evaluate.baselines</c>; where a start is wrong, the ceiling of what a ramp of the largest action a slot can reach stands beside them.
    /// </summary>
    /// <param name="stopSignal">Whether somebody asked to stop.</param>
    /// <param name="courses">Receives how the episodes went; null keeps none.</param>
    /// <returns>The rows, and the scores by bidder for pictures and differences.</returns>
    public IReadOnlyList<(ModelResult Row, IReadOnlyList<BidderScore> Scores)> Baselines(StopSignal stopSignal, ICollection<BidCourse>? courses = null)
    {
        var kinds = config.Evaluate.Baselines.Where(kind => kind != config.Agent.Kind).ToList();
        if (config.Budget.StartFactors.Any(factor => factor != 1) && !kinds.Contains(BidderKind.RampCeiling))
            kinds.Add(BidderKind.RampCeiling);
        var rows = new List<(ModelResult, IReadOnlyList<BidderScore>)>();
        foreach (var kind in kinds)
        {
            var clock = Stopwatch.StartNew();
            var bidder = BidderFactory.Create(kind, config, facts, stopSignal);
            var seconds = clock.Elapsed.TotalSeconds;
            var scores = Measure(bidder, stopSignal, courses);
            rows.Add((Row(scores, isBaseline: true, seconds, NoteOf(kind), kind is BidderKind.Hindsight or BidderKind.RampCeiling), scores));
        }

        return rows;
    }

    /// <summary>The interval of the difference in R/R* of two bidders under one protocol; both ends above 0 say that the first is better.</summary>
    /// <returns>Null where <c>evaluate.resamples</c> is 0.</returns>
    /// <exception cref="ArgumentException">The scores are of different protocols.</exception>
    public BootstrapInterval? Difference(BidderScore ours, BidderScore theirs)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(theirs);
        if (!ReferenceEquals(ours.Protocol, theirs.Protocol))
            throw new ArgumentException($"the scores of '{ours.Bidder}' and '{theirs.Bidder}' are of different protocols.", nameof(theirs));
        double[] Values(BidderScore score) => [.. score.Outcomes.Select(outcome => outcome.Value)];
        return _bootstrap?.RatioDifference(Values(ours), Values(theirs), [.. ours.Protocol.Optimum]);
    }

    private static string? NoteOf(BidderKind kind) => kind switch
    {
        BidderKind.Hindsight => "knows all prices: the ceiling, not a bidder that could exist",
        BidderKind.RampCeiling => "knows all prices: the best that the start and the largest action a slot leave within reach",
        _ => null,
    };
}
