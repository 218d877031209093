using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Models;

/// <summary>Dot products of users' and items' vectors.</summary>
internal static class Products
{
    /// <summary>Each user with items of its own.</summary>
    /// <param name="user">Vectors [n, width].</param>
    /// <param name="item">Vectors [n * perUser, width], user by user.</param>
    /// <param name="perUser">Items of a user.</param>
    public static Tensor Pairs(Tensor user, Tensor item, int perUser) =>
        item.reshape(-1, perUser, item.shape[1]).bmm(user.unsqueeze(2)).squeeze(2); // [n, perUser]

    /// <summary>Every user with every item.</summary>
    /// <param name="user">Vectors [n, width].</param>
    /// <param name="item">Vectors [m, width].</param>
    public static Tensor Grid(Tensor user, Tensor item) => user.mm(item.t()); // [n, m]
}
