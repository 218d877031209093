using System.Globalization;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>
/// Turns a forecast into orders, one row a series: its keys, <c>mean_demand</c>, <c>order_up_to</c>, <c>safety_stock</c>, <c>reorder_point</c>,
/// <c>order_quantity</c> (all in units), <c>expected_cost</c> (in the unit of the costs), <c>critical_ratio</c>, <c>cycle_service</c>, <c>fill_rate</c>,
/// <c>eoq</c>, <c>protection_interval</c> (steps), <c>stock</c>. What they mean stands at <see cref="OrderPolicy"/>.
/// </summary>
public static class OrderPlanner
{
    private const int SeriesAtATime = 1024;

    /// <summary>Plans and writes.</summary>
    /// <exception cref="PlanOptionException">A default is out of its range.</exception>
    /// <exception cref="DataException">A table is not what it should be, or the output cannot be written.</exception>
    public static OrderPlanResult Run(OrderPlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request.Defaults);
        TableWriter.EnsureWritable(request.Output);
        var forecast = ForecastTable.Read(request.Forecast);
        var costs = request.Costs is { } path ? CostTable.Read(path, forecast.Keys, request.Defaults) : CostTable.Of(request.Defaults);
        using var writer = new TableWriter(request.Output, [.. forecast.Keys.Output(), .. Columns]);
        using var phase = request.Observer.Phase("planning", forecast.Count, "series");
        var totals = new Totals();
        foreach (var some in forecast.Series().Chunk(SeriesAtATime))
        {
            if (request.Stop.Requested)
                throw new RunStoppedException("planning stopped; nothing was written", request.Stop.ExitCode);
            StockCosts[] terms = [.. some.Select(series => Terms(request, forecast, costs, series))];
            var policies = new OrderPolicy[some.Length];
            Parallel.For(0, some.Length, i => policies[i] = OrderPolicy.Decide(some[i].Steps, some[i].Means, terms[i], request.Dependence));
            Write(writer, forecast.Keys, some, terms, policies);
            for (var i = 0; i < some.Length; i++)
                totals.Add(terms[i], policies[i]);
            phase.Advance(some.Length);
        }

