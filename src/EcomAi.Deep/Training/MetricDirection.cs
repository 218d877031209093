namespace EcomAi.Deep.Training;

/// <summary>Which way a metric improves, by the field's own names.</summary>
public static class MetricDirection
{
    private static readonly string[] Higher = ["HR", "Recall", "Precision", "NDCG", "MRR", "MAP", "AUC", "R/R*", "value", "Density"];
    private static readonly string[] Lower = ["MASE", "sMAPE", "MAPE", "WAPE", "RMSE", "MAE", "WQL", "Pinball", "loss", "Frechet", "KID", "Memorised"];

    // By the whole name: of lists and intervals, coverage is neither good nor bad.
    private static readonly string[] HigherWhole = ["Coverage", "Label accuracy"];

    /// <summary>
    /// Whether a higher value is a better model: true for rankings, false for errors, null for what is neither, such as the coverage of lists
    /// or the mean popularity of what is listed.
    /// </summary>
    /// <param name="metric">The name; what follows an <c>@</c> or a space, such as the 10 of <c>NDCG@10</c>, does not matter.</param>
    public static bool? IsHigherBetter(string metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var end = metric.AsSpan().IndexOfAny('@', ' ');
        var name = end < 0 ? metric : metric[..end];
        if (Higher.Contains(name, StringComparer.OrdinalIgnoreCase) || HigherWhole.Contains(metric, StringComparer.OrdinalIgnoreCase))
            return true;
        return Lower.Contains(name, StringComparer.OrdinalIgnoreCase) ? false : null;
    }
}
