using EcomAi.Deep.Recommendation.Evaluation;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Scoring;

/// <summary>Ranks the catalogue for a few users at a time, a tile of items after the other: the best of each tile are found on the device and merged.</summary>
internal sealed class ListTiles
{
    private readonly IRecommender _model;
    private readonly RankedListOptions _options;
    private readonly UserItems _seen;
    private readonly Device _device;
    private readonly List<Tile> _tiles = [];

    public ListTiles(RankedListRequest request, RankableItems items, UserItems seen)
    {
        (_model, _options, _seen) = (request.Model, request.Options, seen);
        _device = RecommenderScores.DeviceOf(_model);
        for (var first = 0; first < _model.ItemCount; first += request.ItemsPerTile)
        {
            var count = Math.Min(request.ItemsPerTile, _model.ItemCount - first);
            long[] hidden = [.. Enumerable.Range(0, count).Where(column => !items[first + column]).Select(column => (long)column)];
            if (hidden.Length < count)
                _tiles.Add(new Tile(first, count, hidden));
        }
    }

    /// <summary>Ranks for users whom the model knows.</summary>
    /// <param name="users">Dense user ids.</param>
    /// <returns>One list a user, best first.</returns>
    public RankedItem[][] Rank(int[] users)
    {
        var lists = new RankedItem[users.Length][];
        Array.Fill(lists, []);
        if (users.Length == 0)
            return lists;
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var ids = tensor(Array.ConvertAll(users, user => (long)user), device: _device);
        foreach (var tile in _tiles)
        {
            using var inner = NewDisposeScope();
            var scores = RecommenderScores.Items(_model, ids, tile.First, tile.Count, tile.Count); // [users, tile]
            if (tile.Hidden.Length > 0)
                scores.index_fill_(1, tensor(tile.Hidden, device: _device), float.NegativeInfinity);
            if (!_options.IncludeSeen)
                RecommenderScores.Mask(scores, SeenWithin(users, tile));
            var best = TopItems.Of(scores, _options.Top, tile.First);
            for (var row = 0; row < lists.Length; row++)
                lists[row] = TopItems.Merge(lists[row], best[row], _options.Top);
        }

        return lists;
    }

    private long[] SeenWithin(int[] users, Tile tile)
    {
        var flat = new List<long>();
        for (var row = 0; row < users.Length; row++)
        {
            foreach (var item in _seen[users[row]])
            {
                if (item >= tile.First && item < tile.First + tile.Count)
                    flat.Add(((long)row * tile.Count) + item - tile.First);
            }
        }

        return [.. flat];
    }

    /// <summary>A range of the catalogue.</summary>
    /// <param name="First">The first dense item id.</param>
    /// <param name="Count">Its items.</param>
    /// <param name="Hidden">Columns that may not be ranked.</param>
    private sealed record Tile(int First, int Count, long[] Hidden);
}
