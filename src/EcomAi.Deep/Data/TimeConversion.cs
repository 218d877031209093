namespace EcomAi.Deep.Data;

/// <summary>Instants as microseconds since 1970-01-01 UTC, rounded down.</summary>
internal readonly struct TimeConversion : IConversion<DateTime, long>
{
    public static long Convert(DateTime value) => TimeText.FromDateTime(value);

    public static void Convert(ReadOnlySpan<DateTime> from, Span<long> to)
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = TimeText.FromDateTime(from[i]);
    }
}
