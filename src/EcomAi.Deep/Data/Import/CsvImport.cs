using System.Diagnostics;

namespace EcomAi.Deep.Data.Import;

/// <summary>
/// Turns a delimited text file with a header into Parquet. The file is read twice: first to find the types and to check every row,
/// then to write; memory holds a batch of rows only.
/// </summary>
public static class CsvImport
{
    private const int BatchRows = 8192;

    /// <summary>Imports a file.</summary>
    /// <param name="options">What to read and write.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop; nothing is written then.</param>
    /// <exception cref="DataException">
    /// The file cannot be read or written; a row has too few or too many fields, or a field does not fit its type (the message names line
    /// and column); or an option names a column that is not there.
    /// </exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static ImportSummary Run(CsvImportOptions options, IRunObserver observer, StopSignal stop)
    {
        var watch = Stopwatch.StartNew();
        TableWriter.EnsureWritable(options.Output);
        var delimiter = CsvLayout.Delimiter(options);
        IReadOnlyList<CsvColumn> columns = [];
        var rows = 0L;
        Pass("finding types", options, delimiter, observer, stop, header => columns = CsvLayout.Columns(header, options), record =>
        {
            rows++;
            foreach (var column in columns)
            {
                if (!column.Inspect(record.Field(column.Index), record.Quoted(column.Index), IsMissing(record, column)))
                    throw Unfit(options.Input, record, column);
            }
        });
        if (rows == 0)
            throw new DataException($"'{options.Input}' holds a header and no rows.");

        foreach (var column in columns)
            column.Start(BatchRows);
        using var writer = new TableWriter(options.Output, [.. columns.Select(column => column.Output)]);
        Array[] values = [.. columns.Select(column => column.Values)];
        var batch = 0;
        Pass("writing", options, delimiter, observer, stop, _ => { }, record =>
        {
            foreach (var column in columns)
            {
                if (!column.Set(batch, record.Field(column.Index), IsMissing(record, column)))
                    throw Unfit(options.Input, record, column);
            }

            if (++batch == BatchRows)
            {
                writer.Write(batch, values);
                batch = 0;
            }
        });
        writer.Write(batch, values);
        writer.Commit();
        var table = new ImportedTable(
            options.Output,
            writer.Rows,
            new FileInfo(options.Output).Length,
            [.. columns.Select(column => new ImportedColumn(column.Name, column.Type.Name, column.Missing))]);
        return new ImportSummary([table], watch.Elapsed.TotalSeconds);

        bool IsMissing(CsvReader record, CsvColumn column) => !record.Quoted(column.Index) && Named(options.Missing, record.Field(column.Index));
    }

    private static void Pass(
        string name,
        CsvImportOptions options,
        char delimiter,
        IRunObserver observer,
        StopSignal stop,
        Action<IReadOnlyList<string>> header,
        Action<CsvReader> row)
    {
        using var records = new CsvRecords(options, delimiter, name, observer, stop);
        header(records.Header);
        while (records.Read())
            row(records.Record);
    }

    private static bool Named(IReadOnlyList<string> spellings, ReadOnlySpan<char> field)
    {
        foreach (var spelling in spellings)
        {
            if (field.SequenceEqual(spelling))
                return true;
        }

        return false;
    }

    private static DataException Unfit(string file, CsvReader record, CsvColumn column) => new(
        $"{file}, line {record.Line}, column '{column.Source}': '{record.Field(column.Index)}' is not of type {column.Type.Name} ({column.Type.Example}). "
        + $"Correct it, declare another type with --type {column.Source}=..., or name it as a missing value with --missing.");
}
