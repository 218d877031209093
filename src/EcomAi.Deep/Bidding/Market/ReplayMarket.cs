using System.Numerics;
using System.Runtime.Intrinsics;

namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// Replays many episodes side by side, slot by slot, each with a lambda of its own: an auction is won when value >= lambda * price, the bid being value / lambda. Each slot is
/// one search in its auctions sorted by value / price, with prefix sums of cost and value; auction by auction only where the money runs out.
/// </summary>
public sealed class ReplayMarket
{
    private const int SmallestBlock = 2048;

    private readonly SlotIndex _index;
    private readonly int _threads;
    private readonly int[] _first;
    private readonly double[] _lambda;

    /// <summary>Makes the environments; each begins with <see cref="Reset"/>.</summary>
    /// <param name="index">The sorted slots.</param>
    /// <param name="environments">How many episodes are replayed side by side.</param>
    /// <param name="threads">Threads that share the environments; the results are the same for any number. Default 1.</param>
    public ReplayMarket(SlotIndex index, int environments, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(environments);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        (_index, _threads) = (index, Math.Clamp(environments / SmallestBlock, 1, threads));
        _first = new int[environments];
        _lambda = _threads > 1 ? new double[environments] : [];
        Left = new double[environments];
        SlotSpend = new double[environments];
        SlotValue = new double[environments];
        SlotWins = new int[environments];
        SlotAuctions = new int[environments];
        SlotClicks = new double[environments];
        SlotConversions = new double[environments];
    }

    /// <summary>How many episodes are replayed side by side.</summary>
    public int Environments => Left.Length;

    /// <summary>Money left of each environment.</summary>
    public double[] Left { get; }

    /// <summary>Money paid in the last slot of each environment.</summary>
    public double[] SlotSpend { get; }

    /// <summary>Value won in the last slot of each environment.</summary>
    public double[] SlotValue { get; }

    /// <summary>Auctions won in the last slot of each environment.</summary>
    public int[] SlotWins { get; }

    /// <summary>Auctions of the last slot of each environment.</summary>
    public int[] SlotAuctions { get; }

    /// <summary>Clicks won in the last slot of each environment.</summary>
    public double[] SlotClicks { get; }

    /// <summary>Conversions won in the last slot of each environment.</summary>
    public double[] SlotConversions { get; }

    /// <summary>Puts an environment at the beginning of an episode.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="episode">The episode.</param>
    /// <param name="budget">What may be spent in it, money, 0 or more.</param>
    public void Reset(int environment, int episode, double budget)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(episode);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(episode, _index.Log.Episodes);
        if (!(budget >= 0))
            throw new ArgumentOutOfRangeException(nameof(budget), budget, "a budget must be 0 or more");
        _first[environment] = episode * _index.Log.Slots;
        Left[environment] = budget;
    }

    /// <summary>Plays one slot in every environment.</summary>
    /// <param name="slot">The slot, the same for all.</param>
    /// <param name="lambda">Value asked for per money, of each environment, above 0.</param>
    public void Step(int slot, ReadOnlySpan<double> lambda)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, _index.Log.Slots);
        ArgumentOutOfRangeException.ThrowIfNotEqual(lambda.Length, Environments);
        if (_threads == 1)
        {
            Step(slot, 0, Environments, lambda);
            return;
        }

        lambda.CopyTo(_lambda);
        Parallel.For(0, _threads, new ParallelOptions { MaxDegreeOfParallelism = _threads }, thread =>
        {
            var from = (int)((long)Environments * thread / _threads);
            Step(slot, from, (int)((long)Environments * (thread + 1) / _threads), _lambda);
        });
    }

    /// <summary>Plays a slot in one environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="at">The slot's place, episode * slots + slot.</param>
    /// <param name="lambda">Value asked for per money.</param>
    internal void Play(int environment, int at, double lambda)
    {
        SlotIndex.Won won = default;
        _index.Play(at, lambda, Left[environment], ref won);
        Left[environment] -= won.Spend;
        SlotSpend[environment] = won.Spend;
        SlotValue[environment] = won.Value;
        SlotWins[environment] = won.Wins;
        SlotAuctions[environment] = won.Auctions;
        if (_index.Log.Clicks is not null)
            SlotClicks[environment] = won.Clicks;
        if (_index.Log.Conversions is not null)
            SlotConversions[environment] = won.Conversions;
    }

    private void Step(int slot, int from, int to, ReadOnlySpan<double> lambda)
    {
        var environment = from;
        while (environment < to)
        {
            // Neighbours in the same episode search the same slot: eight of them at once.
            var (at, count, open) = (_first[environment] + slot, 1, 1u);
            if (environment + SlotIndex.Together <= to && _index.PlaysTogether && InOneEpisode(environment))
                (count, open) = (SlotIndex.Together, _index.PlayTogether(at, this, environment, lambda.Slice(environment, SlotIndex.Together)));
            for (; open != 0; open &= open - 1)
            {
                var each = environment + BitOperations.TrailingZeroCount(open);
                Play(each, at, lambda[each]);
            }

            environment += count;
        }
    }

    private bool InOneEpisode(int environment) =>
        Vector256.EqualsAll(Vector256.LoadUnsafe(ref _first[environment]), Vector256.Create(_first[environment]));
}
