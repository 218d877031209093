namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>Tunes rules on the training part, for each of <c>budget.fractions</c>.</summary>
/// <param name="config">The rules' settings, the budgets and their starts.</param>
/// <param name="facts">The training part.</param>
/// <param name="stop">Whether somebody asked to stop.</param>
internal sealed class RuleTuning(DqnConfig config, MarketFacts facts, StopSignal stop)
{
    /// <summary>Tunes a rule that bids auction by auction, and what holds its bids down where cost per value is limited.</summary>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public TunedRule Tune(BidderKind kind)
    {
        var rule = Rule(kind);
        if (facts.CostLimit is not { } limit)
            return new TunedRule(rule, null);
        var choices = LimitTuning.Choices(config, limit);
        return new TunedRule(rule, Each("the limit on bids", fraction =>
        {
            var tasks = choices.Count > 1 ? TasksOfAllStarts(fraction) : [];
            return LimitTuning.Best(choices, limit, config.Baselines.LimitViolations, tasks.Length, (task, choice) => Play(tasks[task], rule, choice));
        }));
    }

    /// <summary>The ramp from the tuned starts.</summary>
    public RampRule Ramp() => new(Starts(), Math.Min(1 + config.Agent.Actions[0], 1), Math.Max(1 + config.Agent.Actions[^1], 1));

    /// <summary>b0 and p of the paced linear bid on one plan.</summary>
    internal PacedBid BestPacing(double fraction, SpendingPlan plan)
    {
        PacedLinearRule With(PacedBid bid) => new(Of("the paced linear bid", fraction, bid), facts.MeanValue, Of("the spending plan", fraction, plan));
        var rightStart = facts.TuningTasks(fraction, 1);
        if (config.Baselines.PacedExponent is { } given)
            return new PacedBid(SearchAll(1, bid => Worth(rightStart, With(new PacedBid(bid, given)))), given);
        var even = SearchAll(1, bid => Worth(rightStart, With(new PacedBid(bid, 1))));

        // On an even course the exponent does not matter, so b0 lies near that of 1; which exponent is best is asked of all starts together.
        var tasks = TasksOfAllStarts(fraction);
        var exponents = PacedBid.Exponents;
        (PacedBid Bid, double Value) Try(int place)
        {
            var exponent = exponents[place];
            var bid = new PacedBid(exponent == 1 ? even : BidSearch.Best(even / 2, even * 2, 9, 12, b0 => Worth(rightStart, With(new PacedBid(b0, exponent)))), exponent);
            return (bid, Worth(tasks, With(bid)));
        }

        // Value rises to the best exponent and falls after it: go up while that pays, else down.
        var start = exponents.ToList().IndexOf(1);
        var best = Try(start);
        foreach (var step in new[] { 1, -1 })
        {
            for (var place = start + step; place >= 0 && place < exponents.Count; place += step)
            {
                var next = Try(place);
                if (next.Value <= best.Value)
                    break;
                best = next;
            }

            if (best.Bid.Exponent != 1)
                break;
        }

        return best.Bid;
    }

    private IBidRule Rule(BidderKind kind) => kind switch
    {
        BidderKind.Constant => new ConstantRule(Tuned("the constant bid", 1, bids => new ConstantRule(bids))),
        BidderKind.Random => new RandomRule(config.Seed, Tuned("the random bids' limit", 2, limits => new RandomRule(config.Seed, limits))),
        BidderKind.Mcpc => new McpcRule(facts.CostPerValue),
        BidderKind.Linear => new LinearRule(Each("the linear bid", MeanBid), facts.MeanValue),
        BidderKind.Rlb => new RlbRule(WithPrices(), config.Baselines.RlbCells, ownValue: true, stop),
        BidderKind.SsMdp => new RlbRule(WithPrices(), config.Baselines.RlbCells, ownValue: false, stop),
        BidderKind.Pid => Pid(),
        BidderKind.PacedLinear => Paced(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is no rule"),
    };

    private PacedLinearRule Paced()
    {
        var plans = Each("the spending plan", fraction => SpendingPlan.Of(config.Baselines.PacedPlan, facts, fraction));
        return new PacedLinearRule(Each("the paced linear bid", fraction => BestPacing(fraction, plans.Of(fraction))), facts.MeanValue, plans);
    }

    private PidRule Pid()
    {
        var options = config.Baselines;
        var starts = Starts();
        var plans = Each("the spending plan", fraction => SpendingPlan.Of(options.PidPlan, facts, fraction));
        return new PidRule(starts, Each("the gains", fraction => BestGains(fraction, starts, plans)), plans, options.PidLimit);
    }

    private PidGains BestGains(double fraction, ByFraction<double> starts, ByFraction<SpendingPlan> plans)
    {
        var tasks = TasksOfAllStarts(fraction);
        var (best, most) = (PidGains.Grid[0], double.NegativeInfinity);
        foreach (var gains in PidGains.Grid)
        {
            var value = Worth(tasks, new PidRule(starts, Of("the gains", fraction, gains), plans, config.Baselines.PidLimit));
            if (value > most)
                (best, most) = (gains, value);
        }

        return best;
    }

    private ByFraction<double> Starts() => Each("the tuned start", facts.LinearMultiplier);

    private double MeanBid(double fraction)
    {
        // A bid that is given stays as it is: through the multiplier it would lose its last bit, on which whole bids hang.
        var given = config.Baselines.LinearBids;
        var place = config.Budget.Fractions.ToList().IndexOf(fraction);
        return given.Count > place ? given[place] : facts.LinearMultiplier(fraction) * facts.MeanValue;
    }

    // One setting a fraction, for all starts together: a rule does not know how wrong its start is.
    private BiddingTask[] TasksOfAllStarts(double fraction) => [.. config.Budget.StartFactors.SelectMany(factor => facts.TuningTasks(fraction, factor))];

    private ByFraction<double> Tuned(string what, double scale, Func<ByFraction<double>, IBidRule> rule) => Each(what, fraction =>
    {
        var tasks = facts.TuningTasks(fraction, 1);
        return SearchAll(scale, bid => Worth(tasks, rule(Of(what, fraction, bid))));
    });

    private double SearchAll(double scale, Func<double, double> worth) => BidSearch.Best(scale * facts.UnitCost / 100, scale * facts.UnitCost * 10, worth);

    private double Worth(IReadOnlyList<BiddingTask> tasks, IBidRule rule)
    {
        var value = 0.0;
        foreach (var task in tasks)
            value += Play(task, rule, BidLimit.None).Value;
        return value;
    }

    private EpisodeOutcome Play(in BiddingTask task, IBidRule rule, BidLimit limit) => stop.Requested
        ? throw new RunStoppedException("stopped while the rules were tuned.", stop.ExitCode)
        : facts.Replay.Play(facts.Log, task, rule, limit);

    private MarketFacts WithPrices() => facts.Prices.Probability.Length > 0
        ? facts
        : throw new EcomException("'rlb' and 'ssMdp' need a distribution of prices, and there is no training part; name a table of prices in market.prices, or raise market.train.");

    private static ByFraction<T> Of<T>(string what, double fraction, T setting)
    {
        var settings = new ByFraction<T>(what);
        settings.Set(fraction, setting);
        return settings;
    }

    private ByFraction<T> Each<T>(string what, Func<double, T> setting)
    {
        var settings = new ByFraction<T>(what);
        foreach (var fraction in config.Budget.Fractions.Distinct())
            settings.Set(fraction, setting(fraction));
        return settings;
    }
}
