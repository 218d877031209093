using System.Globalization;

namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>The names of the forecasting metrics; the formulas are in <see cref="ErrorSums"/>. Less is better in all of <see cref="Choices"/>.</summary>
public static class MetricNames
{
    /// <summary>Mean absolute scaled error.</summary>
    public const string Mase = "MASE";

    /// <summary>Weighted quantile loss, mean of the levels .1, .2, ... .9.</summary>
    public const string Wql = "WQL";

    /// <summary>Weighted absolute percentage error, a fraction.</summary>
    public const string Wape = "WAPE";

    /// <summary>Mean absolute percentage error, %.</summary>
    public const string Mape = "MAPE";

    /// <summary>Symmetric mean absolute percentage error, %.</summary>
    public const string Smape = "sMAPE";

    /// <summary>Root of the mean squared error, in the target's unit.</summary>
    public const string Rmse = "RMSE";

    /// <summary>Sum of errors relative to the sum of targets: above 0 where forecasts are too high.</summary>
    public const string Bias = "Bias";

    /// <summary>Mean pinball loss of all levels, in the target's unit.</summary>
    public const string Pinball = "Pinball";

    /// <summary>The metrics that may choose an epoch.</summary>
    public static IReadOnlyList<string> Choices { get; } = [Wql, Mase, Wape, Mape, Smape, Rmse, Pinball];

    /// <summary>The columns of result tables, as far as the levels give them.</summary>
    public static IReadOnlyList<string> Table { get; } =
        [Mase, Wql, Wape, Mape, Smape, Rmse, Bias, Pinball, Coverage(80), RelativeWidth(80), Coverage(95), RelativeWidth(95)];

    /// <summary>The pinball loss of one level: <c>Pinball@0.1</c>.</summary>
    public static string PinballAt(double level) => string.Create(CultureInfo.InvariantCulture, $"Pinball@{level}");

    /// <summary>The share of targets inside a central interval, %: <c>Coverage@80</c>.</summary>
    public static string Coverage(double percent) => string.Create(CultureInfo.InvariantCulture, $"Coverage@{percent}");

    /// <summary>The mean width of a central interval in the target's unit: <c>Width@80</c>.</summary>
    public static string Width(double percent) => string.Create(CultureInfo.InvariantCulture, $"Width@{percent}");

    /// <summary>The mean width of a central interval relative to the mean absolute target: <c>RelativeWidth@80</c>.</summary>
    public static string RelativeWidth(double percent) => string.Create(CultureInfo.InvariantCulture, $"RelativeWidth@{percent}");
}
