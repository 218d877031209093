namespace EcomAi.Deep.Training;

/// <summary>Draws numbers in proportion to given weights, in constant time (Walker 1977, built as Vose 1991).</summary>
public sealed class AliasTable
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    /// <summary>Builds the table.</summary>
    /// <param name="weights">One weight a number, 0 or more, not all 0.</param>
    /// <exception cref="ArgumentException">There is no positive weight.</exception>
    public AliasTable(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        if (!(total > 0))
            throw new ArgumentException("at least one weight must be positive", nameof(weights));

        _keep = new double[weights.Length];
        _alias = new int[weights.Length];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var i = 0; i < weights.Length; i++)
        {
            _keep[i] = weights[i] / total * weights.Length;
            (_keep[i] < 1 ? small : large).Push(i);
        }

        while (small.TryPop(out var less))
        {
            if (!large.TryPop(out var more))
            {
                _keep[less] = 1;
                continue;
            }

            _alias[less] = more;
            _keep[more] -= 1 - _keep[less];
            (_keep[more] < 1 ? small : large).Push(more);
        }

        foreach (var rest in large)
            _keep[rest] = 1;
    }

    /// <summary>Draws a number of 0 to the count of weights - 1.</summary>
    /// <param name="random">The generator, moved on by two numbers or a few more.</param>
    public int Draw(ref Xoshiro256 random)
    {
        var place = random.NextInt(_keep.Length);
        return random.NextDouble() < _keep[place] ? place : _alias[place];
    }
}
