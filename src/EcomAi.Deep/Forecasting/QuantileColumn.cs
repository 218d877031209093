using System.Globalization;

namespace EcomAi.Deep.Forecasting;

/// <summary>How quantiles are called in tables.</summary>
public static class QuantileColumn
{
    /// <summary>A level's column: <c>q0.025</c>.</summary>
    public static string Name(double level) => string.Create(CultureInfo.InvariantCulture, $"q{level}");

    /// <summary>A column's level; null where the name is not one of a quantile.</summary>
    public static double? Level(string name) =>
        name.StartsWith('q') && double.TryParse(name.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var level) && level is > 0 and < 1
            ? level
            : null;
}
