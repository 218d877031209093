using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>What a checkpoint keeps beside tensors: the names of the series behind their numbers, and the categories behind codes.</summary>
/// <param name="Keys">The series.</param>
/// <param name="Categories">Their categories, one row of codes a series; null where the data has none.</param>
public sealed record SeriesFiles(SeriesKeys Keys, CategoryTable? Categories)
{
    private const string SeriesFile = "series.parquet";
    private const string CategoriesFile = "series-categories.parquet";
    private const string CodesFile = "series-codes.parquet";

    /// <summary>Writes the files.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <exception cref="DataException">A file cannot be written.</exception>
    public void Write(string folder)
    {
        WriteColumns(Path.Combine(folder, SeriesFile), Keys.Columns, Keys.Values);
        if (Categories is not { } table)
            return;
        CategoryFile.Write(Path.Combine(folder, CategoriesFile), table);
        WriteColumns(
            Path.Combine(folder, CodesFile),
            table.Columns,
            [.. table.Columns.Select((_, column) => Enumerable.Range(0, table.IdCount).Select(series => (long)table[series, column]).ToArray())]);
    }

    /// <summary>Reads the files.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public static SeriesFiles Read(string folder)
    {
        var table = ParquetTable.Open(Path.Combine(folder, SeriesFile));
        var keys = new SeriesKeys(
            [.. table.Columns.Select(column => column.Name)],
            [.. table.Columns.Select(column => table.Require(column.Name, "series", ColumnKind.Integer, ColumnKind.Text).Kind)],
            ReadColumns(table));
        var categories = CategoryFile.Read(Path.Combine(folder, CategoriesFile), keys.Count);
        if (categories is null)
            return new SeriesFiles(keys, null);
        var codes = ParquetTable.Open(Path.Combine(folder, CodesFile));
        if (codes.Rows != keys.Count)
            throw new DataException($"{codes.Path} has {codes.Rows:N0} rows for {keys.Count:N0} series; the checkpoint is damaged, copy it again.");
        foreach (var (name, column) in categories.Columns.Select((name, column) => (name, column)))
        {
            codes.Require(name, "series", ColumnKind.Integer);
            var series = 0;
            foreach (var chunk in codes.Read(name))
            {
                foreach (var code in chunk.Integers(name))
                    categories.Codes[(series++ * categories.Columns.Count) + column] = checked((int)code);
            }
        }

        return new SeriesFiles(keys, categories);
    }

    private static void WriteColumns(string path, IReadOnlyList<string> names, IReadOnlyList<Array> values)
    {
        using var writer = new TableWriter(path, [.. names.Zip(values, (name, of) => new OutputColumn(name, of is long[]? OutputType.Int64 : OutputType.Text))]);
        writer.Write(values[0].Length, [.. values]);
        writer.Commit();
    }

    private static Array[] ReadColumns(ParquetTable table)
    {
        Array[] values = [.. table.Columns.Select(column => column.Kind == ColumnKind.Integer ? (Array)new long[table.Rows] : new string[table.Rows])];
        var start = 0;
        foreach (var chunk in table.Read([.. table.Columns.Select(column => column.Name)]))
        {
            for (var column = 0; column < values.Length; column++)
            {
                var name = table.Columns[column].Name;
                if (values[column] is long[] integers)
                    chunk.Integers(name).CopyTo(integers.AsSpan(start));
                else
                    chunk.Texts(name).CopyTo(((string?[])values[column]).AsSpan(start));
            }

            start += chunk.Rows;
        }

        return values;
    }
}
