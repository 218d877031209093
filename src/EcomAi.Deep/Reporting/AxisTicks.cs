using System.Globalization;

namespace EcomAi.Deep.Reporting;

/// <summary>Where the marks of an axis stand, and what they say.</summary>
internal static class AxisTicks
{
    private const long Hour = 3_600_000_000;
    private const long Day = 24 * Hour;
    private const int MostTicks = 6;
    private static readonly long[] Steps = [Hour, 3 * Hour, 6 * Hour, 12 * Hour, Day, 2 * Day, 7 * Day, 14 * Day];
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

    /// <summary>Round positions (1, 2 or 5 times a power of ten) within a range.</summary>
    public static IReadOnlyList<double> Numbers(double low, double high)
    {
        var step = NumberStep(low, high);
        var ticks = new List<double>();
        for (var count = Math.Ceiling(low / step); count * step <= high + (step * 1e-9); count++)
            ticks.Add(Math.Round(count * step, 12));
        return ticks;
    }

    /// <summary>Round positions with labels that show as many decimals as their distance needs.</summary>
    public static IReadOnlyList<AxisTick> LabelledNumbers(double low, double high)
    {
        var decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(NumberStep(low, high)) + 1e-9));
        return [.. Numbers(low, high).Select(tick => new AxisTick(tick, Number(tick, decimals)))];
    }

    /// <summary>Round instants within a range of microseconds since 1970: hours, days, or firsts of months.</summary>
    public static IReadOnlyList<AxisTick> Times(double low, double high)
    {
        var span = high - low;
        if (Array.Find(Steps, step => span / step <= MostTicks) is var fixedStep and > 0)
        {
            var format = fixedStep < Day ? (span > Day ? "MM-dd HH'h'" : "HH:mm") : "MM-dd";
            var first = (long)Math.Ceiling(low / fixedStep) * fixedStep;
            return [.. Enumerable.Range(0, (int)((high - first) / fixedStep) + 1).Select(i => At(first + (i * fixedStep), format))];
        }

        var (from, to) = (Instant(low), Instant(high));
        var months = MonthSteps.First(step => (((to.Year - from.Year) * 12) + to.Month - from.Month) / step <= MostTicks || step == MonthSteps[^1]);
        var ticks = new List<AxisTick>();
        for (var number = ((from.Year * 12) + from.Month - 1) / months * months; number / 12 <= to.Year && number / 12 <= 9999; number += months)
        {
            if (number < 12)
                continue;
            var instant = new DateTime(number / 12, (number % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc);
            if (instant >= from && instant <= to)
                ticks.Add(At((instant - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, months % 12 == 0 ? "yyyy" : "yyyy-MM"));
        }

        return ticks;
    }

    /// <summary>A number for a label: thousands separated, from a hundred thousand on as k or M.</summary>
    public static string Number(double value, int decimals) => Math.Abs(value) switch
    {
        >= 1e12 => value.ToString("0.##E+0", CultureInfo.InvariantCulture),
        >= 1e9 => (value / 1e9).ToString("0.##", CultureInfo.InvariantCulture) + "G",
        >= 1e6 => (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1e5 => (value / 1e3).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        _ when decimals > 6 => value.ToString("0.##E+0", CultureInfo.InvariantCulture),
        _ => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
    };

    /// <summary>A day, or an instant where it is not midnight.</summary>
    public static string Moment(double microseconds)
    {
        var instant = Instant(microseconds);
        return instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private static double NumberStep(double low, double high)
    {
        var rough = (high - low) / 6;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }

    private static AxisTick At(long microseconds, string format) => new(microseconds, Instant(microseconds).ToString(format, CultureInfo.InvariantCulture));

    private static DateTime Instant(double microseconds)
    {
        var (first, last) = (-62_135_596_800_000_000.0, 253_402_300_799_000_000.0); // the years 1 to 9999
        return DateTime.UnixEpoch.AddTicks((long)Math.Clamp(microseconds, first, last) * TimeSpan.TicksPerMicrosecond);
    }
}
