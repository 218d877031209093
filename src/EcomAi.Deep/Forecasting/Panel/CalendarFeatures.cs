namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>Features made from the calendar, the same for all series and known for all times.</summary>
public static class CalendarFeatures
{
    /// <summary>
    /// Makes the features of the first places of an axis. Cycles are pairs of a sine and a cosine of 2 pi times the part of the cycle that is over: of hours the hour of the day, the
    /// weekday (from Monday) and the year; of days the weekday, the month and the year; of weeks and months the year with its second harmonic; of steps
    /// none. Holidays are two features each, <c>before</c> and <c>after</c>: max(0, 1 - d / 7) of the d days from the time to the next occurrence, and from the last one to
    /// the time, so that weeks named by their first day and by their last are told apart alike; of months one, 1 in the holiday's month.
    /// </summary>
    /// <param name="axis">The axis.</param>
    /// <param name="length">How many places; may go beyond the axis.</param>
    /// <param name="holidays">The holidays; must be empty for an axis of steps, which has no dates.</param>
    /// <returns>The features' names, and their values [length, names].</returns>
    /// <exception cref="ArgumentException">Holidays with an axis of steps.</exception>
    public static (IReadOnlyList<string> Names, float[] Values) Make(TimeAxis axis, int length, IReadOnlyList<HolidayKind> holidays)
    {
        if (axis.Frequency == FrequencyKind.Step && holidays.Count > 0)
            throw new ArgumentException("an axis of steps has no dates, so no holidays.", nameof(holidays));
        var cycles = Cycles(axis.Frequency);
        var monthly = axis.Frequency == FrequencyKind.Monthly;
        string[] names =
        [
            .. cycles.SelectMany(cycle => new[] { cycle.Name + ".sin", cycle.Name + ".cos" }),
            .. holidays.Select(Name).SelectMany(name => monthly ? [name] : new[] { name + ".before", name + ".after" }),
        ];
        var values = new float[length * names.Length];
        for (var place = 0; place < length && names.Length > 0; place++)
        {
            var time = TimeAxis.Instant(axis.TimeAt(place));
            var at = place * names.Length;
            foreach (var (_, part, harmonic) in cycles)
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * harmonic * part(time));
                values[at++] = (float)sin;
                values[at++] = (float)cos;
            }

            foreach (var holiday in holidays)
            {
                if (monthly)
                {
                    values[at++] = HolidayDates.In(time.Year, holiday).Month == time.Month ? 1 : 0;
                    continue;
                }

                values[at++] = Math.Max(0, 1 - (HolidayDates.Until(time.Date, holiday) / 7f));
                values[at++] = Math.Max(0, 1 - (HolidayDates.Since(time.Date, holiday) / 7f));
            }
        }

        return (names, values);
    }

    private static (string Name, Func<DateTime, double> Part, int Harmonic)[] Cycles(FrequencyKind frequency) => frequency switch
    {
        FrequencyKind.Hourly => [("hour", time => time.TimeOfDay.TotalDays, 1), ("weekday", Weekday, 1), ("year", Year, 1)],
        FrequencyKind.Daily => [("weekday", Weekday, 1), ("month", Month, 1), ("year", Year, 1)],
        FrequencyKind.Weekly => [("year", Year, 1), ("year2", Year, 2)],
        FrequencyKind.Monthly => [("year", time => (time.Month - 1) / 12.0, 1), ("year2", time => (time.Month - 1) / 12.0, 2)],
        _ => [],
    };

    private static double Weekday(DateTime time) => (((int)time.DayOfWeek + 6) % 7) / 7.0;

    private static double Month(DateTime time) => (time.Day - 1.0) / DateTime.DaysInMonth(time.Year, time.Month);

    private static double Year(DateTime time) => (time.DayOfYear - 1.0) / (DateTime.IsLeapYear(time.Year) ? 366 : 365);

    private static string Name(HolidayKind holiday) => char.ToLowerInvariant(holiday.ToString()[0]) + holiday.ToString()[1..];
}
