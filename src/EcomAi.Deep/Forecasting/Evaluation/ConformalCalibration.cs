using System.Text.Json;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>
/// Conformalized quantile regression (Romano, Patterson and Candès 2019): each central interval is widened, or narrowed, by as much as would have made
/// it cover its share of targets that the model was not fitted to. The score of a target y and an interval [l, u] is max(l - y, y - u) / s, and the
/// correction of an interval is the ⌈(n + 1) c⌉-th smallest of n scores for the coverage c.
/// <para>
/// The unit s makes the scores of series of different sizes one sample: u - l + .05 (1 + mean |y| of the series' known part). The width alone (Sesia and
/// Candès 2020, CQR-r) keeps what the model knows of where it is unsure, but is nothing where an intermittent series' quantiles are all 0; the second
/// part is there for these.
/// </para>
/// <para>
/// Corrections are kept by step of the horizon where every step has at least 500 scores from at least three rounds; of fewer rounds a step's scores are those
/// of one or two times, whose good or bad luck all series share, so all steps are pooled.
/// </para>
/// </summary>
public sealed class ConformalCalibration
{
    private const double Floor = .05;
    private const int StepScores = 500;
    private const int StepRounds = 3;

    private readonly Content _content;
    private readonly IReadOnlyList<CentralInterval> _intervals;

    private ConformalCalibration(Content content)
    {
        _content = content;
        _intervals = CentralInterval.Of(content.Levels);
    }

    /// <summary>The quantile levels that it calibrates.</summary>
    public IReadOnlyList<double> Levels => _content.Levels;

    /// <summary>Scores that it was made from.</summary>
    public int Scores => _content.Scores;

    /// <summary>Whether each step of the horizon has corrections of its own.</summary>
    public bool ByStep => _content.Steps > 1;

    /// <summary>Makes the corrections.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="rounds">Validation rounds.</param>
    /// <param name="forecasts">One forecast a round, of a model that did not learn from the targets in the rounds' horizons.</param>
    /// <param name="window">The gap.</param>
    /// <param name="groups">Into how many groups of equal counts, by the size of their known part, the series are put, each with corrections of its own.</param>
    /// <exception cref="EcomException">No target is observed in any horizon.</exception>
    public static ConformalCalibration Fit(
        SeriesPanel panel, IReadOnlyList<BacktestRound> rounds, IReadOnlyList<Forecast> forecasts, ForecastConfig window, int groups = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rounds.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        var (levels, horizon) = (forecasts[0].Levels, forecasts[0].Horizon);
        var edges = Edges(panel, rounds, groups);
        var intervals = CentralInterval.Of(levels);
        var scores = ConformalScores.Collect(panel, rounds, forecasts, window.Gap, intervals, edges, Unit);
        if (scores.Count == 0)
        {
            throw new EcomException(
                "no target is observed in the horizon of any validation round, so the intervals cannot be calibrated; set evaluate.conformal to false, or check data.target.");
        }

        var steps = rounds.Count >= StepRounds && scores.Fewest >= StepScores ? horizon : 1;
        var corrections = new double[intervals.Count * groups * steps];
        for (var interval = 0; interval < intervals.Count; interval++)
        {
            for (var group = 0; group < groups; group++)
            {
                for (var step = 0; step < steps; step++)
                {
                    var sample = scores.Sample(interval, group, steps == 1 ? null : step);
                    corrections[(((interval * groups) + group) * steps) + step] = Correction(sample, intervals[interval].Percent / 100);
                }
            }
        }

        return new ConformalCalibration(new Content([.. levels], edges, steps, scores.Count, corrections));
    }

