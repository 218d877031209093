using EcomAi.Deep.Recommendation.Streaming;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation;

/// <summary>
/// The order of the training rows and their negatives: step s of epoch e is the same whoever asks, and asks for nothing before it.
/// The rows of an epoch are a random permutation, cut into steps; the last step may be short.
/// </summary>
public sealed class TrainingRows : IDisposable
{
    private readonly IPositiveRows _rows;
    private readonly NegativeSampler _sampler;
    private readonly NcfTrainConfig _config;
    private readonly long _seed;
    private readonly UserItems _seen;
    private readonly int[] _users;
    private readonly int[] _items;
    private KnownPairs? _known;

    /// <summary>Prepares the rows.</summary>
    /// <param name="split">The split whose training rows are learned from.</param>
    /// <param name="config">Batch size, loss and negatives.</param>
    /// <param name="seed">The run's seed.</param>
    public TrainingRows(InteractionSplit split, NcfTrainConfig config, long seed)
    {
        _rows = split.Stream is { } stream ? new RowsFromStream(stream, seed, config.Epochs) : new RowsInMemory(split.Train, seed);
        _seen = split.Seen;
        _config = config;
        _seed = seed;
        var perRow = config.RejectKnown && config.Loss != NcfLoss.Softmax;
        var itemCounts = split.Stream?.ItemRows ?? split.Seen.CountUsers();
        _sampler = new NegativeSampler(split.Seen, itemCounts, config.NegativeSampling, config.PopularityAlpha, perRow);
        PerStep = (int)Math.Min(config.PositivesPerStep(), _rows.Count);
        (_users, _items) = (new int[PerStep], new int[PerStep]);
    }

    /// <summary>Positives of a full step.</summary>
    public int PerStep { get; }

    /// <summary>Steps of an epoch.</summary>
    public int StepsPerEpoch => checked((int)((_rows.Count + PerStep - 1) / PerStep));

    /// <summary>Whether rows have weights; they are scaled to a mean of 1.</summary>
    public bool HasWeights => _rows.HasWeights;

    /// <summary>The logarithm of each item's probability to be drawn as a negative.</summary>
    public float[] LogProbabilities() => _sampler.LogProbabilities();

    /// <summary>The positives of a step.</summary>
    public int Count(int step) => (int)Math.Min(PerStep, _rows.Count - ((long)step * PerStep));

    /// <summary>Fills a step of bce or bpr.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="users">Takes the users [positives].</param>
    /// <param name="items">Takes the items [positives, 1 + negatives] row by row, the positive first.</param>
    /// <param name="weights">Takes the weights [positives]; empty without weights.</param>
    public void FillPairs(int epoch, int step, Span<long> users, Span<long> items, Span<float> weights)
    {
        var random = new Xoshiro256(Seeds.Derive(_seed, "negatives", epoch, step));
        var width = 1 + _config.Negatives;
        var count = Take(epoch, step, weights);
        for (var i = 0; i < count; i++)
        {
            users[i] = _users[i];
            var mine = items.Slice(i * width, width);
            mine[0] = _items[i];
            _sampler.DrawFor(ref random, _users[i], mine[1..]);
        }
    }

    /// <summary>Fills a step of softmax.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="users">Takes the users [positives].</param>
    /// <param name="items">Takes the positives' items [positives].</param>
    /// <param name="negatives">Takes the shared negatives.</param>
    /// <param name="weights">Takes the weights [positives]; empty without weights.</param>
    public void FillShared(int epoch, int step, Span<long> users, Span<long> items, Span<long> negatives, Span<float> weights)
    {
        var random = new Xoshiro256(Seeds.Derive(_seed, "negatives", epoch, step));
        _sampler.Draw(ref random, negatives);
        var count = Take(epoch, step, weights);
        for (var i = 0; i < count; i++)
        {
            users[i] = _users[i];
            items[i] = _items[i];
        }
    }

    /// <summary>Marks the shared negatives that a user has among the training rows.</summary>
    /// <param name="users">The users [positives].</param>
    /// <param name="negatives">The shared negatives.</param>
    /// <param name="known">Takes the marks [positives, negatives] row by row.</param>
    public void FillKnown(ReadOnlySpan<long> users, ReadOnlySpan<long> negatives, Span<bool> known)
    {
        _known ??= new KnownPairs(_seen);
        for (var i = 0; i < users.Length; i++)
        {
            var row = known.Slice(i * negatives.Length, negatives.Length);
            for (var n = 0; n < row.Length; n++)
                row[n] = _known.Contains((int)users[i], (int)negatives[n]);
        }
    }

    /// <summary>Ends the reading of streamed rows.</summary>
    public void Dispose() => _rows.Dispose();

    private int Take(int epoch, int step, Span<float> weights)
    {
        var count = Count(step);
        _rows.Take(epoch, (long)step * PerStep, _users.AsSpan(0, count), _items.AsSpan(0, count), HasWeights ? weights[..count] : []);
        return count;
    }
}
