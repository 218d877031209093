using System.Globalization;
using EcomAi.Deep.Forecasting.Evaluation;

namespace EcomAi.Deep.Forecasting;

/// <summary>The answer to "is it better than statistics?", in sentences.</summary>
internal static class ForecastVerdict
{
    private static readonly string[] Others = [MetricNames.Wql, MetricNames.Mase, MetricNames.Wape, MetricNames.Mape, MetricNames.Rmse];

    /// <summary>Compares the model with the best method that stands beside it, then names the metrics by which another one is the better.</summary>
    /// <param name="details">The model first, then the methods beside it.</param>
    /// <param name="metric">The metric that decides; less is better.</param>
    public static string Of(IReadOnlyList<ModelDetail> details, string metric)
    {
        var model = details[0];
        if (Best(details, metric) is not { } best)
            return string.Create(CultureInfo.InvariantCulture, $"{model.Model}'s {metric} is {Number(model.Detail[metric])}. No statistical method was measured beside it; evaluate.baselines names those to compare with.");
        var own = model.Detail[metric];
        var theirs = best.Detail[metric];
        if (!double.IsFinite(own))
            return $"{model.Model}'s {metric} is not defined on this data, so it cannot be compared with {best.Model}'s {Number(theirs)}.";
        var share = theirs == 0 ? 0 : Math.Abs(own - theirs) / theirs;
        var distance = own == theirs ? "the same as" : string.Create(CultureInfo.InvariantCulture, $"{Percent(share)} {(own < theirs ? "below" : "above")}");
        var verdict = own < theirs ? "Better than statistics" : "Not better than statistics";
        return $"{verdict}: {model.Model}'s {metric} is {Number(own)}, {distance} the best statistical method ({best.Model}, {Number(theirs)}).{Elsewhere(details, metric)}";
    }

    /// <summary>The best method beside the model; null where none has the metric.</summary>
    public static ModelDetail? Best(IReadOnlyList<ModelDetail> details, string metric) =>
        details.Skip(1).Where(detail => detail.IsBaseline && double.IsFinite(detail.Detail[metric])).MinBy(detail => detail.Detail[metric]);

    /// <summary>A figure with as many digits as tell models apart.</summary>
    public static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "N1" : Math.Abs(value) >= 10 ? "F2" : "F4", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString(share < .1 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    private static string Elsewhere(IReadOnlyList<ModelDetail> details, string metric)
    {
        var model = details[0].Detail;
        var lost = Others.Where(other => other != metric)
            .Select(other => (Metric: other, Own: model[other], Best: Best(details, other)))
            .Where(row => row.Best is not null && row.Own > row.Best.Detail[row.Metric])
            .Select(row => $"{row.Metric} ({row.Best!.Model} {Number(row.Best.Detail[row.Metric])}, {details[0].Model} {Number(row.Own)})").ToList();
        return lost.Count == 0 ? "" : $" By {string.Join(" and ", lost)} a statistical method is the better.";
    }
}
