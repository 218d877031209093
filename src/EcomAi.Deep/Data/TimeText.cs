using System.Globalization;

namespace EcomAi.Deep.Data;

/// <summary>Instants as microseconds since 1970-01-01 UTC, and their ISO 8601 texts.</summary>
internal static class TimeText
{
    private static readonly string[] Instants =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd'T'HH:mmK",
    ];

    /// <summary>An instant such as <c>2017-01-28T14:06:53Z</c>, with microseconds where it has any.</summary>
    public static string Instant(long microseconds) =>
        ToDateTime(microseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>A day such as <c>2017-01-28</c>.</summary>
    public static string Day(long microseconds) =>
        ToDateTime(microseconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whether an instant lies in the years 1 to 9999, which a date can name.</summary>
    public static bool Fits(long microseconds) =>
        microseconds >= FromDateTime(DateTime.MinValue) && microseconds <= FromDateTime(DateTime.MaxValue);

    /// <summary>The instant in UTC.</summary>
    public static DateTime ToDateTime(long microseconds) => DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>Microseconds of an instant, rounded down; a time without a zone is taken as UTC.</summary>
    public static long FromDateTime(DateTime time)
    {
        var (microseconds, rest) = Math.DivRem(time.Ticks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerMicrosecond);
        return rest < 0 ? microseconds - 1 : microseconds;
    }

    /// <summary>Reads <c>yyyy-MM-dd HH:mm[:ss[.fffffff]]</c>, a blank or T between, with an offset, a Z, or none for UTC.</summary>
    public static bool TryInstant(ReadOnlySpan<char> text, out long microseconds)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (text.Length >= 16 && DateTime.TryParseExact(text, Instants, CultureInfo.InvariantCulture, Utc, out var time))
        {
            microseconds = FromDateTime(time);
            return true;
        }

        microseconds = 0;
        return false;
    }

    /// <summary>Reads <c>yyyy-MM-dd</c>.</summary>
    public static bool TryDay(ReadOnlySpan<char> text, out long microseconds)
    {
        if (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            microseconds = FromDateTime(day.ToDateTime(TimeOnly.MinValue));
            return true;
        }

        microseconds = 0;
        return false;
    }
}
