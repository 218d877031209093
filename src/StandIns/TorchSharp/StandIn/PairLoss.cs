using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.StandIn;

/// <summary>What the logits of a user's items are turned into; the first item is the positive one, the others are negative.</summary>
[Experimental("STANDIN001")]
public enum PairLoss
{
    /// <summary>Binary cross-entropy, the mean of all pairs.</summary>
    CrossEntropy = 0,

    /// <summary>-log σ(positive - negative), the mean of all negatives (Rendle et al. 2009).</summary>
    Ranking = 1,
}
