using System.Globalization;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>Finds the regular time axis that all rows stand on, and names the first row that stands beside it.</summary>
/// <param name="rows">The rows.</param>
/// <param name="places">For each number of a series its place in the panel; -1 where it is left out and its rows count nothing.</param>
/// <param name="config">The names and the frequency asked for.</param>
/// <param name="time">The column of times.</param>
internal sealed class TimeGrid(SeriesRows rows, int[] places, SeriesDataConfig config, TableColumn time)
{
    private const string Accepted = "hourly, daily, weekly (7 days), monthly (a calendar month), or integers that count steps";
    private const long Day = 24 * 3_600_000_000L;

    /// <summary>The axis from the first to the last time.</summary>
    /// <exception cref="DataException">The frequency cannot be detected, does not fit the column, or a row is beside the grid.</exception>
    public TimeAxis Find()
    {
        var frequency = config.Frequency;
        if (frequency == FrequencyKind.Auto ? time.Kind == ColumnKind.Integer : time.Kind == ColumnKind.Integer != (frequency == FrequencyKind.Step))
            frequency = frequency == FrequencyKind.Auto ? FrequencyKind.Step : throw Mismatch();
        if (frequency == FrequencyKind.Auto)
            frequency = Detect();
        var monthDay = frequency == FrequencyKind.Monthly ? CheckMonths() : 0;
        if (frequency is FrequencyKind.Hourly or FrequencyKind.Daily or FrequencyKind.Weekly)
            CheckPhase(frequency, TimeAxis.Step(frequency));

        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var row in Kept())
            (first, last) = (Math.Min(first, rows.Times[row]), Math.Max(last, rows.Times[row]));
        var axis = new TimeAxis(frequency, first, 1, monthDay);
        if ((Int128)last - first > long.MaxValue || !axis.TryPlace(last, out var place) || place > Array.MaxLength - 1)
        {
            throw new DataException(
                $"data.time: column '{time.Name}' spans {Text(first)} to {Text(last)}, too many {Steps(frequency)} for one time axis; correct the times. Integers that stand "
                + $"for dates or seconds must be imported as such: `ecomai import csv --type {time.Name}=date` (or =unix-seconds).");
        }

