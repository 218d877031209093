using System.Numerics;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>
/// Numbers of which each can be changed, and one drawn in proportion to them, in log time (Schaul et al. 2016, appendix B): every node is the sum of the two below it. A node
/// is always added up anew, so the tree depends on the leaves alone, not on how they came about.
/// </summary>
public sealed class SumTree
{
    private readonly int _leaves;
    private readonly double[] _nodes;

    /// <summary>A tree of zeros.</summary>
    /// <param name="count">How many numbers.</param>
    public SumTree(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)count);
        _nodes = new double[2 * _leaves];
    }

    /// <summary>How many numbers there are.</summary>
    public int Count { get; }

    /// <summary>Their sum.</summary>
    public double Total => _nodes[1];

    /// <summary>The numbers.</summary>
    public ReadOnlySpan<double> Values => _nodes.AsSpan(_leaves, Count);

    /// <summary>One number.</summary>
    public double this[int index] => Values[index];

    /// <summary>Changes one number, 0 or more.</summary>
    public void Set(int index, double value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        var node = _leaves + index;
        _nodes[node] = value;
        for (node >>= 1; node > 0; node >>= 1)
            _nodes[node] = _nodes[2 * node] + _nodes[(2 * node) + 1];
    }

    /// <summary>Changes a stretch of numbers to one value; each node above is added up once.</summary>
    public void Fill(int first, int count, double value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)first + (uint)count, (uint)Count, nameof(count));
        if (count == 0)
            return;
        _nodes.AsSpan(_leaves + first, count).Fill(value);
        int low = _leaves + first, high = _leaves + first + count - 1;
        for (low >>= 1, high >>= 1; low > 0; low >>= 1, high >>= 1)
        {
            for (var node = low; node <= high; node++)
                _nodes[node] = _nodes[2 * node] + _nodes[(2 * node) + 1];
        }
    }

    /// <summary>Changes all numbers.</summary>
    public void Load(ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Count);
        values.CopyTo(_nodes.AsSpan(_leaves));
        for (var node = _leaves - 1; node > 0; node--)
            _nodes[node] = _nodes[2 * node] + _nodes[(2 * node) + 1];
    }

    /// <summary>The first number whose running sum is above a mass.</summary>
    /// <param name="mass">0 to <see cref="Total"/>.</param>
    /// <returns>Its index; never that of a zero while the total is above 0.</returns>
    public int Find(double mass)
    {
        var nodes = _nodes;
        var node = 1;
        while (node < _leaves)
        {
            node *= 2;
            // Rounding may leave more mass than the right side has; an empty side is never entered.
            if (mass >= nodes[node] && nodes[node + 1] > 0)
            {
                mass -= nodes[node];
                node++;
            }
        }

        return node - _leaves;
    }
}
