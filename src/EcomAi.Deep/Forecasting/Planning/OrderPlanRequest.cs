namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>A wish to plan orders.</summary>
public sealed record OrderPlanRequest
{
    /// <summary>
    /// The forecast: Parquet with <c>time</c>, at least two columns <c>q&lt;level&gt;</c> such as <c>q0.5</c>, perhaps <c>mean</c> and <c>point</c>; all other
    /// columns are keys. One row a series and time, in any order; the first time is the first step that the order must serve.
    /// </summary>
    public required string Forecast { get; init; }

    /// <summary>
    /// Costs and stock by series: Parquet with some or all of the forecast's key columns and any of <c>holding</c>, <c>stock_out</c>, <c>lead_time</c>,
    /// <c>review</c>, <c>pack</c>, <c>stock</c>, <c>order_cost</c>, <c>service_level</c>; null where the defaults say all.
    /// </summary>
    public string? Costs { get; init; }

    /// <summary>What holds where the table of costs has no value.</summary>
    public required StockCosts Defaults { get; init; }

    /// <summary>How the demands of a series' steps go together. Default independent.</summary>
    public DemandDependence Dependence { get; init; } = DemandDependence.Independent;

    /// <summary>The file to write; its extension names the format.</summary>
    public required string Output { get; init; }

    /// <summary>Where progress goes.</summary>
    public required IRunObserver Observer { get; init; }

    /// <summary>Whether somebody asked to stop.</summary>
    public required StopSignal Stop { get; init; }
}
