namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>Makes the rules. What a configuration does not give is tuned here, on the training part alone, for each of <c>budget.fractions</c>.</summary>
public static class BidderFactory
{
    /// <summary>The name in configurations and tables: <c>pacedLinear</c>.</summary>
    public static string NameOf(BidderKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Makes and tunes a rule.</summary>
    /// <param name="kind">Any kind but <see cref="BidderKind.Dqn"/>.</param>
    /// <param name="config">The rules' settings, the budgets and their starts.</param>
    /// <param name="facts">The training part.</param>
    /// <exception cref="EcomException">Something has to be tuned and there is no training part.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The kind is learned.</exception>
    public static IBidder Create(BidderKind kind, DqnConfig config, MarketFacts facts)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(facts);
        var name = NameOf(kind);
        if (kind == BidderKind.Hindsight)
            return new HindsightBidder(name, facts);
        if (kind == BidderKind.RampCeiling)
            return new RampCeilingBidder(name, Ramp(config, facts), facts);
        var tuned = Tune(kind, config, facts);
        return new RuleBidder(name, tuned.Rule, facts.Replay, tuned.PerValue);
    }

    /// <summary>Tunes a rule that bids auction by auction.</summary>
    /// <param name="kind">Any kind but those that are learned or know prices beforehand.</param>
    /// <param name="config">The rules' settings, the budgets and their starts.</param>
    /// <param name="facts">The training part.</param>
    /// <exception cref="EcomException">Something has to be tuned and there is no training part.</exception>
    internal static TunedRule Tune(BidderKind kind, DqnConfig config, MarketFacts facts)
    {
        var rule = Rule(kind, config, facts);
        return new TunedRule(rule, facts.CostLimit is { } limit ? Caps(config, facts, limit, rule) : null);
    }

    private static IBidRule Rule(BidderKind kind, DqnConfig config, MarketFacts facts) => kind switch
    {
        BidderKind.Constant => new ConstantRule(Tuned(config, facts, "the constant bid", 1, bids => new ConstantRule(bids))),
        BidderKind.Random => new RandomRule(config.Seed, Tuned(config, facts, "the random bids' limit", 2, limits => new RandomRule(config.Seed, limits))),
        BidderKind.Mcpc => new McpcRule(facts.CostPerValue),
        BidderKind.Linear => new LinearRule(Each(config, "the linear bid", fraction => MeanBid(config, facts, fraction)), facts.MeanValue),
        BidderKind.Rlb => new RlbRule(RlbFacts(facts), config.Baselines.RlbCells, ownValue: true),
        BidderKind.SsMdp => new RlbRule(RlbFacts(facts), config.Baselines.RlbCells, ownValue: false),
        BidderKind.Pid => Pid(config, facts),
        BidderKind.PacedLinear => Paced(config, facts),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is no rule"),
    };

    private static PacedLinearRule Paced(DqnConfig config, MarketFacts facts)
    {
        var plans = Each(config, "the spending plan", fraction => SpendingPlan.Of(config.Baselines.PacedPlan, facts, fraction));
        return new PacedLinearRule(
            Tuned(config, facts, "the paced linear bid", 1, bids => new PacedLinearRule(bids, facts.MeanValue, plans)), facts.MeanValue, plans);
    }

    private static PidRule Pid(DqnConfig config, MarketFacts facts)
    {
        var options = config.Baselines;
        var starts = Starts(config, facts);
        var plans = Each(config, "the spending plan", fraction => SpendingPlan.Of(options.PidPlan, facts, fraction));
        var gains = Each(config, "the gains", fraction => BestGains(config, facts, fraction, starts, plans));
        return new PidRule(starts, gains, plans, options.PidLimit);
    }

    // One set of gains a fraction, for all starts together: a controller does not know how wrong its start is.
    private static PidGains BestGains(DqnConfig config, MarketFacts facts, double fraction, ByFraction<double> starts, ByFraction<SpendingPlan> plans)
    {
        BiddingTask[] tasks = [.. config.Budget.StartFactors.SelectMany(factor => facts.TuningTasks(fraction, factor))];
        var (best, most) = (PidGains.Grid[0], double.NegativeInfinity);
        foreach (var gains in PidGains.Grid)
        {
            var tried = new ByFraction<PidGains>("the gains");
            tried.Set(fraction, gains);
            var value = Worth(facts, tasks, new PidRule(starts, tried, plans, config.Baselines.PidLimit));
            if (value > most)
                (best, most) = (gains, value);
        }

        return best;
    }

    private static RampRule Ramp(DqnConfig config, MarketFacts facts) =>
        new(Starts(config, facts), Math.Min(1 + config.Agent.Actions[0], 1), Math.Max(1 + config.Agent.Actions[^1], 1));

    private static ByFraction<double> Starts(DqnConfig config, MarketFacts facts) => Each(config, "the tuned start", facts.LinearMultiplier);

    private static double MeanBid(DqnConfig config, MarketFacts facts, double fraction)
    {
        // A bid that is given stays as it is: through the multiplier it would lose its last bit, on which whole bids hang.
        var given = config.Baselines.LinearBids;
        var place = config.Budget.Fractions.ToList().IndexOf(fraction);
        return given.Count > place ? given[place] : facts.LinearMultiplier(fraction) * facts.MeanValue;
    }

    private static ByFraction<double> Tuned(DqnConfig config, MarketFacts facts, string what, double scale, Func<ByFraction<double>, IBidRule> rule) =>
        Each(config, what, fraction =>
        {
            var tasks = facts.TuningTasks(fraction, 1);
            return BidSearch.Best(scale * facts.UnitCost / 100, scale * facts.UnitCost * 10, bid =>
            {
                var bids = new ByFraction<double>(what);
                bids.Set(fraction, bid);
                return Worth(facts, tasks, rule(bids));
            });
        });

    private static ByFraction<double> Caps(DqnConfig config, MarketFacts facts, double limit, IBidRule rule) =>
        Each(config, "the cap on bids", fraction =>
        {
            BiddingTask[] tasks = [.. config.Budget.StartFactors.SelectMany(factor => facts.TuningTasks(fraction, factor))];
            return CostCap.Tune(facts, limit, config.Baselines.LimitViolations, tasks, rule);
        });

    private static double Worth(MarketFacts facts, IReadOnlyList<BiddingTask> tasks, IBidRule rule)
    {
        var value = 0.0;
        foreach (var task in tasks)
            value += facts.Replay.Play(facts.Log, task, rule, double.PositiveInfinity).Value;
        return value;
    }

    private static MarketFacts RlbFacts(MarketFacts facts) => facts.Prices.Probability.Length > 0
        ? facts
        : throw new EcomException("'rlb' and 'ssMdp' need a distribution of prices, and there is no training part; name a table of prices in market.prices, or raise market.train.");

    private static ByFraction<T> Each<T>(DqnConfig config, string what, Func<double, T> setting)
    {
        var settings = new ByFraction<T>(what);
        foreach (var fraction in config.Budget.Fractions.Distinct())
            settings.Set(fraction, setting(fraction));
        return settings;
    }
}
