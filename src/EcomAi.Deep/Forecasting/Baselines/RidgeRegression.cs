namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// A linear regression with an L2 penalty (Hoerl and Kennard 1970) and an intercept for each series. Features and targets are taken less their means in the
/// series, which are drawn towards the mean of all as if by one row more; the penalty is relative to each feature's variance, so that units do not
/// matter. Solved by the normal equations in double precision.
/// </summary>
internal sealed class RidgeRegression
{
    private const int PriorRows = 10;

    private readonly RidgeFeatures _features;
    private readonly RidgeRows _rows;
    private readonly double[] _weights;
    private readonly double[] _centres;
    private readonly double[] _targets;
    private readonly double[] _spreads;
    private readonly double[] _residuals = [];

    /// <summary>Fits.</summary>
    /// <param name="features">The features.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="penalty">The L2 weight, relative to the number of rows.</param>
    public RidgeRegression(RidgeFeatures features, RidgeRows rows, double penalty)
    {
        (_features, _rows) = (features, rows);
        var (width, series) = (features.Count, rows.Series.Length);
        _centres = new double[series * width];
        _targets = new double[series];
        _spreads = new double[series];
        _weights = new double[width];
        var counts = new int[series];
        if (!Centre(counts))
        {
            // Nobody's past reaches over the lead: each series stays at its mean.
            for (var index = 0; index < series; index++)
                _targets[index] = features.Mean(rows.Series[index]);
            return;
        }

        _weights = Solve(penalty);
        _residuals = Residuals(counts);
    }

    /// <summary>The prediction of one series from an origin, compressed; its spread, which times <see cref="Residual"/> is its uncertainty.</summary>
    public (double Value, double Spread) Predict(int index, int origin, Span<double> room)
    {
        _features.Write(_rows.Series[index], origin, origin + _rows.Lead, room);
        return (Value(index, room), _spreads[index]);
    }

    /// <summary>A quantile of the residuals, each divided by its series' spread.</summary>
    public double Residual(double level) => _residuals.Length == 0 ? 0 : SampleQuantile.Of(_residuals, level);

    /// <summary>
    /// The factor c that makes the mean of |y - c f| / |y| over the training rows least: the median of y / f, weighted by f / y. Rows with y or f not above 0
    /// are left out; 1 where none is left.
    /// </summary>
    public double PercentageFactor()
    {
        var room = new double[_features.Count];
        List<double> ratios = [];
        foreach (var row in _rows.List())
        {
            Write(row, room);
            var (target, fitted) = (RidgeFeatures.Expand(_rows.Target(row)), RidgeFeatures.Expand(Value(row.Index, room)));
            if (target > 0 && fitted > 0)
                ratios.Add(target / fitted);
        }

        return WeightedMedian(ratios);
    }

    /// <summary>The median of values above 0, each weighted by its inverse; 1 of none.</summary>
    internal static double WeightedMedian(List<double> ratios)
    {
        if (ratios.Count == 0)
            return 1;
        ratios.Sort();
        var half = ratios.Sum(ratio => 1 / ratio) / 2;
        var below = 0.0;
        return ratios.Find(ratio => (below += 1 / ratio) >= half);
    }

    private void Write((int Index, int Place) row, Span<double> room) => _features.Write(_rows.Series[row.Index], row.Place - _rows.Lead, row.Place, room);

    private double Value(int index, ReadOnlySpan<double> features)
    {
        var value = _targets[index];
        var centre = _centres.AsSpan(index * _weights.Length, _weights.Length);
        for (var i = 0; i < centre.Length; i++)
            value += _weights[i] * (features[i] - centre[i]);
        return value;
    }

    private bool Centre(int[] counts)
    {
        var width = _weights.Length;
        var room = new double[width];
        foreach (var row in _rows.List())
        {
            Write(row, room);
            counts[row.Index]++;
            _targets[row.Index] += _rows.Target(row);
            var centre = _centres.AsSpan(row.Index * width, width);
            for (var i = 0; i < width; i++)
                centre[i] += room[i];
        }

        var all = counts.Sum();
        if (all == 0)
            return false;
        Shrink(_targets, 1, counts, all);
        Shrink(_centres, width, counts, all);
        return true;
    }

    /// <summary>Turns sums by series into means, drawn towards the mean of all rows as if by one row of that mean.</summary>
    private static void Shrink(double[] sums, int width, int[] counts, int all)
    {
        for (var i = 0; i < width; i++)
        {
            var mean = 0.0;
            for (var at = i; at < sums.Length; at += width)
                mean += sums[at] / all;
            for (var series = 0; series < counts.Length; series++)
                sums[(series * width) + i] = (sums[(series * width) + i] + mean) / (counts[series] + 1);
        }
    }

    private double[] Solve(double penalty)
    {
        var width = _weights.Length;
        var equations = new NormalEquations(width);
        var room = new double[width];
        foreach (var row in _rows.List())
        {
            Write(row, room);
            var centre = _centres.AsSpan(row.Index * width, width);
            for (var i = 0; i < width; i++)
                room[i] -= centre[i];
            equations.Add(room, _rows.Target(row) - _targets[row.Index]);
        }

        return equations.Solve(penalty);
    }

    private double[] Residuals(int[] counts)
    {
        var room = new double[_weights.Length];
        var residuals = new List<(int Index, double Value)>();
        var squares = 0.0;
        foreach (var row in _rows.List())
        {
            Write(row, room);
            var residual = _rows.Target(row) - Value(row.Index, room);
            residuals.Add((row.Index, residual));
            _spreads[row.Index] += residual * residual;
            squares += residual * residual;
        }

        // A series' spread is its own as far as it has rows to tell, else that of all.
        var common = squares / residuals.Count;
        for (var index = 0; index < _spreads.Length; index++)
            _spreads[index] = Math.Sqrt((_spreads[index] + (PriorRows * common)) / (counts[index] + PriorRows));
        double[] scaled = [.. residuals.Select(residual => _spreads[residual.Index] > 0 ? residual.Value / _spreads[residual.Index] : 0)];
        Array.Sort(scaled);
        return scaled;
    }
}
