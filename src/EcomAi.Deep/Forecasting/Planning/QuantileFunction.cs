namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>
/// The distribution of one step's demand, made from a few quantiles: linear between them; beyond the outermost ones exponential tails, each through the two
/// outermost quantiles of its side, q(p) = q_K + β ln((1 - p_K) / (1 - p)) above and likewise below (the tails of GluonTS's quantile forecasts). Demand is
/// never negative: what lies below 0 is 0.
/// </summary>
public sealed class QuantileFunction
{
    private readonly double[] _levels;
    private readonly double[] _values;
    private readonly double _lowerSlope;
    private readonly double _upperSlope;

    /// <summary>Makes the function.</summary>
    /// <param name="levels">At least two quantile levels, ascending, above 0 and below 1.</param>
    /// <param name="values">The quantiles, in units, none below the one before it.</param>
    /// <exception cref="ArgumentException">Levels or values are not as said.</exception>
    public QuantileFunction(IReadOnlyList<double> levels, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count < 2 || values.Length != levels.Count)
            throw new ArgumentException($"{levels.Count} levels and {values.Length} values; there must be as many of both, at least two.", nameof(levels));
        (_levels, _values) = ([.. levels], values.ToArray());
        for (var i = 0; i < _levels.Length; i++)
        {
            if (!(_levels[i] > 0 && _levels[i] < 1) || !double.IsFinite(_values[i]) || (i > 0 && (_levels[i] <= _levels[i - 1] || _values[i] < _values[i - 1])))
                throw new ArgumentException($"level {_levels[i]} with the quantile {_values[i]}: both must be finite and ascend.", nameof(values));
        }

        _lowerSlope = (_values[1] - _values[0]) / Math.Log(_levels[1] / _levels[0]);
        _upperSlope = (_values[^1] - _values[^2]) / Math.Log((1 - _levels[^2]) / (1 - _levels[^1]));
    }

    /// <summary>The demand that is not exceeded with the probability p, units.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    public double this[double p]
    {
        get
        {
            double value;
            if (p <= _levels[0])
            {
                value = _values[0] - (_lowerSlope * Math.Log(_levels[0] / p));
            }
            else if (p >= _levels[^1])
            {
                value = _values[^1] + (_upperSlope * Math.Log((1 - _levels[^1]) / (1 - p)));
            }
            else
            {
                var found = Array.BinarySearch(_levels, p);
                var above = found < 0 ? ~found : found;
                var share = (p - _levels[above - 1]) / (_levels[above] - _levels[above - 1]);
                value = _values[above - 1] + (share * (_values[above] - _values[above - 1]));
            }

            return Math.Max(0, value);
        }
    }
}
