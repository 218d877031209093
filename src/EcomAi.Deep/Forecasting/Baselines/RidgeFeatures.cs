using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// What the ridge regression sees of a series at one time: means of its last 1, 4, 8 and 26 values before an origin, the value a season (or as many seasons as
/// reach before the origin) ago, the known covariates and the calendar at the time. Values are as <see cref="Compress"/> makes them.
/// </summary>
internal sealed class RidgeFeatures
{
    private static readonly int[] Windows = [1, 4, 8, 26];

    private readonly SeriesPanel _panel;
    private readonly int _season;
    private readonly double[][] _sums;
    private readonly double[] _known;
    private readonly float[] _calendar;
    private readonly int _calendarWidth;

    /// <summary>Prepares the series.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="origins">For each series, where the unknown begins; -1 leaves it out.</param>
    /// <param name="season">Steps of a season; 1 is none.</param>
    /// <param name="end">The place after the last one that is forecast.</param>
    /// <param name="data">The calendar.</param>
    public RidgeFeatures(SeriesPanel panel, IReadOnlyList<int> origins, int season, int end, SeriesDataConfig data)
    {
        (_panel, _season) = (panel, season);
        _sums = new double[panel.Count][];
        for (var series = 0; series < panel.Count; series++)
            _sums[series] = ColdStart.HasHistory(panel, origins, series) ? Sums(panel.History(series, origins[series]), origins[series] - panel.Starts[series]) : [];
        _known = KnownCovariates.Fill(panel);
        _calendar = [];
        if (data.Calendar)
        {
            var (names, values) = CalendarFeatures.Make(panel.Axis, Math.Max(end, panel.Length), data.Holidays);
            (_calendar, _calendarWidth) = (values, names.Count);
        }

        Count = Windows.Length + (season > 1 ? 1 : 0) + panel.KnownNames.Count + _calendarWidth;
    }

    /// <summary>The number of features.</summary>
    public int Count { get; }

    /// <summary>Brings targets to a scale on which their relation to prices and their noise is alike for all sizes: sign(y) log(1 + |y|).</summary>
    public static double Compress(double value) => value < 0 ? -Math.Log(1 - value) : Math.Log(1 + value);

    /// <summary>Undoes <see cref="Compress"/>.</summary>
    public static double Expand(double value) => value < 0 ? 1 - Math.Exp(-value) : Math.Exp(value) - 1;

    /// <summary>The mean of a series' compressed values before its origin.</summary>
    public double Mean(int series) => _sums[series][^1] / (_sums[series].Length - 1);

    /// <summary>Writes the features.</summary>
    /// <param name="series">The series.</param>
    /// <param name="origin">The values before this place are seen; above the series' first place.</param>
    /// <param name="place">The place they are for, not before the origin.</param>
    /// <param name="features">Room for <see cref="Count"/> features.</param>
    public void Write(int series, int origin, int place, Span<double> features)
    {
        var sums = _sums[series];
        var start = _panel.Starts[series];
        var seen = origin - start;
        var at = 0;
        foreach (var window in Windows)
        {
            var from = Math.Max(0, seen - window);
            features[at++] = (sums[seen] - sums[from]) / (seen - from);
        }

        if (_season > 1)
        {
            var back = place - (_season * (((place - origin) / _season) + 1)) - start;
            features[at] = back >= 0 ? sums[back + 1] - sums[back] : features[at - 1];
            at++;
        }

        var width = _panel.KnownNames.Count;
        _known.AsSpan(((series * _panel.Length) + Math.Min(place, _panel.Length - 1)) * width, width).CopyTo(features[at..]);
        at += width;
        for (var i = 0; i < _calendarWidth; i++)
            features[at++] = _calendar[(place * _calendarWidth) + i];
    }

    private static double[] Sums(ReadOnlySpan<float> history, int length)
    {
        var filled = new double[length];
        FilledHistory.Fill(history, filled);
        var sums = new double[length + 1];
        for (var t = 0; t < length; t++)
            sums[t + 1] = sums[t] + Compress(filled[t]);
        return sums;
    }
}
