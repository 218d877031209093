using System.Runtime.Intrinsics;

namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// Replays one episode auction by auction for many bidders with a constant multiplier each: bid = value * multiplier, cut at the highest bid allowed and at the money left; an
/// auction is won when that is at least the price. The bidders' states stay in registers while the auctions go by.
/// </summary>
public static class PlainReplay
{
    private const int Lanes = 4;
    private const int Together = 4 * Lanes;

    /// <summary>Replays an episode.</summary>
    /// <param name="log">The auctions.</param>
    /// <param name="episode">The episode.</param>
    /// <param name="rules">What the winner pays, and the highest bid.</param>
    /// <param name="multipliers">Money bid per value, of each bidder, 0 or more.</param>
    /// <param name="budgets">What each may spend, money, 0 or more.</param>
    /// <param name="outcomes">What came of each.</param>
    public static void Run(
        AuctionLog log, int episode, AuctionRules rules, ReadOnlySpan<double> multipliers, ReadOnlySpan<double> budgets, Span<EpisodeOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentOutOfRangeException.ThrowIfNotEqual(budgets.Length, multipliers.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(outcomes.Length, multipliers.Length);
        Require(multipliers, nameof(multipliers));
        Require(budgets, nameof(budgets));
        var (start, length) = (log.EpisodeStart(episode), log.EpisodeLength(episode));
        var auctions = new Auctions(
            log.Value.AsSpan(start, length), log.Price.AsSpan(start, length), Part(log.Clicks, start, length), Part(log.Conversions, start, length));
        Span<double> multiplier = stackalloc double[Together];
        Span<double> budget = stackalloc double[Together];
        Span<EpisodeOutcome> outcome = new EpisodeOutcome[Together];
        for (var from = 0; from < multipliers.Length; from += Together)
        {
            var count = Math.Min(Together, multipliers.Length - from);
            multiplier.Clear();
            budget.Clear();
            multipliers.Slice(from, count).CopyTo(multiplier);
            budgets.Slice(from, count).CopyTo(budget);
            Replay(auctions, rules, multiplier, budget, outcome);
            outcome[..count].CopyTo(outcomes[from..]);
        }
    }

    private static void Require(ReadOnlySpan<double> amounts, string name)
    {
        foreach (var amount in amounts)
        {
            if (!(amount >= 0 && double.IsFinite(amount)))
                throw new ArgumentOutOfRangeException(name, amount, "must be finite and 0 or more");
        }
    }

    private static ReadOnlySpan<double> Part(double[]? column, int start, int length) => column is null ? default : column.AsSpan(start, length);

    // Four vectors at a time, because each waits for its own last auction; they fill one another's pauses.
    private static void Replay(Auctions auctions, AuctionRules rules, ReadOnlySpan<double> multiplier, ReadOnlySpan<double> budget, Span<EpisodeOutcome> outcome)
    {
        var (a, b, c, d) = (new Bidders(multiplier, budget, 0), new Bidders(multiplier, budget, 1), new Bidders(multiplier, budget, 2), new Bidders(multiplier, budget, 3));
        var (isFirstPrice, maxBid) = (rules.Kind == AuctionKind.FirstPrice, Vector256.Create(rules.MaxBid));
        var values = auctions.Value;
        var prices = auctions.Price[..values.Length];
        if (auctions.Clicks.IsEmpty && auctions.Conversions.IsEmpty)
        {
            for (var auction = 0; auction < values.Length; auction++)
            {
                var (value, price) = (Vector256.Create(values[auction]), Vector256.Create(prices[auction]));
                a.Bid(value, price, maxBid, isFirstPrice);
                b.Bid(value, price, maxBid, isFirstPrice);
                c.Bid(value, price, maxBid, isFirstPrice);
                d.Bid(value, price, maxBid, isFirstPrice);
            }
        }
        else
        {
            for (var auction = 0; auction < values.Length; auction++)
            {
                var (value, price) = (Vector256.Create(values[auction]), Vector256.Create(prices[auction]));
                var clicks = Vector256.Create(auctions.Clicks.IsEmpty ? 0 : auctions.Clicks[auction]);
                var conversions = Vector256.Create(auctions.Conversions.IsEmpty ? 0 : auctions.Conversions[auction]);
                a.Gain(a.Bid(value, price, maxBid, isFirstPrice), clicks, conversions);
                b.Gain(b.Bid(value, price, maxBid, isFirstPrice), clicks, conversions);
                c.Gain(c.Bid(value, price, maxBid, isFirstPrice), clicks, conversions);
                d.Gain(d.Bid(value, price, maxBid, isFirstPrice), clicks, conversions);
            }
        }

        a.Write(outcome, 0, values.Length);
        b.Write(outcome, 1, values.Length);
        c.Write(outcome, 2, values.Length);
        d.Write(outcome, 3, values.Length);
    }

    private readonly ref struct Auctions(ReadOnlySpan<double> value, ReadOnlySpan<double> price, ReadOnlySpan<double> clicks, ReadOnlySpan<double> conversions)
    {
        public readonly ReadOnlySpan<double> Value = value;
        public readonly ReadOnlySpan<double> Price = price;
        public readonly ReadOnlySpan<double> Clicks = clicks;
        public readonly ReadOnlySpan<double> Conversions = conversions;
    }

    private struct Bidders(ReadOnlySpan<double> multiplier, ReadOnlySpan<double> budget, int place)
    {
        private readonly Vector256<double> _multiplier = Vector256.Create(multiplier[(place * Lanes)..]);
        private Vector256<double> _left = Vector256.Create(budget[(place * Lanes)..]);
        private Vector256<double> _spend;
        private Vector256<double> _value;
        private Vector256<long> _wins;
        private Vector256<double> _clicks;
        private Vector256<double> _conversions;

        public Vector256<double> Bid(Vector256<double> value, Vector256<double> price, Vector256<double> maxBid, bool isFirstPrice)
        {
            var bid = Vector256.MinNative(Vector256.MinNative(value * _multiplier, maxBid), _left);
            var won = Vector256.GreaterThanOrEqual(bid, price);
            var paid = won & (isFirstPrice ? bid : price);
            _left -= paid;
            _spend += paid;
            _value += won & value;
            _wins -= won.AsInt64();
            return won;
        }

        public void Gain(Vector256<double> won, Vector256<double> clicks, Vector256<double> conversions)
        {
            _clicks += won & clicks;
            _conversions += won & conversions;
        }

        public readonly void Write(Span<EpisodeOutcome> outcome, int place, int auctions)
        {
            for (var lane = 0; lane < Lanes; lane++)
                outcome[(place * Lanes) + lane] = new EpisodeOutcome(_value[lane], _clicks[lane], _conversions[lane], _spend[lane], (int)_wins[lane], auctions);
        }
    }
}
