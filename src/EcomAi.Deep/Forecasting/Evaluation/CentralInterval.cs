namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>A central interval between two quantile levels that lie as far from 0 as from 1.</summary>
/// <param name="Lower">The place of the lower level among the levels.</param>
/// <param name="Upper">The place of the upper one.</param>
/// <param name="Percent">What it should cover, %: 80 for the levels .1 and .9.</param>
public sealed record CentralInterval(int Lower, int Upper, double Percent)
{
    private const double Near = 1e-9;

    /// <summary>The intervals that levels form, the widest first; a level without its partner forms none.</summary>
    /// <param name="levels">Quantile levels, ascending.</param>
    public static IReadOnlyList<CentralInterval> Of(IReadOnlyList<double> levels)
    {
        var intervals = new List<CentralInterval>();
        for (var lower = 0; lower < levels.Count && levels[lower] < .5 - Near; lower++)
        {
            var upper = IndexOf(levels, 1 - levels[lower]);
            if (upper >= 0)
                intervals.Add(new CentralInterval(lower, upper, Math.Round(100 * (levels[upper] - levels[lower]), 6)));
        }

        return intervals;
    }

    /// <summary>The place of a level among levels, -1 where it is not there.</summary>
    internal static int IndexOf(IReadOnlyList<double> levels, double level)
    {
        for (var i = 0; i < levels.Count; i++)
        {
            if (Math.Abs(levels[i] - level) < Near)
                return i;
        }

        return -1;
    }
}
