using System.Globalization;
using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>
/// The origins of a rolling-origin backtest (Tashman 2000, "Out-of-sample tests of forecasting accuracy"): each round forecasts a later horizon from
/// everything known before it. The last test round's horizon ends with the data; the last validation round's horizon ends where the first test round's
/// known part ends, so that nothing a validation round looks at is unknown to any test round.
/// </summary>
public static class RollingOrigin
{
    /// <summary>The test rounds, earliest first, named <c>test 1</c>, <c>test 2</c>, ...</summary>
    /// <param name="panel">The series.</param>
    /// <param name="window">Horizon and gap.</param>
    /// <param name="config">Rounds, stride, and where the last horizon ends.</param>
    /// <exception cref="EcomException">No series has a known value before the origin of some round.</exception>
    public static IReadOnlyList<BacktestRound> Test(SeriesPanel panel, ForecastConfig window, BacktestConfig config) =>
        Rounds(panel, window, config, "test", config.Rounds, DataEnds(panel, config.Origins));

    /// <summary>The validation rounds, earliest first, named <c>validation 1</c>, <c>validation 2</c>, ...; none where there are to be none.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="window">Horizon and gap.</param>
    /// <param name="config">Rounds, stride, and where the last horizon ends.</param>
    /// <exception cref="EcomException">No series has a known value before the origin of some round.</exception>
    public static IReadOnlyList<BacktestRound> Validation(SeriesPanel panel, ForecastConfig window, BacktestConfig config)
    {
        var span = Span(window, config.Stride, config.Rounds);
        int[] ends = [.. DataEnds(panel, config.Origins).Select(end => end - span)];
        return Rounds(panel, window, config, "validation", config.ValidationRounds, ends);
    }

    /// <summary>Steps from the origin of the first of some rounds to the end of the last one's horizon.</summary>
    private static int Span(ForecastConfig window, int stride, int rounds) => window.Horizon + window.Gap + ((rounds - 1) * stride);

    private static int[] DataEnds(SeriesPanel panel, OriginRule rule)
    {
        var last = panel.Count == 0 ? 0 : panel.Ends.Max();
        if (last == 0)
            throw new EcomException("no series has a single value of the target, so there is nothing to measure a forecast against; check data.target.");
        return rule == OriginRule.Series ? panel.Ends : [.. Enumerable.Repeat(last, panel.Count)];
    }

    private static BacktestRound[] Rounds(SeriesPanel panel, ForecastConfig window, BacktestConfig config, string part, int rounds, int[] ends)
    {
        var result = new BacktestRound[rounds];
        for (var round = 0; round < rounds; round++)
        {
            var back = Span(window, config.Stride, rounds - round);
            var origins = new int[panel.Count];
            for (var series = 0; series < origins.Length; series++)
            {
                var origin = ends[series] - back;
                origins[series] = origin > panel.Starts[series] ? origin : -1;
            }

            if (Array.TrueForAll(origins, origin => origin < 0))
                throw TooShort(panel, window, config, part);
            result[round] = new BacktestRound(string.Create(CultureInfo.InvariantCulture, $"{part} {round + 1}"), origins);
        }

        return result;
    }

    private static EcomException TooShort(SeriesPanel panel, ForecastConfig window, BacktestConfig config, string part)
    {
        var ends = DataEnds(panel, config.Origins);
        var longest = Enumerable.Range(0, panel.Count).Max(series => ends[series] - panel.Starts[series]);
        var validation = part == "validation";
        var needed = Span(window, config.Stride, config.Rounds) + (validation ? Span(window, config.Stride, config.ValidationRounds) : 0) + 1;
        return new EcomException(string.Create(
            CultureInfo.InvariantCulture,
            $"the horizon is longer than the history: the longest series has {longest} steps, but forecast.horizon {window.Horizon}, forecast.gap {window.Gap}, "
            + $"evaluate.rounds {config.Rounds}{(validation ? $", evaluate.validationRounds {config.ValidationRounds}" : "")} and evaluate.stride {config.Stride} need "
            + $"at least {needed}; take a shorter horizon, fewer rounds, or longer series."));
    }
}