    /// <summary>
    /// Calibrates a forecast: central intervals are corrected around the median, which stays, as do point and mean; quantiles ascend, and are not below 0
    /// where all of a series' known part is at least 0 and its median is.
    /// </summary>
    /// <param name="forecast">The forecast, of the same levels; it is left as it is.</param>
    /// <param name="panel">The series.</param>
    /// <param name="origins">Its origins.</param>
    /// <returns>A new forecast.</returns>
    /// <exception cref="ArgumentException">Other levels, or a horizon longer than that of corrections by step.</exception>
    public Forecast Apply(Forecast forecast, SeriesPanel panel, IReadOnlyList<int> origins)
    {
        if (!forecast.Levels.SequenceEqual(Levels))
            throw new ArgumentException($"levels {string.Join(", ", forecast.Levels)}, but the calibration's are {string.Join(", ", Levels)}.", nameof(forecast));
        if (ByStep && forecast.Horizon > _content.Steps)
            throw new ArgumentException($"{forecast.Horizon} steps, but the calibration has {_content.Steps}.", nameof(forecast));
        var result = new Forecast(forecast.Series, forecast.Horizon, forecast.Levels);
        forecast.Point.CopyTo(result.Point, 0);
        forecast.Mean.CopyTo(result.Mean, 0);
        forecast.Quantiles.CopyTo(result.Quantiles, 0);
        for (var series = 0; series < forecast.Series; series++)
        {
            if (origins[series] < 0)
                continue;
            var history = panel.History(series, origins[series]);
            var (size, negative) = Size(history);
            for (var step = 0; step < forecast.Horizon; step++)
                Correct(result.QuantilesAt(series, step), size, Group(_content.Edges, size), step, negative);
        }

        return result;
    }

    /// <summary>Calibrates the forecast of each round, see <see cref="Apply(Forecast, SeriesPanel, IReadOnlyList{int})"/>.</summary>
    public IReadOnlyList<Forecast> Apply(IReadOnlyList<Forecast> forecasts, SeriesPanel panel, IReadOnlyList<BacktestRound> rounds) =>
        [.. forecasts.Select((forecast, round) => Apply(forecast, panel, rounds[round].Origins))];

    /// <summary>
    /// Calibrates test rounds as a shop would that does so anew before each forecast: with as many of the latest rounds as there are validation rounds,
    /// test rounds among them as soon as all of their horizon is known at the origin. Where demand or the model's errors drift, this follows.
    /// </summary>
    /// <param name="panel">The series.</param>
    /// <param name="validation">Validation rounds, earliest first, at least one.</param>
    /// <param name="validationForecasts">Their forecasts.</param>
    /// <param name="test">Test rounds, earliest first.</param>
    /// <param name="testForecasts">Their forecasts; they are left as they are.</param>
    /// <param name="window">Gap and horizon.</param>
    /// <param name="groups">See <see cref="Fit"/>.</param>
    /// <returns>The calibrated forecasts of the test rounds.</returns>
    public static IReadOnlyList<Forecast> Rolling(
        SeriesPanel panel,
        IReadOnlyList<BacktestRound> validation,
        IReadOnlyList<Forecast> validationForecasts,
        IReadOnlyList<BacktestRound> test,
        IReadOnlyList<Forecast> testForecasts,
        ForecastConfig window,
        int groups = 1)
    {
        var span = window.Gap + window.Horizon;
        var result = new Forecast[test.Count];
        for (var round = 0; round < result.Length; round++)
        {
            var origins = test[round].Origins;
            var known = test.Take(round).TakeWhile(earlier => earlier.Origins.Zip(origins).All(pair => pair.First + span <= pair.Second || pair.First < 0)).Count();
            BacktestRound[] rounds = [.. validation.Concat(test.Take(known)).TakeLast(validation.Count)];
            Forecast[] forecasts = [.. validationForecasts.Concat(testForecasts.Take(known)).TakeLast(validation.Count)];
            result[round] = Fit(panel, rounds, forecasts, window, groups).Apply(testForecasts[round], panel, origins);
        }

        return result;
    }

    /// <summary>The corrections as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(_content, RunJson.Options);

    /// <summary>Brings corrections back.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <param name="source">Where it is from, for messages.</param>
    /// <exception cref="EcomException">It is something else.</exception>
    public static ConformalCalibration FromJson(string json, string source)
    {
        try
        {
            if (JsonSerializer.Deserialize<Content>(json, RunJson.Options) is { Levels: not null, Edges: not null, Corrections: not null, Steps: > 0 } content
                && content.Corrections.Length == CentralInterval.Of(content.Levels).Count * (content.Edges.Length + 1) * content.Steps)
                return new ConformalCalibration(content);
        }
        catch (JsonException fault)
        {
            throw new EcomException($"{source} is no calibration of intervals: {fault.Message} Train the model anew, or take the file from a backup.", fault);
        }

        throw new EcomException(
            $"{source} is no calibration of intervals: levels, edges, steps and corrections do not fit one another. Train the model anew, or take the file from a backup.");
    }

