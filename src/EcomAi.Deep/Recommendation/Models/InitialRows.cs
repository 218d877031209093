using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Models;

/// <summary>How the rows of a table start.</summary>
internal static class InitialRows
{
    /// <summary>Some columns from N(0, deviation), the others 0.</summary>
    public static void Normal(Embedding table, int firstColumn, int columns, double deviation)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var weight = table.weight!;
        weight.zero_();
        weight.narrow(1, firstColumn, columns).normal_(0, deviation);
    }
}
