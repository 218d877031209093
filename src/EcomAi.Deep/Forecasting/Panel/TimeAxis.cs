namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>A regular time axis: places 0, 1, ... and their times.</summary>
/// <param name="Frequency">The step; never <see cref="FrequencyKind.Auto"/>.</param>
/// <param name="First">The first time: microseconds since 1970 UTC, or the integer of a <see cref="FrequencyKind.Step"/> axis.</param>
/// <param name="Length">The number of places.</param>
public sealed record TimeAxis(FrequencyKind Frequency, long First, int Length)
{
    private const long Hour = 3_600_000_000;

    /// <summary>The time of a place, which may lie beyond the axis: microseconds since 1970 UTC, or an integer.</summary>
    public long TimeAt(int place) => Frequency switch
    {
        FrequencyKind.Hourly => First + (place * Hour),
        FrequencyKind.Daily => First + (place * 24 * Hour),
        FrequencyKind.Weekly => First + (place * 7 * 24 * Hour),
        FrequencyKind.Monthly => AddMonths(First, place),
        _ => First + place,
    };

    private static long AddMonths(long micros, int months) => (DateTime.UnixEpoch.AddTicks(micros * 10).AddMonths(months) - DateTime.UnixEpoch).Ticks / 10;
}
