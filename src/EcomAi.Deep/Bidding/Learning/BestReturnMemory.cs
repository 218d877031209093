using System.Numerics;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>
/// For each state and action the best return of any episode that contained them (DRLB, Wu et al. 2018, algorithm 1). States are told apart on a grid. The table has a fixed
/// size: where it is crowded, a pair takes the place of an older one.
/// </summary>
public sealed class BestReturnMemory : IDisposable
{
    private const int Probes = 8;
    private readonly double _grid;
    private readonly long[] _keys;
    private readonly double[] _best;
    private readonly LiveState _live = new();

    /// <summary>An empty table.</summary>
    /// <param name="capacity">The most pairs, rounded up to a power of two.</param>
    /// <param name="grid">States are the same when all their numbers are, rounded to multiples of this, above 0.</param>
    public BestReturnMemory(int capacity, double grid)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(grid);
        _grid = grid;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, Probes));
        (_keys, _best) = (new long[size], new double[size]);
        _live.Mirror("keys", [size], _keys);
        _live.Mirror("best", [size], _best);
    }

    /// <summary>The table as live tensors by name; brought up to date when read.</summary>
    public IReadOnlyDictionary<string, Tensor> State => _live.Read();

    /// <summary>Takes up what was copied into the tensors of <see cref="State"/>.</summary>
    public void Restore() => _live.Restore();

    /// <summary>Says that an episode with this return contained the pair.</summary>
    /// <returns>The best return of the pair so far.</returns>
    public double Raise(ReadOnlySpan<float> state, int action, double episodeReturn)
    {
        var key = Key(state, action);
        var home = (int)((ulong)key >> 8) & (_keys.Length - 1);
        for (var probe = 0; probe < Probes; probe++)
        {
            var at = (home + probe) & (_keys.Length - 1);
            if (_keys[at] == key)
                return _best[at] = Math.Max(_best[at], episodeReturn);
            if (_keys[at] != 0)
                continue;
            (_keys[at], _best[at]) = (key, episodeReturn);
            return episodeReturn;
        }

        (_keys[home], _best[home]) = (key, episodeReturn);
        return episodeReturn;
    }

    /// <inheritdoc/>
    public void Dispose() => _live.Dispose();

    // 64 well-mixed bits of the grid cell and the action; among a million pairs two meet once in ten million tables. 0 means an empty place.
    private long Key(ReadOnlySpan<float> state, int action)
    {
        unchecked
        {
            var hash = Mix((ulong)action + 0x9E3779B97F4A7C15);
            foreach (var number in state)
                hash = Mix(hash ^ (ulong)(long)Math.Round(number / _grid));
            return (long)(hash | 1);
        }
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = ((z ^ (z >> 30)) + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
