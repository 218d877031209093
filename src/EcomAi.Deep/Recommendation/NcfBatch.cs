using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation;

/// <summary>The pairs of one step, on the device.</summary>
public sealed class NcfBatch : IBatch, IDisposable
{
    private readonly Action<NcfBatch>? _giveBack;

    internal NcfBatch(int positives, int negatives, Tensor users, Tensor items, Tensor? weights, Tensor? known, Action<NcfBatch>? giveBack)
    {
        (Positives, Negatives, Users, Items, Weights, Known) = (positives, negatives, users, items, weights, known);
        _giveBack = giveBack;
    }

    /// <summary>The step, counted over all epochs from 0.</summary>
    public long Step { get; internal set; }

    /// <summary>Number of positives.</summary>
    public int Positives { get; }

    /// <summary>Negatives of each positive (bce, bpr) or of all together (softmax).</summary>
    public int Negatives { get; }

    /// <summary>Users [positives], int64.</summary>
    public Tensor Users { get; }

    /// <summary>
    /// Items, int64: [positives * (1 + negatives)] row by row with the positive first (bce, bpr), or [positives + negatives] (softmax).
    /// </summary>
    public Tensor Items { get; }

    /// <summary>Weights [positives], float32; null counts each 1.</summary>
    public Tensor? Weights { get; }

    /// <summary>Which shared negatives a user is known to have [positives, negatives], bool; null where nobody asked.</summary>
    public Tensor? Known { get; }

    /// <inheritdoc/>
    public int Size { get; internal set; }

    /// <summary>Gives the tensors back to be filled again, or frees them.</summary>
    public void Dispose()
    {
        if (_giveBack is not null)
            _giveBack(this);
        else
            Free();
    }

    internal void Free()
    {
        Users.Dispose();
        Items.Dispose();
        Weights?.Dispose();
        Known?.Dispose();
    }
}
