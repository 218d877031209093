using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// The auctions of every slot, sorted by the greatest lambda at which each is won, with prefix sums: what a lambda wins in a slot is one search. Only where the money
/// runs out within the slot is it played auction by auction.
/// </summary>
/// <remarks>
/// An auction is won when its price is at most the highest bid allowed and the money left, and value >= lambda * price. Exactly the auctions that playing one by one
/// wins are won; sums of amounts that are not whole may differ by rounding.
/// </remarks>
public sealed partial class SlotIndex
{
    // Sums of floating-point amounts in two orders differ by less than this part; nearer to the money than this, the slot is played auction by auction.
    private const double Rounding = 1e-9;
    private const int Lanes = 8;
    private const int Amounts = 4;

    private readonly AuctionRules _rules;
    private readonly SlotHead[] _heads;
    private readonly double[] _thresholds; // falling within a slot, padded to whole vectors
    private readonly double[] _sums;       // of the first 0, 1, 2, ... auctions of a slot by threshold: price, value, clicks, conversions
    private readonly double[] _cheapest;   // of the same auctions
    private readonly double[] _price;      // in the log's order, laid out as thresholds are
    private readonly double[] _value;
    private readonly int[] _auction;
    private readonly CappedBids? _capped;

    /// <summary>Sorts every slot.</summary>
    /// <param name="log">The auctions.</param>
    /// <param name="rules">What the winner pays, and the highest bid.</param>
    public SlotIndex(AuctionLog log, AuctionRules rules)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (!(rules.MaxBid > 0))
            throw new ArgumentOutOfRangeException(nameof(rules), rules.MaxBid, "the highest bid must be above 0");
        (Log, _rules) = (log, rules);
        _heads = new SlotHead[log.Episodes * log.Slots];
        var (padded, entries) = Lay();
        (_thresholds, _price, _value, _auction) = (new double[padded], new double[padded], new double[padded], new int[padded]);
        (_sums, _cheapest) = (new double[(long)entries * Amounts], new double[entries]);
        Array.Fill(_thresholds, -1); // below every lambda: what pads a slot is never won
        Array.Fill(_price, double.PositiveInfinity);
        Sort();
        if (rules.Kind == AuctionKind.FirstPrice && double.IsFinite(rules.MaxBid))
            _capped = new CappedBids(log, rules.MaxBid);
    }

    /// <summary>The auctions.</summary>
    public AuctionLog Log { get; }

    /// <summary>What the winner pays, and the highest bid.</summary>
    public AuctionRules Rules => _rules;

    /// <summary>Plays one slot.</summary>
    /// <param name="episode">The episode.</param>
    /// <param name="slot">The slot of the episode.</param>
    /// <param name="lambda">Value asked for per money, above 0.</param>
    /// <param name="money">What may be spent, 0 or more.</param>
    /// <returns>What was won.</returns>
    public EpisodeOutcome Play(int episode, int slot, double lambda, double money)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(episode);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(episode, Log.Episodes);
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, Log.Slots);
        Won won = default;
        Play((episode * Log.Slots) + slot, lambda, money, ref won);
        return new EpisodeOutcome(won.Value, won.Clicks, won.Conversions, won.Spend, won.Wins, won.Auctions);
    }

    /// <summary>Plays the slot at a place, episode * slots + slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Play(int at, double lambda, double money, ref Won won)
    {
        if (!(lambda > 0))
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "lambda must be above 0");
        ref readonly var head = ref _heads[at];
        won.Auctions = head.Auctions;
        if (money < head.Cheapest)
        {
            won.Clear();
            return;
        }

        var wins = Count(head.Thresholds, head.Length, lambda);
        ref var sums = ref _sums[(head.Sums + wins) * Amounts];
        var value = Unsafe.Add(ref sums, 1);
        var spend = _rules.Kind == AuctionKind.SecondPrice ? sums : FirstPrice(at, value, lambda);
        if (spend * (1 + Rounding) <= money)
            (won.Spend, won.Value, won.Clicks, won.Conversions, won.Wins) = (spend, value, Unsafe.Add(ref sums, 2), Unsafe.Add(ref sums, 3), wins);
        else if (money < _cheapest[head.Sums + wins])
            won.Clear();
        else
            PlayInOrder(in head, lambda, money, ref won);
    }

    private double FirstPrice(int at, double value, double lambda)
    {
        if (_capped is null)
            return value / lambda;
        var (count, sum) = _capped.Above(at, lambda);
        return (Math.Max(0, value - sum) / lambda) + (count * _rules.MaxBid);
    }

    // Money only becomes less: what costs more than is left, or is asked too little for, is passed over by vectors; the rest is one by one.
    private void PlayInOrder(in SlotHead head, double lambda, double money, ref Won won)
    {
        won.Clear();
        var (spend, asked) = (0.0, Vector256.Create(lambda));
        for (var block = head.Thresholds; block < head.Thresholds + head.Length; block += Lanes / 2)
        {
            var prices = Vector256.LoadUnsafe(ref _price[block]);
            var values = Vector256.LoadUnsafe(ref _value[block]);
            var passed = Vector256.LessThan(values, asked * prices) | Vector256.GreaterThan(prices, Vector256.Create(money - spend));
            for (var open = ~passed.ExtractMostSignificantBits() & 0xF; open != 0; open &= open - 1)
            {
                var place = block + BitOperations.TrailingZeroCount(open);
                var (price, value, left) = (_price[place], _value[place], money - spend);
                if (price > left)
                    continue;
                spend += _rules.Kind == AuctionKind.SecondPrice ? price : Math.Min(Math.Min(value / lambda, _rules.MaxBid), left);
                won.Value += value;
                won.Clicks += Log.Clicks?[_auction[place]] ?? 0;
                won.Conversions += Log.Conversions?[_auction[place]] ?? 0;
                won.Wins++;
            }
        }

        won.Spend = spend;
    }

    // Slots of some ten auctions are the rule: comparing them all at once has no branch to guess wrong; long slots are halved down to that.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Count(int start, int length, double lambda)
    {
        var from = 0;
        for (var to = length; to - from > 4 * Lanes; length = to)
        {
            var middle = from + ((to - from) / (2 * Lanes) * Lanes);
            if (_thresholds[start + middle] >= lambda)
                from = middle;
            else
                to = middle;
        }

        var count = from;
        for (ref var at = ref _thresholds[start]; from < length; from += Lanes)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                count += BitOperations.PopCount(Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref at, (nuint)from), Vector512.Create(lambda)).ExtractMostSignificantBits());
            }
            else
            {
                var least = Vector256.Create(lambda);
                count += BitOperations.PopCount(Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref at, (nuint)from), least).ExtractMostSignificantBits());
                count += BitOperations.PopCount(Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref at, (nuint)from + (Lanes / 2)), least).ExtractMostSignificantBits());
            }
        }

        return count;
    }

    private (int Padded, int Entries) Lay()
    {
        var (padded, entries) = (0, 0);
        for (var at = 0; at < _heads.Length; at++)
        {
            ref var head = ref _heads[at];
            var allowed = 0;
            head.Cheapest = double.PositiveInfinity;
            for (var auction = Log.SlotStart[at]; auction < Log.SlotStart[at + 1]; auction++)
            {
                if (Log.Price[auction] > _rules.MaxBid)
                    continue;
                allowed++;
                head.Cheapest = Math.Min(head.Cheapest, Log.Price[auction]);
            }

            (head.Thresholds, head.Allowed, head.Sums) = (padded, allowed, entries);
            head.Auctions = Log.SlotStart[at + 1] - Log.SlotStart[at];
            padded = checked(padded + head.Length);
            entries = checked(entries + allowed + 1);
        }

        return (padded + Lanes, entries);
    }

    private void Sort()
    {
        double[] keys = [];
        int[] auctions = [];
        for (var at = 0; at < _heads.Length; at++)
        {
            ref readonly var head = ref _heads[at];
            if (keys.Length < head.Length)
                (keys, auctions) = (new double[head.Length * 2], new int[head.Length * 2]);
            var allowed = 0;
            for (var auction = Log.SlotStart[at]; auction < Log.SlotStart[at + 1]; auction++)
            {
                if (Log.Price[auction] > _rules.MaxBid)
                    continue;
                keys[allowed] = -WinThreshold.Of(Log.Value[auction], Log.Price[auction]);
                auctions[allowed] = auction;
                var place = head.Thresholds + allowed++;
                (_price[place], _value[place], _auction[place]) = (Log.Price[auction], Log.Value[auction], auction);
            }

            Array.Sort(keys, auctions, 0, allowed);
            _cheapest[head.Sums] = double.PositiveInfinity;
            for (var i = 0; i < allowed; i++)
            {
                _thresholds[head.Thresholds + i] = -keys[i];
                var before = _sums.AsSpan((head.Sums + i) * Amounts, 2 * Amounts);
                var auction = auctions[i];
                _cheapest[head.Sums + i + 1] = Math.Min(_cheapest[head.Sums + i], Log.Price[auction]);
                before[Amounts] = before[0] + Log.Price[auction];
                before[Amounts + 1] = before[1] + Log.Value[auction];
                before[Amounts + 2] = before[2] + (Log.Clicks?[auction] ?? 0);
                before[Amounts + 3] = before[3] + (Log.Conversions?[auction] ?? 0);
            }
        }
    }

    /// <summary>What was won in a slot.</summary>
    internal struct Won
    {
        public double Spend;
        public double Value;
        public double Clicks;
        public double Conversions;
        public int Wins;
        public int Auctions;

        public void Clear() => (Spend, Value, Clicks, Conversions, Wins) = (0, 0, 0, 0, 0);
    }

    // What is read of every slot lies together: one line of the cache.
    private struct SlotHead
    {
        public double Cheapest;
        public int Thresholds;
        public int Allowed;
        public int Sums;
        public int Auctions;

        public readonly int Length => (Allowed + Lanes - 1) / Lanes * Lanes;
    }
}
