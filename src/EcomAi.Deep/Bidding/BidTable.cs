using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Bidding.Evaluation;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding;

/// <summary>Measures the bidder on the validation part while it learns, and on the test part beside the rules in the end, at every budget and start.</summary>
internal sealed class BidTable
{
    private readonly DqnConfig _config;
    private readonly BiddingMarket _market;
    private readonly IRunObserver _observer;
    private readonly StopSignal _stop;
    private readonly BiddingEvaluation _validation;
    private readonly BiddingEvaluation _test;

    public BidTable(DqnConfig config, BiddingMarket market, IRunObserver observer, StopSignal stop)
    {
        (_config, _market, _observer, _stop) = (config, market, observer, stop);
        BiddingEvaluation Of(Range part, string name) => new(config, market.Facts, BidProtocol.All(config, market.Facts, market.Episodes(part), name));
        (_validation, _test) = (Of(market.Data.Validation, "validation"), Of(market.Data.Test, "test"));
        if (config.Agent.Kind == BidderKind.Dqn && _validation.Protocols.FirstOrDefault(protocol => !(protocol.Optimum.Sum() > 0)) is { } worthless)
            throw new EcomException($"the validation part cannot choose an agent: nothing of value can be won there ({worthless.Text}); raise market.validation or budget.fractions, and look at market.value.");
    }

    /// <summary>What there is to say of the agent; nothing where a rule bids.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Describe(TrainedAgent? agent)
    {
        if (agent is null)
            yield break;
        var network = agent.Learner.Network;
        yield return new("model", string.Create(CultureInfo.InvariantCulture, $"{network.GetName()}, {network.parameters().Sum(parameter => parameter.numel()):N0} parameters"));
    }

    /// <summary>
    /// The mean over all budgets and starts of R/R* on the validation part; under a limit on cost, less the part of the episodes that broke it times
    /// <c>evaluate.violationWeight</c>, so that no agent is chosen for what it overpaid.
    /// </summary>
    public IReadOnlyList<MetricValue> Validate(IBidder bidder)
    {
        var scores = _validation.Measure(bidder, _stop);
        var ratio = scores.Average(score => score.Ratio);
        if (_config.Budget.CostLimit() is null)
            return [new(BidMetricNames.Ratio, ratio)];
        var over = scores.Average(score => score.Outcomes.Count(outcome => outcome.Violates(_config.Budget.CostLimit())) / (double)score.Outcomes.Count);
        return [new(BidMetricNames.Ratio, ratio), new(BidMetricNames.OverLimit, over), new(BidEvaluateConfig.PenalisedRatio, ratio - (_config.Evaluate.ViolationWeight * over))];
    }

    /// <summary>The rows of the result: the bidder, the rules that are not it. Leaves the run's courses.</summary>
    /// <param name="run">The run.</param>
    /// <param name="agent">The agent; null where a rule bids.</param>
    /// <param name="seconds">Seconds of its training.</param>
    public IReadOnlyList<ModelResult> Measure(RunFolder run, TrainedAgent? agent, double seconds)
    {
        var courses = new List<BidCourse>();
        var (own, ownSeconds) = Own(agent, seconds, courses);
        _observer.Detail("tuning the rules on the training part and measuring them");
        var baselines = _test.Baselines(_stop, courses);
        BidCourse.Write(run, courses);
        OutcomeFile.Write(Path.Combine(run.Path, OutcomeFile.Name), own.Concat(baselines.SelectMany(baseline => baseline.Scores)));
        var verdict = BidVerdict.Of(_test, own, [.. baselines.Where(baseline => !baseline.Row.IsCeiling).Select(baseline => baseline.Scores)]);
        return [_test.Row(own, isBaseline: false, ownSeconds, verdict), .. baselines.Select(baseline => baseline.Row)];
    }

    private (IReadOnlyList<BidderScore> Scores, double Seconds) Own(TrainedAgent? agent, double seconds, List<BidCourse> courses)
    {
        if (agent is not null)
            return (_test.Measure(new DqnBidder(agent.Learner, agent.Scale, _market.Facts.Slots, _config), _stop, courses), seconds);
        var clock = Stopwatch.StartNew();
        var rule = BidderFactory.Create(_config.Agent.Kind, _config, _market.Facts, _stop);
        seconds = clock.Elapsed.TotalSeconds;
        return (_test.Measure(rule, _stop, courses), seconds);
    }
}
