namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>A regular time axis: places 0, 1, ... and their times.</summary>
/// <param name="Frequency">The step; never <see cref="FrequencyKind.Auto"/>.</param>
/// <param name="First">The first time: microseconds since 1970 UTC, or the integer of a <see cref="FrequencyKind.Step"/> axis.</param>
/// <param name="Length">The number of places.</param>
/// <param name="MonthDay">
/// The day of the month of a monthly axis, where a shorter month has its last day instead: 31 stands for the ends of months. 0 is the day of
/// <see cref="First"/>.
/// </param>
public sealed record TimeAxis(FrequencyKind Frequency, long First, int Length, int MonthDay = 0)
{
    private const long Hour = 3_600_000_000;
    private const long Day = 24 * Hour;

    /// <summary>The time of a place, which may lie beyond the axis: microseconds since 1970 UTC, or an integer.</summary>
    public long TimeAt(int place) => Frequency == FrequencyKind.Monthly ? MonthAt(place) : First + (place * Step(Frequency));

    /// <summary>The time of a place in words.</summary>
    public string Format(int place) => TimeGrid.Text(Frequency, TimeAt(place));

    /// <summary>Finds the place of a time, which may lie beyond the axis.</summary>
    /// <param name="time">Microseconds since 1970 UTC, or an integer.</param>
    /// <param name="place">Its place; negative before <see cref="First"/>.</param>
    /// <returns>False where the time lies between two places, or too far away to count.</returns>
    public bool TryPlace(long time, out int place)
    {
        var steps = Frequency == FrequencyKind.Monthly ? Month(time) - Month(First) : Math.DivRem(time - First, Step(Frequency)).Quotient;
        place = (int)steps;
        return steps is >= int.MinValue and <= int.MaxValue && TimeAt(place) == time;
    }

    /// <summary>The distance of two neighbours; 1 where it is not one of microseconds.</summary>
    internal static long Step(FrequencyKind frequency) => frequency switch
    {
        FrequencyKind.Hourly => Hour,
        FrequencyKind.Daily => Day,
        FrequencyKind.Weekly => 7 * Day,
        _ => 1,
    };

    /// <summary>Months since year 0.</summary>
    internal static long Month(long micros) => (Instant(micros).Year * 12) + Instant(micros).Month;

    /// <summary>The date and time of day of microseconds since 1970.</summary>
    internal static DateTime Instant(long micros) => DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    private long MonthAt(int place)
    {
        var first = Instant(First);
        var month = new DateTime(first.Year, first.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(place);
        var day = Math.Min(MonthDay == 0 ? first.Day : MonthDay, DateTime.DaysInMonth(month.Year, month.Month));
        return (month.AddDays(day - 1).Add(first.TimeOfDay) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
    }
}
