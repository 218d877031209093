using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation;

/// <summary>Anything that scores items for users. Calls record no gradients; ids are dense numbers.</summary>
public interface IRecommender : IDisposable
{
    /// <summary>The model's name, such as <c>neumf</c> or <c>itemKnn</c>.</summary>
    string Kind { get; }

    /// <summary>Number of users.</summary>
    int UserCount { get; }

    /// <summary>Number of items.</summary>
    int ItemCount { get; }

    /// <summary>Scores a stretch of the catalogue.</summary>
    /// <param name="users">Users [n], int64, on the model's device.</param>
    /// <param name="firstItem">The first item.</param>
    /// <param name="count">The number of items.</param>
    /// <returns>Scores [n, count], float32, on the model's device.</returns>
    Tensor ScoreItems(Tensor users, int firstItem, int count);

    /// <summary>Scores candidates of each user.</summary>
    /// <param name="users">Users [n], int64, on the model's device.</param>
    /// <param name="candidates">Items [n, c], int64, on the model's device.</param>
    /// <returns>Scores [n, c], float32, on the model's device.</returns>
    Tensor ScoreCandidates(Tensor users, Tensor candidates);

    /// <summary>What a checkpoint holds, by name: <c>model.safetensors</c>.</summary>
    IReadOnlyDictionary<string, Tensor> State { get; }
}
