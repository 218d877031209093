namespace EcomAi.Deep.Data.Import;

/// <summary>
/// Turns the monthly sales of car parts (R package expsmooth, <c>carparts</c>: a column a part, a row a month from January 1998 on, empty where missing) into one long
/// table: part (text), month (the month's first day), demand (a whole number; null where missing).
/// </summary>
public static class CarPartsImport
{
    private static readonly DateTime FirstMonth = new(1998, 1, 1);

    /// <summary>Imports the file.</summary>
    /// <param name="input">The file, plain or gzip.</param>
    /// <param name="output">The table to write.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop; nothing is written then.</param>
    /// <exception cref="DataException">The file is missing, a part is named twice, or a field is not a whole number.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static ImportSummary Run(string input, string output, IRunObserver observer, StopSignal stop)
    {
        var job = new ImportJob(output, observer, stop);
        using var records = new CsvRecords(new CsvImportOptions { Input = input, Output = output }, ',', "", observer, stop);
        var parts = records.Header;
        var faulty = parts.Select((part, i) => (Part: part, Column: i + 1)).FirstOrDefault(cell => cell.Part.Length == 0 || parts.Take(cell.Column - 1).Contains(cell.Part));
        if (faulty.Part is not null)
        {
            throw new DataException(
                $"{input}, line 1, column {faulty.Column}: {(faulty.Part.Length == 0 ? "a part without a name" : $"part '{faulty.Part}' stands twice")}; a column is a part.");
        }

        var months = new List<long?[]>();
        while (records.Read())
            months.Add([.. Enumerable.Range(0, parts.Count).Select(i => Demand(input, records, i))]);

        var rows = parts.Count * months.Count;
        var (part, month, demand) = (new string[rows], new DateTime[rows], new long?[rows]);
        for (var row = 0; row < rows; row++)
        {
            var (column, at) = Math.DivRem(row, months.Count);
            part[row] = parts[column];
            month[row] = FirstMonth.AddMonths(at);
            demand[row] = months[at][column];
        }

        return job.Write(("part", part), ("month", month), ("demand", demand));
    }

    private static long? Demand(string input, CsvRecords records, int column)
    {
        var field = records.Record.Field(column);
        if (field is "" or "NA")
            return null;
        return FieldType.TryInt64(field, exponents: true, out var value)
            ? value
            : throw new DataException($"{input}, line {records.Record.Line}, column '{records.Header[column]}': '{field}' is not a whole number; correct it.");
    }
}
