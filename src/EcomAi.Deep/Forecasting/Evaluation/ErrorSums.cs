using EcomAi.Deep.Training;

namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>
/// Adds up the errors of forecasts and turns them into metrics. All metrics are pooled over the points added, so that each observed target counts alike;
/// point metrics measure <see cref="Forecast.Point"/>.
/// </summary>
public sealed class ErrorSums
{
    private readonly IReadOnlyList<double> _levels;
    private readonly IReadOnlyList<CentralInterval> _intervals;
    private readonly double[] _pinball;
    private readonly long[] _covered;
    private readonly double[] _width;
    private double _error;
    private double _absolute;
    private double _squared;
    private double _target;
    private double _symmetric;
    private double _relative;
    private double _scaled;
    private long _scaledPoints;

    /// <summary>Starts at nothing.</summary>
    /// <param name="levels">Quantile levels, ascending.</param>
    public ErrorSums(IReadOnlyList<double> levels)
    {
        _levels = levels;
        _intervals = CentralInterval.Of(levels);
        _pinball = new double[levels.Count];
        _covered = new long[_intervals.Count];
        _width = new double[_intervals.Count];
    }

    /// <summary>Points added.</summary>
    public long Points { get; private set; }

    /// <summary>Points with the target 0, which MAPE leaves out.</summary>
    public long ZeroTargets { get; private set; }

    /// <summary>Points of series whose scale is 0 or undefined, which MASE leaves out.</summary>
    public long Unscaled => Points - _scaledPoints;

    /// <summary>
    /// MASE = mean over all points of |y - f| / scale of the point's series, see <see cref="MaseScale"/>: pooled over points, so that a series counts by
    /// its observed targets (Hyndman and Koehler 2006). Points of series without a scale above 0 are left out.
    /// </summary>
    public double Mase => Ratio(_scaled, _scaledPoints);

    /// <summary>sMAPE = mean of 200 |y - f| / (|y| + |f|), 0 where both are 0, % (Makridakis 1993, as in the M4 competition).</summary>
    public double Smape => Ratio(200 * _symmetric, Points);

    /// <summary>MAPE = mean of 100 |y - f| / |y|, %, points with the target 0 left out.</summary>
    public double Mape => Ratio(100 * _relative, Points - ZeroTargets);

    /// <summary>WAPE = sum |y - f| / sum |y|, also called ND (Kolassa and Schütz 2007).</summary>
    public double Wape => Ratio(_absolute, _target);

    /// <summary>RMSE = root of the mean of (y - f)^2.</summary>
    public double Rmse => Math.Sqrt(Ratio(_squared, Points));

    /// <summary>Bias = sum (f - y) / sum |y|.</summary>
    public double Bias => Ratio(_error, _target);

    /// <summary>
    /// WQL = mean over the levels .1, .2, ... .9, as far as they are there, of 2 sum of pinball losses / sum |y| (Park et al. 2022, as in GluonTS).
    /// </summary>
    public double Wql
    {
        get
        {
            var (sum, count) = (0.0, 0);
            for (var tenth = 1; tenth <= 9; tenth++)
            {
                var level = CentralInterval.IndexOf(_levels, tenth / 10.0);
                if (level < 0)
                    continue;
                sum += _pinball[level];
                count++;
            }

            return Ratio(2 * sum, count * _target);
        }
    }

    /// <summary>Mean of the pinball losses of all levels: max(q (y - f), (q - 1)(y - f)) (Koenker and Bassett 1978).</summary>
    public double Pinball => Ratio(_pinball.Sum(), Points * (double)_levels.Count);

    /// <summary>Adds the forecast of one observed target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="point">The point forecast.</param>
    /// <param name="quantiles">Its quantiles, one a level, ascending.</param>
    /// <param name="scale">The series' scale, see <see cref="MaseScale"/>.</param>
    public void Add(double target, double point, ReadOnlySpan<double> quantiles, double scale)
    {
        var error = point - target;
        var absolute = Math.Abs(error);
        var size = Math.Abs(target);
        Points++;
        _error += error;
        _absolute += absolute;
        _squared += error * error;
        _target += size;
        if (absolute > 0)
            _symmetric += absolute / (size + Math.Abs(point));
        if (size > 0)
            _relative += absolute / size;
        else
            ZeroTargets++;
        if (scale > 0)
        {
            _scaled += absolute / scale;
            _scaledPoints++;
        }

        for (var i = 0; i < _pinball.Length; i++)
        {
            var over = target - quantiles[i];
            _pinball[i] += over >= 0 ? _levels[i] * over : (_levels[i] - 1) * over;
        }

        for (var i = 0; i < _covered.Length; i++)
        {
            var (lower, upper) = (quantiles[_intervals[i].Lower], quantiles[_intervals[i].Upper]);
            if (target >= lower && target <= upper)
                _covered[i]++;
            _width[i] += upper - lower;
        }
    }

    /// <summary>Every metric: those of <see cref="MetricNames"/>, then coverage, width and relative width of each interval, then the pinball loss of each level.</summary>
    public IReadOnlyList<MetricValue> Metrics()
    {
        List<MetricValue> metrics =
        [
            new(MetricNames.Mase, Mase),
            new(MetricNames.Wql, Wql),
            new(MetricNames.Wape, Wape),
            new(MetricNames.Mape, Mape),
            new(MetricNames.Smape, Smape),
            new(MetricNames.Rmse, Rmse),
            new(MetricNames.Bias, Bias),
            new(MetricNames.Pinball, Pinball),
        ];
        for (var i = 0; i < _intervals.Count; i++)
        {
            var percent = _intervals[i].Percent;
            metrics.Add(new(MetricNames.Coverage(percent), Ratio(100.0 * _covered[i], Points)));
            metrics.Add(new(MetricNames.Width(percent), Ratio(_width[i], Points)));
            metrics.Add(new(MetricNames.RelativeWidth(percent), Ratio(_width[i], _target)));
        }

        for (var i = 0; i < _pinball.Length; i++)
            metrics.Add(new(MetricNames.PinballAt(_levels[i]), Ratio(_pinball[i], Points)));
        return metrics;
    }

    private static double Ratio(double sum, double by) => by > 0 ? sum / by : double.NaN;
}
