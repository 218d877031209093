using System.Globalization;

namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>The values of <see cref="StockCosts"/> by their names in tables, with their ranges.</summary>
internal static class CostColumn
{
    private const int LongestTime = 10_000;

    public static IReadOnlyList<string> Names { get; } = ["holding", "stock_out", "lead_time", "review", "pack", "stock", "order_cost", "service_level"];

    /// <summary>What is wrong with a value; null where nothing is.</summary>
    public static string? Fault(string name, double value) => name switch
    {
        _ when !double.IsFinite(value) => "must be a finite number",
        "holding" or "stock_out" or "order_cost" when value < 0 => "must be at least 0",
        "lead_time" when value is < 0 or > LongestTime || value % 1 != 0 => $"must be a whole number of steps from 0 to {LongestTime}",
        "review" when value is < 1 or > LongestTime || value % 1 != 0 => $"must be a whole number of steps from 1 to {LongestTime}",
        "pack" when value <= 0 => "must be above 0",
        "service_level" when value is not (> 0 and < 1) => "must be above 0 and below 1",
        _ => null,
    };

    /// <summary>The costs with one value set.</summary>
    public static StockCosts Set(StockCosts costs, string name, double value) => name switch
    {
        "holding" => costs with { Holding = value },
        "stock_out" => costs with { StockOut = value },
        "order_cost" => costs with { OrderCost = value },
        "lead_time" => costs with { LeadTime = (int)value },
        "review" => costs with { Review = (int)value },
        "pack" => costs with { Pack = value },
        "stock" => costs with { Stock = value },
        "service_level" => costs with { ServiceLevel = value },
        _ => throw new ArgumentException($"there is no cost '{name}'.", nameof(name)),
    };

    /// <summary>What is wrong where holding costs nothing.</summary>
    public static string FreeHolding(StockCosts costs) => costs.StockOut == 0
        ? "holding and stock_out are both 0, so any order would do; give at least a holding cost, or a service level"
        : string.Create(CultureInfo.InvariantCulture, $"holding is 0 and stock_out {costs.StockOut}, so no stock would be too much; give a holding cost above 0, or a service level");

    /// <summary>The value's option of the command line.</summary>
    public static string Dashed(string name) => "--" + name.Replace('_', '-');
}
