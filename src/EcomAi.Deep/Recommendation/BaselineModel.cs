using EcomAi.Deep.Recommendation.Baselines;

namespace EcomAi.Deep.Recommendation;

/// <summary>The closed forms among the model kinds.</summary>
internal static class BaselineModel
{
    /// <summary>The baseline of a model kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is neural.</exception>
    public static BaselineKind Kind(ModelKind kind) => kind switch
    {
        ModelKind.Popularity => BaselineKind.Popularity,
        ModelKind.RecentPopularity => BaselineKind.RecentPopularity,
        ModelKind.UserKnn => BaselineKind.UserKnn,
        ModelKind.ItemKnn => BaselineKind.ItemKnn,
        ModelKind.Ease => BaselineKind.Ease,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a closed form"),
    };
}
