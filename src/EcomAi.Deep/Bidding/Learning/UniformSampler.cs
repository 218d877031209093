using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>Draws every row with the same probability.</summary>
public sealed class UniformSampler : IReplaySampler
{
    private readonly Dictionary<string, Tensor> _state = [];

    /// <inheritdoc/>
    public bool WantsErrors => false;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> State => _state;

    /// <inheritdoc/>
    public void Restore()
    {
    }

    /// <inheritdoc/>
    public void Written(int first, int rows)
    {
    }

    /// <inheritdoc/>
    public void Sample(Span<long> rows, Span<float> weights, int count, long update, ref Xoshiro256 random)
    {
        for (var i = 0; i < rows.Length; i++)
            rows[i] = random.NextInt(count);
        weights.Fill(1);
    }

    /// <inheritdoc/>
    public void Update(ReadOnlySpan<long> rows, ReadOnlySpan<float> errors)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
