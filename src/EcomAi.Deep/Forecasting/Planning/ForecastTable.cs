using System.Globalization;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>A table of forecasts as <c>score</c> writes it, read whole and checked.</summary>
internal sealed class ForecastTable
{
    private const string Option = "--forecast";
    private const string Time = "time";
    private const string Mean = "mean";
    private const string Point = "point";

    private readonly string _path;
    private readonly bool _isOrder;
    private readonly bool _hasMean;
    private readonly string[] _names;
    private readonly double[] _levels;
    private readonly List<long> _times = [];
    private readonly List<double> _means = [];
    private readonly List<double> _quantiles = [];
    private readonly Dictionary<string, List<int>> _rowsOf = new(StringComparer.Ordinal);

    private ForecastTable(ParquetTable table)
    {
        _path = table.Path;
        _isOrder = table.RequireTime(Time, Option).Kind == ColumnKind.Integer;
        var levels = table.Columns.Select(column => (column.Name, Level: QuantileColumn.Level(column.Name))).Where(column => column.Level is not null)
            .OrderBy(column => column.Level).ToList();
        if (levels.Count < 2)
        {
            throw new DataException(
                $"{Option}: {table.Path} has {(levels.Count == 0 ? "no quantile columns" : $"one quantile column only, {levels[0].Name}")}, but a plan needs at least two, "
                + $"such as q0.5 and q0.95. Its columns are {string.Join(", ", table.Columns.Select(column => column.Name))}.");
        }

        _names = [.. levels.Select(column => column.Name)];
        _levels = [.. levels.Select(column => column.Level!.Value)];
        foreach (var name in _names)
            table.Require(name, Option, ColumnKind.Real, ColumnKind.Integer);
        _hasMean = table.Has(Mean) && table.Require(Mean, Option, ColumnKind.Real, ColumnKind.Integer) is not null;
        Keys = new KeyColumns([.. table.Columns.Where(column => column.Name is not (Time or Mean or Point) && !_names.Contains(column.Name))]);
        if (Keys.Columns.FirstOrDefault(column => column.Kind is not (ColumnKind.Integer or ColumnKind.Text)) is { } other)
        {
            throw new DataException(
                $"{Option}: column '{other.Name}' of {table.Path} is {other.PhysicalType}. Columns beside time, point, mean and q<level> name the series and must be "
                + "integers or text; leave the column out, or give a file that `ecomai score` wrote.");
        }
    }

    public KeyColumns Keys { get; }

    /// <summary>The number of series.</summary>
    public int Count => _rowsOf.Count;

    /// <summary>The most steps of any series.</summary>
    public int LongestHorizon => _rowsOf.Values.Max(rows => rows.Count);

    /// <summary>Quantiles below 0, which count as 0.</summary>
    public long Negative { get; private set; }

    /// <summary>Reads a table.</summary>
    /// <exception cref="DataException">It is no forecast, has no rows, or has a value that is none; the message names the row.</exception>
    public static ForecastTable Read(string path)
    {
        var file = ParquetTable.Open(path);
        var table = new ForecastTable(file);
        string[] columns = [.. table.Keys.Columns.Select(column => column.Name), Time, .. table._names, .. table._hasMean ? new[] { Mean } : []];
        foreach (var chunk in file.Read(columns))
            table.Take(chunk);
        return table.Count > 0 ? table : throw new DataException($"{Option}: {path} has no rows; forecast again with `ecomai score`.");
    }

    /// <summary>The series in the order of their first rows.</summary>
    /// <exception cref="DataException">A series has a time twice.</exception>
    public IEnumerable<ForecastSteps> Series()
    {
        foreach (var (key, unsorted) in _rowsOf)
        {
            var rows = unsorted.OrderBy(row => _times[row]).ToList();
            for (var i = 1; i < rows.Count; i++)
            {
                if (_times[rows[i]] == _times[rows[i - 1]])
                    throw new DataException($"{Option}: {_path} forecasts {Keys.Words(key)} twice for {When(_times[rows[i]])}; keep one row a series and time.");
            }

            yield return new ForecastSteps(key, [.. rows.Select(Quantiles)], _hasMean ? [.. rows.Select(row => _means[row])] : null);
        }
    }

    private QuantileFunction Quantiles(int row)
    {
        var values = new double[_levels.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = _quantiles[(row * _levels.Length) + i];
        return new QuantileFunction(_levels, values);
    }

    private void Take(TableChunk chunk)
    {
        foreach (var column in Keys.Columns)
            chunk.RequireNoNulls(column.Name, Option);
        chunk.RequireNoNulls(Time, Option);
        foreach (var name in _names)
            chunk.RequireFinite(name, Option);
        if (_hasMean)
            chunk.RequireFinite(Mean, Option);
        var times = chunk.Times(Time);
        var means = _hasMean ? chunk.Reals(Mean) : [];
        var values = new double[_levels.Length];
        for (var row = 0; row < chunk.Rows; row++)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = chunk.Reals(_names[i])[row];
                if (i > 0 && values[i] < values[i - 1])
                {
                    throw new DataException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{chunk.Where(_names[i], row)}: the quantiles cross: {values[i]} is less than {_names[i - 1]}, {values[i - 1]}. Sort the row's quantiles, or forecast with a model that keeps them in order."));
                }

                Negative += values[i] < 0 ? 1 : 0;
            }

            if (!_rowsOf.TryGetValue(Keys.Of(chunk, row), out var rows))
                _rowsOf.Add(Keys.Of(chunk, row), rows = []);
            rows.Add(_times.Count);
            _times.Add(times[row]);
            _quantiles.AddRange(values);
            if (_hasMean)
                _means.Add(means[row]);
        }
    }

    private string When(long time) => _isOrder ? time.ToString(CultureInfo.InvariantCulture) : TimeText.Instant(time);
}