        writer.Commit();
        return new OrderPlanResult(request.Output, forecast.Count, [.. Facts(request, forecast, costs, totals)]);
    }

    private static IReadOnlyList<OutputColumn> Columns { get; } =
    [
        new("mean_demand", OutputType.Double),
        new("order_up_to", OutputType.Double),
        new("safety_stock", OutputType.Double),
        new("reorder_point", OutputType.Double),
        new("order_quantity", OutputType.Double),
        new("expected_cost", OutputType.Double, Nullable: true),
        new("critical_ratio", OutputType.Double),
        new("cycle_service", OutputType.Double),
        new("fill_rate", OutputType.Double),
        new("eoq", OutputType.Double, Nullable: true),
        new("protection_interval", OutputType.Int32),
        new("stock", OutputType.Double),
    ];

    private static void Check(StockCosts defaults)
    {
        (string Name, double? Value)[] values =
        [
            ("holding", defaults.Holding), ("stock_out", defaults.StockOut), ("lead_time", defaults.LeadTime), ("review", defaults.Review),
            ("pack", defaults.Pack), ("stock", defaults.Stock), ("order_cost", defaults.OrderCost), ("service_level", defaults.ServiceLevel),
        ];
        foreach (var (name, value) in values)
        {
            if (value is { } given && CostColumn.Fault(name, given) is { } fault)
                throw new PlanOptionException(string.Create(CultureInfo.InvariantCulture, $"invalid {CostColumn.Dashed(name)}: {fault}, received {given}"));
        }

        if (defaults is { ServiceLevel: null, Holding: 0, StockOut: not null })
            throw new PlanOptionException($"invalid --holding: {CostColumn.FreeHolding(defaults)}");
    }

    /// <summary>The costs of a series, once it is known that they and the forecast suffice.</summary>
    private static StockCosts Terms(OrderPlanRequest request, ForecastTable forecast, CostTable costs, ForecastSteps series)
    {
        var terms = costs.For(forecast.Keys.Values(series.Key));
        if (terms.ServiceLevel is null && (terms.Holding is null || terms.StockOut is null))
        {
            var table = request.Costs is { } path ? $"in {path} nor as a default" : "anywhere";
            throw new PlanOptionException(
                $"nothing says how much stock is enough for {forecast.Keys.Words(series.Key)}: {(terms.Holding is null ? "a holding cost" : "a stock-out cost")} is not given {table}. "
                + "Give --holding and --stock-out, or --service-level.");
        }

        if (terms.ProtectionInterval > series.Steps.Count)
        {
            throw new DataException(
                $"{request.Forecast}: the forecast of {forecast.Keys.Words(series.Key)} has {series.Steps.Count} steps, but its order must last for {terms.ProtectionInterval} "
                + $"(lead time {terms.LeadTime}, review period {terms.Review}). Forecast further ahead (forecast.horizon), or lower --lead-time or --review.");
        }

        return terms;
    }

    private static void Write(TableWriter writer, KeyColumns keys, ForecastSteps[] series, StockCosts[] terms, OrderPolicy[] policies)
    {
        double[] Of(Func<OrderPolicy, double> value) => [.. policies.Select(value)];
        double?[] OfNullable(Func<OrderPolicy, double?> value) => [.. policies.Select(value)];
        writer.Write(
            policies.Length,
            [
                .. keys.Arrays([.. series.Select(one => one.Key)]),
                Of(policy => policy.MeanDemand),
                Of(policy => policy.OrderUpTo),
                Of(policy => policy.SafetyStock),
                Of(policy => policy.ReorderPoint),
                Of(policy => policy.OrderQuantity),
                OfNullable(policy => policy.ExpectedCost),
                Of(policy => policy.CriticalRatio),
                Of(policy => policy.CycleService),
                Of(policy => policy.FillRate),
                OfNullable(policy => policy.EconomicOrder),
                terms.Select(one => one.ProtectionInterval).ToArray(),
                terms.Select(one => one.Stock).ToArray(),
            ]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Facts(OrderPlanRequest request, ForecastTable forecast, CostTable costs, Totals totals)
    {
        yield return new("forecast", string.Create(CultureInfo.InvariantCulture, $"{forecast.Count:N0} series, up to {forecast.LongestHorizon:N0} steps"));
        yield return new("protection", totals.Protection());
        if (request.Dependence == DemandDependence.Comonotone)
            yield return new("steps", "comonotone: high together and low together");
        else
            yield return new("steps", "independent of one another; --dependence comonotone is the cautious choice");
        yield return new("orders", string.Create(CultureInfo.InvariantCulture, $"{totals.Ordered:N0} of {forecast.Count:N0} series, {totals.Units:#,0.##} units for a mean demand of {totals.Demand:#,0.##}"));
        if (totals.Cost is { } cost)
            yield return new("expected cost", string.Create(CultureInfo.InvariantCulture, $"{cost:#,0.00} over the protection interval"));
        if (costs.Missing > 0)
            yield return new("defaults", string.Create(CultureInfo.InvariantCulture, $"{costs.Missing:N0} series are not in {request.Costs} and have the defaults"));
        if (costs.Unused > 0)
            yield return new("unused", string.Create(CultureInfo.InvariantCulture, $"{costs.Unused:N0} rows of {request.Costs} name no series of the forecast"));
        if (forecast.Negative > 0)
            yield return new("below zero", string.Create(CultureInfo.InvariantCulture, $"{forecast.Negative:N0} quantiles count as 0"));
    }

    private sealed class Totals
    {
        private int _shortest = int.MaxValue;
        private int _longest;

        public int Ordered { get; private set; }

        public double Units { get; private set; }

        public double Demand { get; private set; }

        public double? Cost { get; private set; } = 0;

        public void Add(StockCosts terms, OrderPolicy policy)
        {
            (_shortest, _longest) = (Math.Min(_shortest, terms.ProtectionInterval), Math.Max(_longest, terms.ProtectionInterval));
            Ordered += policy.OrderQuantity > 0 ? 1 : 0;
            Units += policy.OrderQuantity;
            Demand += policy.MeanDemand;
            Cost += policy.ExpectedCost;
        }

        public string Protection() => _shortest == _longest
            ? string.Create(CultureInfo.InvariantCulture, $"{_longest:N0} step{(_longest == 1 ? "" : "s")}, lead time and review period")
            : string.Create(CultureInfo.InvariantCulture, $"{_shortest:N0} to {_longest:N0} steps, lead time and review period");
    }
}
