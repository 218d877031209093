using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>
/// Ranks held-out items among all items that are not masked. A place is found by counting the items that stand before it, so nothing
/// is sorted.
/// </summary>
internal sealed class FullRanking(IRecommender model, EvaluateConfig config)
{
    // Scores of one tile of users, 128 MB of float32, whatever the catalogue's size.
    private const int LargestTile = 32 << 20;

    private readonly Device _device = RecommenderScores.DeviceOf(model);

    /// <summary>Measures a group of users.</summary>
    /// <param name="group">The users.</param>
    /// <param name="means">Takes each user's places.</param>
    /// <param name="lists">Takes each user's list; null when only places are wanted.</param>
    /// <param name="finished">Told the number of users after each tile.</param>
    public void Run(HeldOutGroup group, AccuracyMeans means, ListMetrics? lists, Action<int> finished)
    {
        var rows = Math.Clamp(LargestTile / model.ItemCount, 1, config.UsersPerTile);
        for (var first = 0; first < group.Users.Length; first += rows)
        {
            var count = Math.Min(rows, group.Users.Length - first);
            Tile(group, first, count, means, lists);
            finished(count);
        }
    }

    private void Tile(HeldOutGroup group, int first, int count, AccuracyMeans means, ListMetrics? lists)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var users = tensor(Array.ConvertAll(group.Users[first..(first + count)], user => (long)user), device: _device);
        var scores = RecommenderScores.Items(model, users, 0, model.ItemCount, config.ItemsPerTile); // [count, items]
        RecommenderScores.Mask(scores, Flat(group.Masked.AsSpan(first, count)));

        var targets = group.Targets.AsSpan(first, count);
        var targetScores = new float[count][];
        var before = new long[count][];
        for (var row = 0; row < count; row++)
            (targetScores[row], before[row]) = (new float[targets[row].Length], new long[targets[row].Length]);
        CountBefore(scores, targets, targetScores, before);
        for (var row = 0; row < count; row++)
            means.Add(Places.FromCounts(targetScores[row], before[row], config.Ties));

        if (lists is null)
            return;
        foreach (var list in TopItems.Of(scores, config.K.Max()))
            lists.Add(Array.ConvertAll(list, ranked => ranked.Item));
    }

    // One held-out item of every user at a time: first the first of each, then the second of those who have one, and so on.
    private void CountBefore(Tensor scores, ReadOnlySpan<int[]> targets, float[][] targetScores, long[][] before)
    {
        for (var turn = 0; ; turn++)
        {
            var rows = new List<long>();
            var flat = new List<long>();
            for (var row = 0; row < targets.Length; row++)
            {
                if (targets[row].Length <= turn)
                    continue;
                rows.Add(row);
                flat.Add(((long)row * model.ItemCount) + targets[row][turn]);
            }

            if (rows.Count == 0)
                return;
            using var scope = NewDisposeScope();
            var own = scores.view(-1).index_select(0, tensor(flat.ToArray(), device: _device)); // [rows]
            var theirs = rows.Count == targets.Length ? scores : scores.index_select(0, tensor(rows.ToArray(), device: _device)); // [rows, items]
            var stands = config.Ties == TieRule.Pessimistic ? theirs.ge(own.unsqueeze(1)) : theirs.gt(own.unsqueeze(1));
            var counts = stands.sum(1).cpu().data<long>().ToArray();
            var values = own.cpu().data<float>().ToArray();
            for (var i = 0; i < rows.Count; i++)
                (targetScores[rows[i]][turn], before[rows[i]][turn]) = (values[i], counts[i]);
        }
    }

    private long[] Flat(ReadOnlySpan<int[]> masked)
    {
        var total = 0;
        foreach (var items in masked)
            total += items.Length;
        var flat = new long[total];
        var next = 0;
        for (var row = 0; row < masked.Length; row++)
        {
            foreach (var item in masked[row])
                flat[next++] = ((long)row * model.ItemCount) + item;
        }

        return flat;
    }
}
