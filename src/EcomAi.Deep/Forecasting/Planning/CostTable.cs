using System.Globalization;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>Costs and stock by series: the values of a table over the defaults.</summary>
internal sealed class CostTable
{
    private const string Option = "--costs";

    private readonly StockCosts _defaults;
    private readonly Dictionary<string, StockCosts> _costs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly int[] _places = [];

    private CostTable(StockCosts defaults, int[] places) => (_defaults, _places) = (defaults, places);

    /// <summary>Rows whose series the forecast does not have.</summary>
    public int Unused => _costs.Count - _asked.Count;

    /// <summary>Series that have no row.</summary>
    public int Missing { get; private set; }

    /// <summary>Defaults for every series.</summary>
    public static CostTable Of(StockCosts defaults) => new(defaults, []);

    /// <summary>Reads a table.</summary>
    /// <param name="path">The Parquet file.</param>
    /// <param name="keys">The forecast's keys.</param>
    /// <param name="defaults">What holds where the table says nothing.</param>
    /// <exception cref="DataException">A column is unknown or of a wrong kind, a row is named twice, or a value is out of its range.</exception>
    public static CostTable Read(string path, KeyColumns keys, StockCosts defaults)
    {
        var table = ParquetTable.Open(path);
        var own = keys.Columns.Where(column => table.Has(column.Name)).ToList();
        foreach (var column in own)
            table.Require(column.Name, Option, column.Kind);
        foreach (var column in table.Columns.Where(column => !own.Exists(key => key.Name == column.Name)))
        {
            if (!CostColumn.Names.Contains(column.Name))
            {
                throw new DataException(
                    $"{Option}: column '{column.Name}' of {path} is neither a key of the forecast ({Listed(keys)}) nor one of {string.Join(", ", CostColumn.Names)}."
                    + NameHint.For(column.Name, CostColumn.Names.Concat(keys.Columns.Select(key => key.Name))));
            }

            table.Require(column.Name, Option, ColumnKind.Real, ColumnKind.Integer);
        }

        if (own.Count == 0 && table.Rows != 1)
        {
            throw new DataException(
                $"{Option}: {path} has none of the forecast's key columns ({Listed(keys)}), so it may have one row for all series, but it has {table.Rows:N0}. Add a key column.");
        }

        var costs = new CostTable(defaults, [.. own.Select(column => keys.Columns.ToList().FindIndex(key => key.Name == column.Name))]);
        var columns = new KeyColumns(own);
        string[] values = [.. CostColumn.Names.Where(table.Has)];
        foreach (var chunk in table.Read([.. own.Select(column => column.Name), .. values]))
            costs.Take(chunk, columns, values);
        return costs;
    }

    /// <summary>The costs of a series.</summary>
    /// <param name="values">The series' key values, one a key column of the forecast.</param>
    public StockCosts For(string[] values)
    {
        if (_costs.Count == 0)
            return _defaults;
        var key = string.Join('\u001f', _places.Select(place => values[place]));
        if (!_costs.TryGetValue(key, out var found))
        {
            Missing++;
            return _defaults;
        }

        _asked.Add(key);
        return found;
    }

    private void Take(TableChunk chunk, KeyColumns keys, string[] columns)
    {
        foreach (var column in keys.Columns)
            chunk.RequireNoNulls(column.Name, Option);
        for (var row = 0; row < chunk.Rows; row++)
        {
            var costs = _defaults;
            foreach (var column in columns)
            {
                var nulls = chunk.Nulls(column);
                if (!nulls.IsEmpty && nulls[row])
                    continue;
                var value = chunk.Reals(column)[row];
                costs = CostColumn.Fault(column, value) is { } fault
                    ? throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{chunk.Where(column, row)}: {column} {fault}, received {value}. Correct it, or leave it null for the default."))
                    : CostColumn.Set(costs, column, value);
            }

            if (costs.ServiceLevel is null && costs is { Holding: 0, StockOut: not null })
                throw new DataException($"{chunk.Where("holding", row)}: {CostColumn.FreeHolding(costs)}");
            var key = keys.Of(chunk, row);
            if (!_costs.TryAdd(key, costs))
                throw new DataException($"{chunk.File}, row group {chunk.RowGroup}, row {chunk.FirstRow + row}: costs of {keys.Words(key)} are given twice; keep one row.");
        }
    }

    private static string Listed(KeyColumns keys) => keys.Columns.Count == 0 ? "none" : string.Join(", ", keys.Columns.Select(column => column.Name));
}
