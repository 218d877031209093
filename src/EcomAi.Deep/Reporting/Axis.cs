namespace EcomAi.Deep.Reporting;

/// <summary>An axis of a chart: its range, its marks and what it measures.</summary>
/// <param name="Low">The value at its start.</param>
/// <param name="High">The value at its end, above <paramref name="Low"/>.</param>
/// <param name="Ticks">Its marks, ascending, within the range.</param>
/// <param name="Title">What it measures; empty for none.</param>
internal sealed record Axis(double Low, double High, IReadOnlyList<AxisTick> Ticks, string Title)
{
    /// <summary>An axis of numbers over a range.</summary>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest value.</param>
    /// <param name="title">What it measures.</param>
    /// <param name="margin">Share of the range that is added at both ends.</param>
    public static Axis Numbers(double low, double high, string title, double margin = 0)
    {
        (low, high) = Open(low, high);
        var room = (high - low) * margin;
        var from = low >= 0 ? Math.Max(0, low - room) : low - room;
        return new Axis(from, high + room, AxisTicks.LabelledNumbers(from, high + room), title);
    }

    /// <summary>An axis of instants, microseconds since 1970.</summary>
    public static Axis Times(double low, double high, string title)
    {
        (low, high) = high > low ? (low, high) : (low - 43_200_000_000, high + 43_200_000_000);
        return new Axis(low, high, AxisTicks.Times(low, high), title);
    }

    private static (double Low, double High) Open(double low, double high)
    {
        if (high - low > Math.Abs(high) * 1e-9)
            return (low, high);
        var room = low == 0 ? 1 : Math.Abs(low) * 0.1;
        return (low - room, high + room);
    }
}
