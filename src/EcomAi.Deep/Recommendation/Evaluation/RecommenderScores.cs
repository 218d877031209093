using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>Scores of a recommender as ranking needs them: in a tensor that may be changed, checked, masked.</summary>
internal static class RecommenderScores
{
    /// <summary>The device on which a recommender's tensors lie.</summary>
    public static Device DeviceOf(IRecommender model)
    {
        using var scope = NewDisposeScope();
        return model.State.Values.First().device;
    }

    /// <summary>Scores a range of the catalogue.</summary>
    /// <param name="model">The recommender.</param>
    /// <param name="users">Dense user ids, int64 [n].</param>
    /// <param name="firstItem">The first dense item id.</param>
    /// <param name="count">The number of items.</param>
    /// <param name="itemsPerTile">The most items that the recommender is asked for at once.</param>
    /// <returns>A new tensor, float32 [n, count], that the caller may change.</returns>
    /// <exception cref="EcomException">A score is NaN or infinite.</exception>
    public static Tensor Items(IRecommender model, Tensor users, int firstItem, int count, int itemsPerTile)
    {
        var scores = empty(users.shape[0], count, dtype: ScalarType.Float32, device: users.device);
        for (var offset = 0; offset < count; offset += itemsPerTile)
        {
            using var tile = NewDisposeScope();
            var width = Math.Min(itemsPerTile, count - offset);
            scores.narrow(1, offset, width).copy_(model.ScoreItems(users, firstItem + offset, width));
        }

        if (!scores.isfinite().all().item<bool>())
            throw NotFinite(model);
        return scores;
    }

    /// <summary>Takes entries out of the ranking.</summary>
    /// <param name="scores">Contiguous scores; masked entries become minus infinity.</param>
    /// <param name="flat">Places in the flattened scores.</param>
    public static void Mask(Tensor scores, long[] flat)
    {
        if (flat.Length > 0)
            scores.view(-1).index_fill_(0, tensor(flat, device: scores.device), float.NegativeInfinity);
    }

    /// <summary>The error of a score that cannot be ranked.</summary>
    public static EcomException NotFinite(IRecommender model) => new(
        $"the model '{model.Kind}' gives scores that are not finite numbers, so nothing can be ranked by them. Its training has probably diverged: "
        + "lower train.learningRate, or use an earlier checkpoint.");
}
