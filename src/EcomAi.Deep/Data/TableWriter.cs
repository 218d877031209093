namespace EcomAi.Deep.Data;

/// <summary>
/// Writes a table as Parquet (zstd), CSV or JSON lines, by the extension of its name, row by row in bounded memory.
/// The rows go to a temporary file beside it; <see cref="Commit"/> gives it its name, and disposing before that removes it.
/// </summary>
public sealed class TableWriter : IDisposable
{
    /// <summary>The extensions of the formats, in words.</summary>
    public const string Formats = ".parquet, .csv or .jsonl";

    private readonly IReadOnlyList<OutputColumn> _columns;
    private readonly AtomicFile _file;
    private readonly ITableSink _sink;

    /// <summary>Opens the temporary file, so that what cannot be written is known before any work is done.</summary>
    /// <param name="path">The file to write; missing folders are made.</param>
    /// <param name="columns">The columns in order.</param>
    /// <param name="rowGroupRows">Rows of a Parquet row group, the rows held in memory at a time. Default 262,144.</param>
    /// <exception cref="DataException">The extension is unknown, the format takes no bytes but a column holds them, or the folder cannot be written to.</exception>
    public TableWriter(string path, IReadOnlyList<OutputColumn> columns, int rowGroupRows = 262_144)
    {
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowGroupRows, 1);
        var format = Format(path);
        if (format != ".parquet" && columns.FirstOrDefault(column => column.Type == OutputType.Bytes) is { } bytes)
            throw new DataException($"column '{bytes.Name}' holds bytes, which {format} cannot take: name a file that ends in .parquet instead of '{path}'.");
        Path = path;
        _columns = columns;
        _file = new AtomicFile(path);
        try
        {
            _sink = format switch
            {
                ".csv" => new CsvSink(_file.Stream, columns),
                ".jsonl" => new JsonLinesSink(_file.Stream, columns, path),
                _ => new ParquetSink(_file.Stream, columns, rowGroupRows),
            };
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>The file, as given.</summary>
    public string Path { get; }

    /// <summary>Rows written so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Whether a path's extension names a format.</summary>
    public static bool HasFormat(string path) => Extension(path) is ".parquet" or ".csv" or ".jsonl";

    /// <summary>Checks what can be known before there are columns: the extension, and that the folder can be written to.</summary>
    /// <exception cref="DataException">The extension is unknown, or the folder cannot be written to.</exception>
    public static void EnsureWritable(string path)
    {
        Format(path);
        new AtomicFile(path).Dispose();
    }

    /// <summary>Appends rows.</summary>
    /// <param name="rows">How many; only so many values of each array count.</param>
    /// <param name="columnValues">
    /// One array a column, of the type that <see cref="OutputType"/> names; a nullable column also takes arrays of nullables.
    /// </param>
    /// <exception cref="ArgumentException">An array is missing, too short, or not of the column's type.</exception>
    /// <exception cref="DataException">A null in a column that allows none, or a disk that refuses.</exception>
    public void Write(int rows, params Array[] columnValues)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (columnValues.Length != _columns.Count)
            throw new ArgumentException($"{_columns.Count} columns, but {columnValues.Length} arrays.", nameof(columnValues));
        for (var column = 0; column < columnValues.Length; column++)
            Check(_columns[column], columnValues[column], rows);
        try
        {
            _sink.Write(rows, columnValues);
        }
        catch (IOException fault)
        {
            throw _file.Unwritable(fault);
        }

        Rows += rows;
    }

    /// <summary>Writes what is held back, flushes to the disk and gives the file its name.</summary>
    /// <exception cref="DataException">The disk refuses.</exception>
    public void Commit()
    {
        try
        {
            _sink.Finish();
        }
        catch (IOException fault)
        {
            throw _file.Unwritable(fault);
        }

        _sink.Dispose();
        _file.Commit();
    }

    /// <summary>Removes the temporary file unless it was committed.</summary>
    public void Dispose()
    {
        _sink.Dispose();
        _file.Dispose();
    }

    private static string Extension(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant();

    private static string Format(string path)
    {
        var extension = Extension(path);
        return HasFormat(path)
            ? extension
            : throw new DataException($"cannot tell the format of '{path}' from its extension '{extension}': name a file that ends in {Formats}.");
    }

    private void Check(OutputColumn column, Array values, int rows)
    {
        var fits = column.Type switch
        {
            OutputType.Int64 => values is long[] or int[] or long?[],
            OutputType.Int32 => values is int[] or int?[],
            OutputType.Float => values is float[] or float?[],
            OutputType.Double => values is double[] or float[] or double?[],
            OutputType.Text => values is string?[],
            OutputType.Bytes => values is byte[]?[],
            OutputType.Boolean => values is bool[] or bool?[],
            _ => values is long[] or long?[],
        };
        if (!fits)
            throw new ArgumentException($"column '{column.Name}' is {column.Type}, but its values are {values.GetType().Name}.");
        if (values.Length < rows)
            throw new ArgumentException($"column '{column.Name}' has {values.Length} values for {rows} rows.");
        if (column.Nullable)
            return;
        var first = values switch
        {
            string?[] texts => Array.IndexOf(texts, null, 0, rows),
            byte[]?[] bytes => Array.IndexOf(bytes, null, 0, rows),
            long?[] numbers => Array.IndexOf(numbers, null, 0, rows),
            int?[] numbers => Array.IndexOf(numbers, null, 0, rows),
            float?[] numbers => Array.IndexOf(numbers, null, 0, rows),
            double?[] numbers => Array.IndexOf(numbers, null, 0, rows),
            bool?[] flags => Array.IndexOf(flags, null, 0, rows),
            _ => -1,
        };
        if (first >= 0)
            throw new DataException($"{Path}, column '{column.Name}', row {Rows + first}: a null, but the column allows none.");
    }
}
