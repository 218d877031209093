using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation;

/// <summary>Draws items that a user is taken not to want; without state between calls, so any thread may ask for any step.</summary>
public sealed class NegativeSampler
{
    private const int MaxTries = 100;
    private readonly int _itemCount;
    private readonly AliasTable? _alias;
    private readonly double[]? _weights;
    private readonly KnownPairs? _known;

    /// <summary>Prepares the distribution.</summary>
    /// <param name="seen">The training items by user: what is rejected.</param>
    /// <param name="itemCounts">What popularity goes by: the training users of each item, or its rows.</param>
    /// <param name="sampling">The distribution.</param>
    /// <param name="alpha">The exponent of popularity.</param>
    /// <param name="rejectKnown">Whether an item that the user has is drawn again, up to 100 times: a user may have every item.</param>
    public NegativeSampler(UserItems seen, int[] itemCounts, NegativeSampling sampling, double alpha, bool rejectKnown)
    {
        _itemCount = seen.ItemCount;
        if (rejectKnown)
            _known = new KnownPairs(seen);
        if (sampling == NegativeSampling.Uniform)
            return;
        _weights = Array.ConvertAll(itemCounts, count => Math.Pow(count, alpha));
        _alias = new AliasTable(_weights);
    }

    /// <summary>The natural logarithm of each item's probability to be drawn; -infinity for items that never are.</summary>
    public float[] LogProbabilities()
    {
        if (_weights is null)
            return [.. Enumerable.Repeat((float)-Math.Log(_itemCount), _itemCount)];
        var total = _weights.Sum();
        return Array.ConvertAll(_weights, weight => (float)Math.Log(weight / total));
    }

    /// <summary>Draws items for nobody in particular.</summary>
    /// <param name="random">The generator.</param>
    /// <param name="items">Takes the items.</param>
    public void Draw(ref Xoshiro256 random, Span<long> items)
    {
        for (var i = 0; i < items.Length; i++)
            items[i] = Draw(ref random);
    }

    /// <summary>Draws items for a user.</summary>
    /// <param name="random">The generator.</param>
    /// <param name="user">The user, whose items are rejected where that is wished.</param>
    /// <param name="items">Takes the items.</param>
    public void DrawFor(ref Xoshiro256 random, int user, Span<long> items)
    {
        if (_known is null)
        {
            Draw(ref random, items);
            return;
        }

        for (var i = 0; i < items.Length; i++)
        {
            var item = Draw(ref random);
            for (var tries = 1; tries < MaxTries && _known.Contains(user, item); tries++)
                item = Draw(ref random);
            items[i] = item;
        }
    }

    private int Draw(ref Xoshiro256 random) => _alias is null ? random.NextInt(_itemCount) : _alias.Draw(ref random);
}
