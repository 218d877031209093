using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation.Models;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation;

/// <summary>Starts a model from an earlier run's parameters on other, mostly fresher, data.</summary>
internal static class WarmStart
{
    /// <summary>
    /// Copies what is known. Rows of known ids and of known categories are copied; a new id's row is the mean of the known rows that share
    /// its categories, column by column, and stays as initialised where it has none; everything else is copied whole.
    /// </summary>
    /// <param name="model">The new model, freshly initialised.</param>
    /// <param name="data">The new data.</param>
    /// <param name="state">The earlier parameters by name.</param>
    /// <param name="files">The earlier ids and categories.</param>
    /// <param name="run">The earlier run, for messages.</param>
    /// <exception cref="EcomException">The earlier model is of another make.</exception>
    public static void Continue(
        NeuralRecommender model, RecommendationData data, IReadOnlyDictionary<string, Tensor> state, CheckpointFiles files, string run)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var live = model.State;
        foreach (var name in state.Keys.Where(name => !live.ContainsKey(name)))
            throw Mismatch(run, $"it also has '{name}'");
        CopyRows(live[NeuralRecommender.UserTable], Of(state, NeuralRecommender.UserTable, run), Matches(data.Users, files.Users), NeuralRecommender.UserTable, run, data.UserCategories);
        CopyRows(live[NeuralRecommender.ItemTable], Of(state, NeuralRecommender.ItemTable, run), Matches(data.Items, files.Items), NeuralRecommender.ItemTable, run, data.ItemCategories);
        CopyOthers(live.Where(entry => entry.Key is not (NeuralRecommender.UserTable or NeuralRecommender.ItemTable)), state, data, files, run);
    }

    /// <summary>Copies everything but the id tables: layers whole, category tables row by row.</summary>
    public static void CopyOthers(
        IEnumerable<KeyValuePair<string, Tensor>> live, IReadOnlyDictionary<string, Tensor> state, RecommendationData data, CheckpointFiles files, string run)
    {
        foreach (var (name, tensor) in live)
        {
            if (name.EndsWith(".codes", StringComparison.Ordinal))
                continue;
            var earlier = Of(state, name, run);
            if (name.EndsWith("userCategories.table.weight", StringComparison.Ordinal))
                CopyRows(tensor, earlier, Places(data.UserCategories!, files.UserCategories, run, "data.userFeatures"), name, run, null);
            else if (name.EndsWith("itemCategories.table.weight", StringComparison.Ordinal))
                CopyRows(tensor, earlier, Places(data.ItemCategories!, files.ItemCategories, run, "data.itemFeatures"), name, run, null);
            else
                CopyWhole(tensor, earlier, name, run);
        }
    }

    /// <summary>Each id's number in other ids; -1 where it is new.</summary>
    public static int[] Matches(Vocabulary ids, Vocabulary others)
    {
        var matches = new int[ids.Count];
        for (var id = 0; id < matches.Length; id++)
        {
            matches[id] = ids.Kind != others.Kind ? -1
                : ids.Kind == ColumnKind.Integer ? others.Find(ids.IntegerAt(id)) : others.Find(ids.TextAt(id));
        }

        return matches;
    }

    /// <summary>Copies matching rows; rows without a match become their categories' mean where there are categories.</summary>
    public static void CopyRows(Tensor live, Tensor earlier, int[] matches, string name, string run, CategoryTable? categories)
    {
        if (live.shape[1] != earlier.shape[1])
            throw Mismatch(run, $"'{name}' has rows of {earlier.shape[1]} numbers where this model has {live.shape[1]}");
        var width = (int)live.shape[1];
        using var host = live.detach().cpu().contiguous();
        using var old = earlier.cpu().contiguous();
        var rows = host.data<float>().ToArray();
        var known = old.data<float>().ToArray();
        for (var row = 0; row < matches.Length; row++)
        {
            if (matches[row] >= 0)
                known.AsSpan(matches[row] * width, width).CopyTo(rows.AsSpan(row * width, width));
        }

        if (categories is not null)
            CategoryMeans.Fill(rows, width, Array.ConvertAll(matches, match => match >= 0), categories);
        using var filled = tensor(rows, live.shape);
        live.copy_(filled);
    }

    /// <summary>Copies a tensor that must have the same shape.</summary>
    public static void CopyWhole(Tensor live, Tensor earlier, string name, string run)
    {
        if (!live.shape.AsSpan().SequenceEqual(earlier.shape))
            throw Mismatch(run, $"'{name}' is [{string.Join(", ", earlier.shape)}] where this model has [{string.Join(", ", live.shape)}]");
        live.copy_(earlier);
    }

    /// <summary>The error of a run that does not fit.</summary>
    public static EcomException Mismatch(string run, string why) =>
        new($"cannot start from the run {run}: {why}. Give model.kind, model.factors, model.layers and the feature columns as in that run's config.json.");

    private static Tensor Of(IReadOnlyDictionary<string, Tensor> state, string name, string run) =>
        state.TryGetValue(name, out var tensor) ? tensor : throw Mismatch(run, $"it has no '{name}'");

    private static int[] Places(CategoryTable now, CategoryTable? then, string run, string option)
    {
        if (then is null || !now.Columns.SequenceEqual(then.Columns, StringComparer.Ordinal))
        {
            throw Mismatch(
                run, $"its {option}.columns were {(then is null ? "none" : string.Join(", ", then.Columns))}, now they are {string.Join(", ", now.Columns)}");
        }

        return now.PlacesIn(then);
    }
}
