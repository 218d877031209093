using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>Which rows of a memory are learned from.</summary>
public interface IReplaySampler : IDisposable
{
    /// <summary>Whether <see cref="Update"/> wants the errors of the rows that were drawn.</summary>
    bool WantsErrors { get; }

    /// <summary>The live tensors by name; brought up to date when read.</summary>
    IReadOnlyDictionary<string, Tensor> State { get; }

    /// <summary>Takes up what was copied into the tensors of <see cref="State"/>.</summary>
    void Restore();

    /// <summary>Says that rows were written, around the end of the memory where need be.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="rows">How many.</param>
    void Written(int first, int rows);

    /// <summary>Draws rows, with replacement.</summary>
    /// <param name="rows">Where their numbers go.</param>
    /// <param name="weights">Where the weight of each goes, 0 to 1.</param>
    /// <param name="count">How many rows the memory holds.</param>
    /// <param name="update">How many updates there were.</param>
    /// <param name="random">The random stream.</param>
    void Sample(Span<long> rows, Span<float> weights, int count, long update, ref Xoshiro256 random);

    /// <summary>Says how wrong the values of these rows were.</summary>
    /// <param name="rows">The rows; of one that stands twice, the last counts.</param>
    /// <param name="errors">Absolute temporal-difference errors.</param>
    void Update(ReadOnlySpan<long> rows, ReadOnlySpan<float> errors);
}