    /// <summary>Writes the corrections to a file.</summary>
    public void Write(string path) => DurableFile.WriteText(path, ToJson());

    /// <summary>Reads such a file.</summary>
    /// <exception cref="EcomException">It is missing, or something else.</exception>
    public static ConformalCalibration Read(string path)
    {
        try
        {
            return FromJson(File.ReadAllText(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EcomException($"cannot read the calibration of intervals: {fault.Message}", fault);
        }
    }

    /// <summary>The mean absolute value of a series' known part, and whether any of it is below 0.</summary>
    internal static (double Size, bool Negative) Size(ReadOnlySpan<float> history)
    {
        var (sum, count, negative) = (0.0, 0, false);
        foreach (var value in history)
        {
            if (float.IsNaN(value))
                continue;
            sum += Math.Abs(value);
            count++;
            negative |= value < 0;
        }

        return (count == 0 ? 0 : sum / count, negative);
    }

    /// <summary>The group of a size: how many edges are at or below it.</summary>
    internal static int Group(double[] edges, double size)
    {
        var group = 0;
        while (group < edges.Length && edges[group] <= size)
            group++;
        return group;
    }

    /// <summary>The ⌈(n + 1) c⌉-th smallest score, the largest where n is too small; 0 of none. Sorts the sample.</summary>
    internal static double Correction(double[] sample, double coverage)
    {
        if (sample.Length == 0)
            return 0;
        Array.Sort(sample);
        // 1e-9 keeps (n + 1) c from rounding above the whole number that it is.
        var rank = (int)Math.Ceiling(((sample.Length + 1) * coverage) - 1e-9);
        return sample[Math.Clamp(rank, 1, sample.Length) - 1];
    }

    private static double Unit(double lower, double upper, double size) => upper - lower + (Floor * (1 + size));

    private static double[] Edges(SeriesPanel panel, IReadOnlyList<BacktestRound> rounds, int groups)
    {
        double[] sizes = [.. rounds.SelectMany(round => round.Origins.Select((origin, series) => (origin, series)))
            .Where(pair => pair.origin >= 0).Select(pair => Size(panel.History(pair.series, pair.origin)).Size).Order()];
        return [.. Enumerable.Range(1, groups - 1).Select(group => sizes.Length == 0 ? 0 : sizes[sizes.Length * group / groups])];
    }

    private void Correct(Span<double> quantiles, double size, int group, int step, bool negative)
    {
        var middle = CentralInterval.IndexOf(Levels, .5);
        var median = middle >= 0 ? quantiles[middle] : double.NaN;
        var floor = negative || median < 0 ? double.NegativeInfinity : 0;
        for (var i = 0; i < _intervals.Count; i++)
        {
            var (lower, upper) = (quantiles[_intervals[i].Lower], quantiles[_intervals[i].Upper]);
            var by = _content.Corrections[(((i * (_content.Edges.Length + 1)) + group) * _content.Steps) + (ByStep ? step : 0)] * Unit(lower, upper, size);
            // An interval narrowed to nothing ends at the median, or in its own middle.
            var centre = middle >= 0 ? median : (lower + upper) / 2;
            quantiles[_intervals[i].Lower] = Math.Max(Math.Min(lower - by, centre), floor);
            quantiles[_intervals[i].Upper] = Math.Max(upper + by, centre);
        }

        // From the middle outwards, so that a wider interval never ends inside a narrower one.
        var half = middle >= 0 ? middle : quantiles.Length / 2;
        for (var level = half - 1; level >= 0; level--)
            quantiles[level] = Math.Min(Math.Max(quantiles[level], floor), quantiles[level + 1]);
        for (var level = half + 1; level < quantiles.Length; level++)
            quantiles[level] = Math.Max(quantiles[level], quantiles[level - 1]);
    }

    /// <summary>What the file holds.</summary>
    /// <param name="Levels">Quantile levels.</param>
    /// <param name="Edges">Sizes that part the groups of series.</param>
    /// <param name="Steps">Steps with corrections of their own, 1 where all share them.</param>
    /// <param name="Scores">Scores that they are from.</param>
    /// <param name="Corrections">Corrections [intervals, groups, steps], in units of the score.</param>
    private sealed record Content(double[] Levels, double[] Edges, int Steps, int Scores, double[] Corrections);
}
