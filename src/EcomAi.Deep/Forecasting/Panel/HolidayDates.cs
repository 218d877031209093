namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>The dates of holidays.</summary>
internal static class HolidayDates
{
    /// <summary>The date of a holiday in a year.</summary>
    public static DateTime In(int year, HolidayKind holiday) => holiday switch
    {
        HolidayKind.NewYear => new DateTime(year, 1, 1),
        HolidayKind.ValentinesDay => new DateTime(year, 2, 14),
        HolidayKind.SuperBowl => Nth(year, 2, DayOfWeek.Sunday, year < 2022 ? 1 : 2),
        HolidayKind.Easter => Easter(year),
        HolidayKind.MothersDay => Nth(year, 5, DayOfWeek.Sunday, 2),
        HolidayKind.MemorialDay => Nth(year, 6, DayOfWeek.Monday, 1).AddDays(-7),
        HolidayKind.IndependenceDay => new DateTime(year, 7, 4),
        HolidayKind.LaborDay => Nth(year, 9, DayOfWeek.Monday, 1),
        HolidayKind.Halloween => new DateTime(year, 10, 31),
        HolidayKind.Thanksgiving => Nth(year, 11, DayOfWeek.Thursday, 4),
        HolidayKind.Christmas => new DateTime(year, 12, 25),
        _ => throw new ArgumentOutOfRangeException(nameof(holiday)),
    };

    /// <summary>Days from a day to the next occurrence of a holiday; 0 on the day itself.</summary>
    public static int Until(DateTime day, HolidayKind holiday)
    {
        var next = In(day.Year, holiday);
        return ((next < day ? In(day.Year + 1, holiday) : next) - day).Days;
    }

    /// <summary>Days since the last occurrence of a holiday; 0 on the day itself.</summary>
    public static int Since(DateTime day, HolidayKind holiday)
    {
        var last = In(day.Year, holiday);
        return (day - (last > day ? In(day.Year - 1, holiday) : last)).Days;
    }

    private static DateTime Nth(int year, int month, DayOfWeek weekday, int nth)
    {
        var first = new DateTime(year, month, 1);
        return first.AddDays((((int)weekday - (int)first.DayOfWeek + 7) % 7) + (7 * (nth - 1)));
    }

    // The anonymous Gregorian algorithm (Nature, 20 April 1876), as in Meeus, Astronomical Algorithms, chapter 8.
    private static DateTime Easter(int year)
    {
        var (century, ofCentury) = Math.DivRem(year, 100);
        var golden = year % 19;
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var sunday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * sunday)) / 451;
        var (month, day) = Math.DivRem(epact + sunday - (7 * late) + 114, 31);
        return new DateTime(year, month, day + 1);
    }
}
