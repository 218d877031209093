using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>Insists on known covariates where a forecast needs them.</summary>
public static class CovariateCheck
{
    /// <summary>
    /// Checks that every series' known covariates are there at the steps forecast. In the past they may be missing; each model fills them in its own way.
    /// </summary>
    /// <param name="panel">The series.</param>
    /// <param name="origins">For each series the place where the unknown begins; -1 leaves it out.</param>
    /// <param name="window">Gap and horizon.</param>
    /// <exception cref="DataException">A value is missing, or the horizon goes beyond the known times; the message names series, column and times.</exception>
    public static void Require(SeriesPanel panel, IReadOnlyList<int> origins, ForecastConfig window)
    {
        var width = panel.KnownNames.Count;
        if (width == 0)
            return;
        string Time(int place) => panel.Axis.Format(place);
        string? first = null;
        var faults = 0;
        for (var series = 0; series < panel.Count; series++)
        {
            if (origins[series] < 0)
                continue;
            var from = origins[series] + window.Gap;
            var to = from + window.Horizon;
            if (to > panel.Length)
            {
                throw new DataException(
                    $"{panel.Keys.Format(series)}: the forecast reaches from {Time(from)} to {Time(to - 1)}, but {string.Join(", ", panel.KnownNames)} (data.known) are given until "
                    + $"{Time(panel.Length - 1)} only. Give the later rows with --future FILE, or forecast fewer steps (forecast.horizon).");
            }

            for (var column = 0; column < width; column++)
            {
                var missing = Enumerable.Range(from, window.Horizon)
                    .Where(place => float.IsNaN(panel.Known[((((long)series * panel.Length) + place) * width) + column])).ToArray();
                if (missing.Length == 0)
                    continue;
                faults += missing.Length;
                first ??= $"{panel.Keys.Format(series)}: '{panel.KnownNames[column]}' (data.known) is missing at {string.Join(", ", missing.Take(5).Select(Time))}"
                    + (missing.Length > 5 ? $" and {missing.Length - 5} more times" : "");
            }
        }

        if (first is not null)
        {
            throw new DataException(
                $"{first}, which the forecast needs; {faults:N0} values are missing in all. Give them with --future FILE (keys, time and known columns), or name "
                + "columns that nobody knows in advance in data.past.");
        }
    }
}
