namespace EcomAi.Deep.Bidding.Market;

/// <summary>A curve over the 24 hours: a base with bell-shaped peaks, midnight being next to midnight.</summary>
internal static class DayCurve
{
    /// <summary>The curve at the middle of each slot of a day.</summary>
    public static double[] Of(int slots, double level, IReadOnlyList<double> hours, IReadOnlyList<double> widths, IReadOnlyList<double> heights)
    {
        var curve = new double[slots];
        for (var slot = 0; slot < slots; slot++)
        {
            var hour = (slot + .5) * 24 / slots;
            curve[slot] = level;
            for (var peak = 0; peak < hours.Count; peak++)
            {
                var away = Math.Abs(hour - hours[peak]);
                away = Math.Min(away, 24 - away) / widths[peak];
                curve[slot] += heights[peak] * Math.Exp(-away * away / 2);
            }
        }

        return curve;
    }
}
