using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>The rows of a backtest's file: one a round, series and step, in this order.</summary>
public sealed record BacktestRows
{
    /// <summary>The names of the series, one entry a row.</summary>
    public required SeriesKeys Keys { get; init; }

    /// <summary>The round of each row, such as <c>test 1</c>.</summary>
    public required string[] Rounds { get; init; }

    /// <summary>The time that is forecast: microseconds since 1970 UTC, or an integer.</summary>
    public required long[] Times { get; init; }

    /// <summary>The step of the horizon, from 1.</summary>
    public required int[] Steps { get; init; }

    /// <summary>What came; NaN is missing.</summary>
    public required double[] Actual { get; init; }

    /// <summary>The point forecast.</summary>
    public required double[] Point { get; init; }

    /// <summary>The mean forecast.</summary>
    public required double[] Mean { get; init; }

    /// <summary>Quantile levels, ascending.</summary>
    public required IReadOnlyList<double> Levels { get; init; }

    /// <summary>For each level, its quantile in each row.</summary>
    public required IReadOnlyList<double[]> Quantiles { get; init; }

    /// <summary>The number of rows.</summary>
    public int Count => Steps.Length;
}
