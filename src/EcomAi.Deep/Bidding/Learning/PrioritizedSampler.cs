using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>
/// Proportional prioritized replay (Schaul et al. 2016): row i is drawn with the probability P(i) = p_i^alpha / sum p^alpha, p = |error| + epsilon, from even strata of the
/// sum; its weight is (count * P(i))^-beta over the largest one of the batch. New rows have the largest priority so far. Beta rises evenly to 1.
/// </summary>
public sealed class PrioritizedSampler : IReplaySampler
{
    private const double Epsilon = 1e-6;
    private readonly SumTree _tree;
    private readonly double _alpha;
    private readonly double _beta;
    private readonly long _betaUpdates;
    private readonly double[] _priorities;
    private readonly double[] _largest = [1];
    private readonly LiveState _live = new();

    /// <summary>No rows yet.</summary>
    /// <param name="capacity">The most rows.</param>
    /// <param name="alpha">How much the errors count: 0 draws evenly, 1 in proportion.</param>
    /// <param name="beta">How much of the bias is corrected at the first update, 0 to 1.</param>
    /// <param name="betaUpdates">The update from which on all of it is; 0 leaves beta as it is.</param>
    public PrioritizedSampler(int capacity, double alpha, double beta, long betaUpdates)
    {
        (_alpha, _beta, _betaUpdates) = (alpha, beta, betaUpdates);
        _tree = new SumTree(capacity);
        _priorities = new double[capacity];
        _live.Mirror("priorities", [capacity], _priorities);
        _live.Mirror("largest", [], _largest);
    }

    /// <inheritdoc/>
    public bool WantsErrors => true;

    /// <summary>The rows' priorities to the power of alpha.</summary>
    public ReadOnlySpan<double> Priorities => _tree.Values;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> State
    {
        get
        {
            _tree.Values.CopyTo(_priorities);
            return _live.Read();
        }
    }

    /// <inheritdoc/>
    public void Restore()
    {
        _live.Restore();
        _tree.Load(_priorities);
    }

    /// <inheritdoc/>
    public void Written(int first, int rows)
    {
        var before = Math.Min(rows, _tree.Count - first);
        _tree.Fill(first, before, _largest[0]);
        _tree.Fill(0, rows - before, _largest[0]);
    }

    /// <summary>Beta at an update.</summary>
    public double BetaAt(long update) => _betaUpdates > 0 ? Math.Min(1, _beta + ((1 - _beta) * update / _betaUpdates)) : _beta;

    /// <inheritdoc/>
    public void Sample(Span<long> rows, Span<float> weights, int count, long update, ref Xoshiro256 random)
    {
        var beta = BetaAt(update);
        var stratum = _tree.Total / rows.Length;
        var smallest = double.PositiveInfinity;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = _tree.Find((i + random.NextDouble()) * stratum);
            rows[i] = row;
            smallest = Math.Min(smallest, _tree[row]);
        }

        // (count P_i)^-beta / (count P_min)^-beta = (p_min / p_i)^beta
        for (var i = 0; i < rows.Length; i++)
            weights[i] = (float)Math.Pow(smallest / _tree[(int)rows[i]], beta);
    }

    /// <inheritdoc/>
    public void Update(ReadOnlySpan<long> rows, ReadOnlySpan<float> errors)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            // A NaN would make every draw meaningless; the loss shows it, and the loop stops there.
            var error = float.IsFinite(errors[i]) ? errors[i] : float.MaxValue;
            var priority = Math.Pow(error + Epsilon, _alpha);
            _tree.Set((int)rows[i], priority);
            _largest[0] = Math.Max(_largest[0], priority);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _live.Dispose();
}
