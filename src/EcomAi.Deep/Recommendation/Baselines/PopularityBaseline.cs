using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>The same item scores for every user.</summary>
internal sealed class PopularityBaseline : IRecommender
{
    private const double MicrosecondsPerDay = 86_400e6;
    private readonly Dictionary<string, Tensor> _state = [];
    private readonly Tensor _scores;

    public PopularityBaseline(string kind, float[] scores, int userCount, Device device)
    {
        Kind = kind;
        UserCount = userCount;
        ItemCount = scores.Length;
        _scores = tensor(scores, device: device);
        BaselineState.Add(_state, "scores", _scores);
        BaselineState.AddSize(_state, userCount, scores.Length);
    }

    public string Kind { get; }

    public int UserCount { get; }

    public int ItemCount { get; }

    public IReadOnlyDictionary<string, Tensor> State => _state;

    /// <summary>Training rows of each item.</summary>
    public static float[] Count(InteractionSplit split) => Array.ConvertAll(split.CountItemRows(), rows => (float)rows);

    /// <summary>
    /// Training rows of each item in the last days; items equal in them are ordered by all their rows, which add less than one.
    /// </summary>
    public static float[] CountRecent(InteractionSplit split, double days)
    {
        var times = split.Train.Times!;
        var after = times.Max() - (days * MicrosecondsPerDay);
        var counts = Count(split);
        for (var item = 0; item < counts.Length; item++)
            counts[item] /= split.Train.Count + 1;
        for (var row = 0; row < times.Length; row++)
        {
            if (times[row] > after)
                counts[split.Train.Items[row]]++;
        }

        return counts;
    }

    public static PopularityBaseline Load(string kind, BaselineState state, Device device)
    {
        using var scope = NewDisposeScope();
        return new PopularityBaseline(kind, state.Get("scores").cpu().data<float>().ToArray(), state.Users, device);
    }

    public Tensor ScoreItems(Tensor users, int firstItem, int count) =>
        _scores.narrow(0, firstItem, count).unsqueeze(0).expand(users.shape[0], count);

    public Tensor ScoreCandidates(Tensor users, Tensor candidates) =>
        _scores.index_select(0, candidates.reshape(-1)).reshape(candidates.shape);

    public void Dispose()
    {
        foreach (var value in _state.Values)
            value.Dispose();
    }
}