        return axis with { Length = place + 1 };
    }

    /// <summary>A time for people: <c>2020-01-01</c>, <c>2020-01-01 14:00:00</c> or an integer.</summary>
    public static string Text(FrequencyKind frequency, long time) => frequency == FrequencyKind.Step
        ? time.ToString(CultureInfo.InvariantCulture)
        : TimeAxis.Instant(time) is { TimeOfDay.Ticks: 0 } day
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : TimeAxis.Instant(time).ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    /// <summary>A frequency as the configuration writes it.</summary>
    public static string Word(FrequencyKind frequency) => frequency.ToString().ToLowerInvariant();

    /// <summary>Steps of a frequency: <c>daily steps</c>, or <c>steps</c> of integers.</summary>
    public static string Steps(FrequencyKind frequency) => frequency == FrequencyKind.Step ? "steps" : Word(frequency) + " steps";

    private string Text(long at) => Text(time.Kind == ColumnKind.Integer ? FrequencyKind.Step : FrequencyKind.Daily, at);

    private IEnumerable<int> Kept() => Enumerable.Range(0, rows.Count).Where(row => places[rows.Series[row]] >= 0);

    private DataException Mismatch() => time.Kind == ColumnKind.Integer
        ? new($"data.frequency: {Word(config.Frequency)} needs dates or timestamps, but column '{time.Name}' holds integers, which count steps; set it to step, or import the "
            + $"column as times: `ecomai import csv --type {time.Name}=date` (or =timestamp, =unix-seconds).")
        : new($"data.frequency: step needs integers, but column '{time.Name}' holds times ({time.PhysicalType}); set it to auto, hourly, daily, weekly or monthly.");

    private FrequencyKind Detect()
    {
        var counts = Differences();
        if (counts.Count == 0)
        {
            throw new DataException(
                $"data.frequency: cannot be detected, for no series has two times in column '{time.Name}'; set it to hourly, daily, weekly or monthly.");
        }

        var most = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).ToArray();
        return most[0].Key switch
        {
            Day / 24 => FrequencyKind.Hourly,
            Day => FrequencyKind.Daily,
            7 * Day => FrequencyKind.Weekly,
            >= 28 * Day and <= 31 * Day => FrequencyKind.Monthly,
            _ => throw new DataException(
                $"data.frequency: cannot be detected: between a series' times in column '{time.Name}' lie mostly {Span(most[0].Key)}"
                + string.Concat(most.Skip(1).Take(4).Select((pair, i) => (i == 0 ? ", then " : ", ") + Span(pair.Key)))
                + $"; accepted are {Accepted}. Sum the rows to one of these, or set data.frequency where the gaps are missing rows."),
        };
    }

    // How often each difference stands between neighbouring distinct times of a series; those of calendar months count as one.
    private Dictionary<long, int> Differences()
    {
        var order = Kept().ToArray();
        var series = Array.ConvertAll(order, row => places[rows.Series[row]]);
        Array.Sort(series, order);
        var counts = new Dictionary<long, int>();
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && series[end] == series[start])
                end++;
            var times = Array.ConvertAll(order[start..end], row => rows.Times[row]);
            Array.Sort(times);
            for (var i = 1; i < times.Length; i++)
            {
                if (times[i] == times[i - 1])
                    continue;
                var difference = times[i] - times[i - 1];
                if (difference is >= 28 * Day and <= 31 * Day && TimeAxis.Month(times[i]) == TimeAxis.Month(times[i - 1]) + 1)
                    difference = 30 * Day;
                counts[difference] = counts.GetValueOrDefault(difference) + 1;
            }

            start = end;
        }

        return counts;
    }

    private void CheckPhase(FrequencyKind frequency, long step)
    {
        var usual = Commonest(row => Phase(rows.Times[row], step));
        foreach (var row in Kept())
        {
            var phase = Phase(rows.Times[row], step);
            if (phase != usual)
                throw Beside(row, frequency, PhaseText(frequency, usual), Math.Abs(phase - usual));
        }
    }

    /// <summary>Checks that all times are the same day of their months, or the last one where the month is shorter.</summary>
    /// <returns>That day.</returns>
    private int CheckMonths()
    {
        var ends = Kept().All(row => TimeAxis.Instant(rows.Times[row]) is var at && at.Day == DateTime.DaysInMonth(at.Year, at.Month));
        var day = ends ? 31 : (int)Commonest(row => TimeAxis.Instant(rows.Times[row]).Day);
        var clock = Commonest(row => Phase(rows.Times[row], Day));
        foreach (var row in Kept())
        {
            var at = TimeAxis.Instant(rows.Times[row]);
            if (at.Day == Math.Min(day, DateTime.DaysInMonth(at.Year, at.Month)) && Phase(rows.Times[row], Day) == clock)
                continue;
            var usual = ends ? "the last day of a month" : $"day {day} of a month";
            throw Beside(row, FrequencyKind.Monthly, $"{usual}, {Clock(clock)}", Math.Abs(Phase(rows.Times[row], Day) - clock));
        }

        return day;
    }

    private long Commonest(Func<int, long> of)
    {
        var counts = new Dictionary<long, int>();
        foreach (var row in Kept())
        {
            var value = of(row);
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
    }

    private DataException Beside(int row, FrequencyKind frequency, string usual, long shift)
    {
        // Clocks are set by a quarter of an hour or more, and no zone is further than 14 hours from UTC.
        var apart = Math.Min(shift % Day, Day - (shift % Day));
        var isZone = frequency != FrequencyKind.Hourly && apart > 0 && apart <= 14 * (Day / 24) && apart % (Day / 96) == 0;
        var advice = isZone
            ? $"A shift of {Span(apart)} is what a time zone or summer time leaves behind: times are taken as they stand, without a zone. Write the shop's own date, and "
                + $"import it with `ecomai import csv --type {time.Name}=date`{(config.Frequency == FrequencyKind.Auto ? "" : ", or correct data.frequency")}."
            : config.Frequency == FrequencyKind.Auto
                ? $"Correct the row, or set data.frequency if the step is not {Word(frequency)}."
                : $"Correct the row, or set data.frequency to what the times have.";
        return new DataException(
            $"{rows.Where(row)}: column '{time.Name}' is {TimeText.Instant(rows.Times[row])}, which is beside the {Word(frequency)} grid of the other times ({usual}). {advice}");
    }

    private static long Phase(long micros, long step) => ((micros % step) + step) % step;

    private static string PhaseText(FrequencyKind frequency, long phase) => frequency switch
    {
        FrequencyKind.Hourly => $"{TimeSpan.FromMicroseconds(phase):mm\\:ss} after the hour",
        FrequencyKind.Daily => Clock(phase),
        _ => $"{TimeAxis.Instant(phase).DayOfWeek}, {Clock(phase % Day)}",
    };

    private static string Clock(long micros) => TimeSpan.FromMicroseconds(micros).ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture);

    private static string Span(long micros) => micros switch
    {
        30 * Day => "30 days or a month",
        Day => "1 day",
        _ when micros % Day == 0 => $"{micros / Day} days",
        Day / 24 => "1 hour",
        _ when micros % (Day / 24) == 0 => $"{micros / (Day / 24)} hours",
        _ when micros % 60_000_000 == 0 => $"{micros / 60_000_000} minutes",
        _ => $"{micros / 1e6} seconds",
    };
}
