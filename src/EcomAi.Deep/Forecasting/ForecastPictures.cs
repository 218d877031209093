using System.Globalization;
using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting.Evaluation;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Reporting;

namespace EcomAi.Deep.Forecasting;

/// <summary>Pictures of single series: history, forecast of the last test round, intervals, and what came.</summary>
internal sealed class ForecastPictures
{
    private const char Between = '\u001f';
    private const int Pictures = 4;

    private readonly BacktestRows _rows;
    private readonly SeriesDataConfig _data;
    private readonly ForecastConfig _window;
    private readonly bool _isTime;
    private readonly Dictionary<string, SeriesRecord> _series = new(StringComparer.Ordinal);

    private ForecastPictures(BacktestRows rows, LstmConfig config, bool isTime)
    {
        (_rows, _data, _window, _isTime) = (rows, config.Data, config.Forecast, isTime);
        for (var row = 0; row < rows.Count; row++)
        {
            var key = KeyOf(row);
            if (!_series.TryGetValue(key, out var record))
                _series.Add(key, record = new SeriesRecord(key, rows.Keys.Format(row)));
            record.Add(rows, row);
        }
    }

    /// <summary>Draws the largest series, then the worst of the larger half.</summary>
    /// <param name="folder">The run folder with the files of backtest and history.</param>
    /// <param name="config">The run's configuration.</param>
    /// <returns>Markup of both rows of pictures; null where the run has no backtest.</returns>
    public static string? Draw(string folder, LstmConfig config)
    {
        var path = Path.Combine(folder, BacktestFile.Name);
        if (!File.Exists(path))
            return null;
        var isTime = ParquetTable.Open(path).Require("time", "backtest").Kind == ColumnKind.Time;
        var pictures = new ForecastPictures(BacktestFile.Read(path), config, isTime);
        return pictures.Draw(Path.Combine(folder, HistoryFile.Name));
    }

    private string? Draw(string historyPath)
    {
        var bySize = _series.Values.Where(one => one.Targets > 0).OrderByDescending(one => one.Volume).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        if (bySize.Count == 0)
            return null;
        var largest = bySize.Take(Pictures).ToList();
        var worst = bySize.Take((bySize.Count + 1) / 2).Where(one => one.Wape > 0 && !largest.Contains(one))
            .OrderByDescending(one => one.Wape).ThenBy(one => one.Key, StringComparer.Ordinal).Take(Pictures).ToList();
        var histories = File.Exists(historyPath) ? ReadHistory(historyPath, [.. largest.Concat(worst).Select(one => one.Key)]) : [];
        string Row(IEnumerable<SeriesRecord> some) => Figure.Row(some.Select(one => Picture(one, histories)));
        var round = _rows.Rounds[largest[0].LastRow];
        var page = new Markup().Add($"<p class=\"quiet\">Round {round}; the error of a series is over all rounds.</p>\n<h3>The largest series</h3>\n").Raw(Row(largest));
        if (worst.Count > 0)
            page.Raw("<h3>The worst series, by WAPE among the larger half</h3>\n").Raw(Row(worst));
        return page.ToString();
    }

    private string Picture(SeriesRecord one, Dictionary<string, List<ChartPoint>> histories)
    {
        var last = Enumerable.Range(one.LastStart, one.LastRow - one.LastStart + 1).OrderBy(row => _rows.Times[row]).ToList();
        ChartPoint[] Points(IReadOnlyList<double> values) => [.. last.Select(row => new ChartPoint(_rows.Times[row], values[row]))];
        var (history, unseen) = Split(histories.GetValueOrDefault(one.Key) ?? [], _rows.Times[last[0]]);
        var fan = new Fan
        {
            Title = one.Name,
            History = history,
            Actual = [.. unseen, .. Points(_rows.Actual)],
            Forecast = Points(_rows.Point),
            Bands = [.. Intervals().Select(interval => new FanBand(interval.Percent / 100, Points(_rows.Quantiles[interval.Lower]), Points(_rows.Quantiles[interval.Upper])))],
            IsTime = _isTime,
        };
        return Figure.Draw(one.Name, string.Create(CultureInfo.InvariantCulture, $"{one.Volume:#,0} in all, WAPE {one.Wape:F3}"), FanChart.Draw(fan));
    }

    /// <summary>The 95 % and 80 % intervals; where the levels do not form them, the widest and the one in the middle.</summary>
    private List<CentralInterval> Intervals()
    {
        var all = CentralInterval.Of(_rows.Levels);
        var usual = all.Where(interval => interval.Percent is 80 or 95).ToList();
        if (usual.Count == 2 || all.Count <= 2)
            return usual.Count == 2 ? usual : [.. all];
        return [all[0], all[all.Count / 2]];
    }

    /// <summary>What the round knew, as far back as a picture needs, and what it did not: the gap before its first step.</summary>
    private (List<ChartPoint> Known, List<ChartPoint> Unseen) Split(List<ChartPoint> history, long first)
    {
        var before = history.Where(point => point.At < first).OrderBy(point => point.At).ToList();
        var known = before.Count - Math.Min(_window.Gap, before.Count);
        var shown = Math.Min(known, Math.Max(40, 3 * _window.Horizon));
        return (before.GetRange(known - shown, shown), before.GetRange(known, before.Count - known));
    }

    private Dictionary<string, List<ChartPoint>> ReadHistory(string path, HashSet<string> wanted)
    {
        var table = ParquetTable.Open(path);
        var keys = _data.Keys.Select(name => table.Require(name, "data.keys")).ToList();
        var found = new Dictionary<string, List<ChartPoint>>(StringComparer.Ordinal);
        foreach (var chunk in table.Read([.. _data.Keys, _data.Time, _data.Target]))
        {
            var times = chunk.Times(_data.Time);
            var targets = chunk.Reals(_data.Target);
            for (var row = 0; row < chunk.Rows; row++)
            {
                var key = string.Join(Between, keys.Select(column => column.Kind == ColumnKind.Integer
                    ? chunk.Integers(column.Name)[row].ToString(CultureInfo.InvariantCulture)
                    : chunk.Texts(column.Name)[row]));
                if (!wanted.Contains(key))
                    continue;
                if (!found.TryGetValue(key, out var points))
                    found.Add(key, points = []);
                points.Add(new ChartPoint(times[row], targets[row]));
            }
        }

        return found;
    }

    private string KeyOf(int row) => string.Join(Between, _rows.Keys.Values.Select(values => values is long[] integers
        ? integers[row].ToString(CultureInfo.InvariantCulture)
        : ((string[])values)[row]));

    /// <summary>What a series sold and how far the forecasts were off, and where its last round stands.</summary>
    private sealed class SeriesRecord(string key, string name)
    {
        private double _error;
        private string _round = "";

        public string Key { get; } = key;

        public string Name { get; } = name;

        public int Targets { get; private set; }

        public double Volume { get; private set; }

        public double Wape => Volume > 0 ? _error / Volume : 0;

        public int LastStart { get; private set; }

        public int LastRow { get; private set; }

        public void Add(BacktestRows rows, int row)
        {
            if (rows.Rounds[row] != _round)
                (_round, LastStart) = (rows.Rounds[row], row);
            LastRow = row;
            if (double.IsNaN(rows.Actual[row]))
                return;
            Targets++;
            Volume += Math.Abs(rows.Actual[row]);
            _error += Math.Abs(rows.Actual[row] - rows.Point[row]);
        }
    }
}
