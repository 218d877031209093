using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>The pairs of a step. The rows of users and items are here once each, however many pairs they are in.</summary>
/// <param name="UserRows">[users, factors + inputs of the tower], Float32 on the host, as all but the slots.</param>
/// <param name="ItemRows">[items, factors + inputs of the tower].</param>
/// <param name="UserSlots">The row of each positive's user, [positives], Int32.</param>
/// <param name="ItemSlots">The rows of the positives' items, [positives * items of each], Int32, the positive item first.</param>
[Experimental("STANDIN001")]
public sealed record PairInputs(Tensor UserRows, Tensor ItemRows, Tensor UserSlots, Tensor ItemSlots)
{
    /// <summary>Weights of the positives and their negatives, [positives]; null weighs each 1.</summary>
    public Tensor? Weights { get; init; }

    /// <summary>What the tower reads behind a user's row, [users, n]; null for nothing.</summary>
    public Tensor? UserExtra { get; init; }

    /// <summary>What the tower reads behind an item's row, [items, n]; null for nothing.</summary>
    public Tensor? ItemExtra { get; init; }
}
