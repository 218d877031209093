using EcomAi.Deep.Data;
using EcomAi.Deep.Training;

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
    /// <exception cref="DataException">A file is missing, or no Parquet file.</exception>
    /// <exception cref="CheckpointException">A file holds something else, or the files do not fit one another.</exception>
    public static SeriesFiles Read(string folder)
    {
        try
        {
            return ReadWhole(folder);
        }
        catch (FormatException fault)
        {
            throw new CheckpointException($"the series of the checkpoint '{folder}' are damaged: {fault.Message} Take another checkpoint or train again.", fault);
        }
    }

    private static SeriesFiles ReadWhole(string folder)
    {
        var table = ParquetTable.Open(Path.Combine(folder, SeriesFile));
        if (table.Columns.Count == 0)
            throw new FormatException($"{SeriesFile} has no column.");
        var keys = new SeriesKeys(
            [.. table.Columns.Select(column => column.Name)],
            [.. table.Columns.Select(column => table.Require(column.Name, "series", ColumnKind.Integer, ColumnKind.Text).Kind)],
            ReadColumns(table));
        var categories = CategoryFile.Read(Path.Combine(folder, CategoriesFile), keys.Count);
        if (categories is null)
            return new SeriesFiles(keys, null);
        var codes = ParquetTable.Open(Path.Combine(folder, CodesFile));
        if (codes.Rows != keys.Count)
            throw new FormatException($"{CodesFile} has {codes.Rows:N0} rows for {keys.Count:N0} series.");
        foreach (var (name, column) in categories.Columns.Select((name, column) => (name, column)))
        {
            codes.Require(name, "series", ColumnKind.Integer);
            var series = 0;
            foreach (var chunk in codes.Read(name))
            {
                RequireValues(chunk, name, CodesFile);
                foreach (var code in chunk.Integers(name))
                {
                    if (code < 0 || code >= categories.CodeCount(column))
                        throw new FormatException($"{CodesFile} has the code {code} for '{name}' of {keys.Format(series)}, expected 0 to {categories.CodeCount(column) - 1}.");
                    categories.Codes[(series++ * categories.Columns.Count) + column] = (int)code;
                }
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
                RequireValues(chunk, name, SeriesFile);
                if (values[column] is long[] integers)
                    chunk.Integers(name).CopyTo(integers.AsSpan(start));
                else
                    chunk.Texts(name).CopyTo(((string?[])values[column]).AsSpan(start));
            }

            start += chunk.Rows;
        }

        return values;
    }

    private static void RequireValues(TableChunk chunk, string column, string file)
    {
        if (chunk.Nulls(column).Contains(true))
            throw new FormatException($"{file} has a null in the column '{column}'.");
    }
}
