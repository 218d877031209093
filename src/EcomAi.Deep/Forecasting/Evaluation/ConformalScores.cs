using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>How far targets lie outside of intervals, by interval, group of series and step of the horizon.</summary>
internal sealed class ConformalScores
{
    private readonly int _intervals;
    private readonly int _groups;
    private readonly int _horizon;
    private readonly List<double>[] _scores;

    private ConformalScores(int intervals, int groups, int horizon)
    {
        (_intervals, _groups, _horizon) = (intervals, groups, horizon);
        _scores = new List<double>[intervals * groups * horizon];
        for (var i = 0; i < _scores.Length; i++)
            _scores[i] = [];
    }

    /// <summary>Targets that were scored.</summary>
    public int Count { get; private set; }

    /// <summary>The fewest scores of any group and step.</summary>
    public int Fewest => _intervals == 0 ? 0 : _scores.Min(scores => scores.Count);

    /// <summary>Scores every observed target: max(l - y, y - u) in a unit.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="rounds">The rounds.</param>
    /// <param name="forecasts">One forecast a round.</param>
    /// <param name="gap">Steps between origin and horizon.</param>
    /// <param name="intervals">The intervals.</param>
    /// <param name="edges">Sizes that part the groups.</param>
    /// <param name="unit">The unit of an interval's ends and a series' size.</param>
    public static ConformalScores Collect(
        SeriesPanel panel,
        IReadOnlyList<BacktestRound> rounds,
        IReadOnlyList<Forecast> forecasts,
        int gap,
        IReadOnlyList<CentralInterval> intervals,
        double[] edges,
        Func<double, double, double, double> unit)
    {
        var horizon = forecasts[0].Horizon;
        var scores = new ConformalScores(intervals.Count, edges.Length + 1, horizon);
        for (var round = 0; round < rounds.Count; round++)
        {
            for (var series = 0; series < panel.Count; series++)
            {
                var origin = rounds[round].Origins[series];
                if (origin < 0)
                    continue;
                var size = ConformalCalibration.Size(panel.History(series, origin)).Size;
                var group = ConformalCalibration.Group(edges, size);
                for (var step = 0; step < horizon; step++)
                {
                    var target = Backtest.Target(panel, series, origin + gap + step);
                    if (double.IsNaN(target))
                        continue;
                    var quantiles = forecasts[round].QuantilesAt(series, step);
                    for (var i = 0; i < intervals.Count; i++)
                    {
                        var (lower, upper) = (quantiles[intervals[i].Lower], quantiles[intervals[i].Upper]);
                        scores.At(i, group, step).Add(Math.Max(lower - target, target - upper) / unit(lower, upper, size));
                    }

                    scores.Count++;
                }
            }
        }

        return scores;
    }

    /// <summary>The scores of an interval and group, of one step or of all.</summary>
    public double[] Sample(int interval, int group, int? step) => step is { } one
        ? [.. At(interval, group, one)]
        : [.. Enumerable.Range(0, _horizon).SelectMany(any => At(interval, group, any))];

    private List<double> At(int interval, int group, int step) => _scores[(((interval * _groups) + group) * _horizon) + step];
}
