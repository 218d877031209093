using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>What the two nearest-neighbour baselines share: sums over sparse lists on the host, users in parallel, the order of sums fixed.</summary>
internal abstract class NeighbourBaseline : IRecommender
{
    private readonly Dictionary<string, Tensor> _state = [];
    private readonly Device _device;

    protected NeighbourBaseline(NeighbourLists neighbours, UserItems profiles, Device device)
    {
        _device = device;
        Profiles = profiles;
        BaselineState.AddNeighbours(_state, neighbours);
        BaselineState.AddProfiles(_state, profiles);
        BaselineState.AddSize(_state, profiles.UserCount, profiles.ItemCount);
    }

    public abstract string Kind { get; }

    public int UserCount => Profiles.UserCount;

    public int ItemCount => Profiles.ItemCount;

    public IReadOnlyDictionary<string, Tensor> State => _state;

    /// <summary>What each user has in training.</summary>
    protected UserItems Profiles { get; }

    public Tensor ScoreItems(Tensor users, int firstItem, int count)
    {
        var ids = Ids(users);
        var scores = new float[ids.Length * count];
        Parallel.For(0, ids.Length, row => AddScores((int)ids[row], firstItem, scores.AsSpan(row * count, count)));
        return tensor(scores, [ids.Length, count], device: _device);
    }

    public Tensor ScoreCandidates(Tensor users, Tensor candidates)
    {
        var ids = Ids(users);
        var wanted = Ids(candidates);
        var width = (int)candidates.shape[1];
        var scores = new float[wanted.Length];
        Parallel.For(0, ids.Length, () => new float[ItemCount], (row, _, all) =>
        {
            Array.Clear(all);
            AddScores((int)ids[row], 0, all);
            for (var slot = row * width; slot < (row + 1) * width; slot++)
                scores[slot] = all[wanted[slot]];
            return all;
        }, _ => { });
        return tensor(scores, candidates.shape, device: _device);
    }

    public void Dispose()
    {
        foreach (var value in _state.Values)
            value.Dispose();
    }

    /// <summary>Adds a user's scores of the items from one on to zeros.</summary>
    protected abstract void AddScores(int user, int firstItem, Span<float> scores);

    /// <summary>The part of ascending ids that lies in a range.</summary>
    protected static Range Within(ReadOnlySpan<int> ids, int first, int count) => LowerBound(ids, first)..LowerBound(ids, first + count);

    private static int LowerBound(ReadOnlySpan<int> ids, int value)
    {
        var place = ids.BinarySearch(value);
        return place < 0 ? ~place : place;
    }

    private static long[] Ids(Tensor ids)
    {
        using var scope = NewDisposeScope();
        return ids.cpu().contiguous().data<long>().ToArray();
    }
}
