namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>What the mean absolute scaled error divides by.</summary>
public static class MaseScale
{
    /// <summary>
    /// The mean of |y_t - y_(t-season)| over the pairs of a history where both are observed: the in-sample error of the (seasonal) naive forecast
    /// (Hyndman and Koehler 2006, "Another look at measures of forecast accuracy").
    /// </summary>
    /// <param name="history">The targets before the origin, missing ones as NaN.</param>
    /// <param name="season">Steps of the season, at least 1.</param>
    /// <returns>The scale; NaN where there is no pair.</returns>
    public static double Of(ReadOnlySpan<float> history, int season)
    {
        var sum = 0.0;
        var pairs = 0;
        for (var t = season; t < history.Length; t++)
        {
            var change = Math.Abs((double)history[t] - history[t - season]);
            if (double.IsNaN(change))
                continue;
            sum += change;
            pairs++;
        }

        return pairs == 0 ? double.NaN : sum / pairs;
    }
}
