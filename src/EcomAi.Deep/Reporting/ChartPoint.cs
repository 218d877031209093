namespace EcomAi.Deep.Reporting;

/// <summary>A point of a chart.</summary>
/// <param name="At">Where: a step, a horizon, or microseconds since 1970.</param>
/// <param name="Value">How much; NaN where it is missing.</param>
internal readonly record struct ChartPoint(double At, double Value)
{
    private const int MostPoints = 400;

    /// <summary>As many points as a picture can show, the extremes among them: the lowest and highest of each of equal parts.</summary>
    public static IReadOnlyList<ChartPoint> Thin(IReadOnlyList<ChartPoint> points)
    {
        if (points.Count <= MostPoints)
            return points;
        const int parts = (MostPoints - 2) / 2;
        var kept = new List<ChartPoint>(MostPoints) { points[0] };
        for (var part = 0; part < parts; part++)
        {
            var (from, to) = (1 + (int)((long)part * (points.Count - 2) / parts), 1 + (int)((long)(part + 1) * (points.Count - 2) / parts));
            var (low, high) = (from, from);
            for (var i = from; i < to; i++)
            {
                // A missing value gives way to any other.
                if (points[i].Value < points[low].Value || double.IsNaN(points[low].Value))
                    low = i;
                if (points[i].Value > points[high].Value || double.IsNaN(points[high].Value))
                    high = i;
            }

            kept.Add(points[Math.Min(low, high)]);
            if (low != high)
                kept.Add(points[Math.Max(low, high)]);
        }

        kept.Add(points[^1]);
        return kept;
    }
}
