using System.Diagnostics;

namespace EcomAi.Deep.Data.Import;

/// <summary>An import of known files into one table: where it goes, and the columns collected for it.</summary>
internal sealed class ImportJob
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <param name="output">The file to write.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop.</param>
    /// <exception cref="DataException">The file cannot be written.</exception>
    public ImportJob(string output, IRunObserver observer, StopSignal stop)
    {
        TableWriter.EnsureWritable(output);
        (Output, Observer, Stop) = (output, observer, stop);
    }

    public string Output { get; }

    public IRunObserver Observer { get; }

    public StopSignal Stop { get; }

    /// <summary>Finds a file in a folder, plain or gzip.</summary>
    /// <exception cref="DataException">There is no folder, or no such file in it.</exception>
    public static string Find(string folder, string name)
    {
        if (File.Exists(folder))
            throw new DataException($"'{folder}' is a file, but the folder that holds {name} is needed.");
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : File.Exists(path + ".gz") ? path + ".gz" : throw TableFiles.Missing(path);
    }

    /// <summary>Writes the table.</summary>
    /// <param name="columns">
    /// The columns in order, each with all its values: <c>long</c>, <c>double</c>, <c>bool</c>, <c>string</c>, or <c>DateTime</c> for days; arrays of nullables
    /// make nullable columns.
    /// </param>
    /// <exception cref="DataException">There are no rows, or the disk refuses.</exception>
    public ImportSummary Write(params (string Name, Array Values)[] columns)
    {
        var rows = columns[0].Values.Length;
        if (rows == 0)
            throw new DataException($"nothing to write to {Output}: its source holds no rows.");
        ImportedColumn[] written = [.. columns.Select(column => new ImportedColumn(column.Name, Type(column.Values).Name, Missing(column.Values)))];
        using var writer = new TableWriter(Output, [.. columns.Zip(written, (column, of) => new OutputColumn(of.Name, Type(column.Values).Output, column.Values is long?[] or double?[]))]);
        writer.Write(rows, [.. columns.Select(column => column.Values is DateTime[] days ? Array.ConvertAll(days, TimeText.FromDateTime) : column.Values)]);
        writer.Commit();
        return new ImportSummary([new(Output, rows, new FileInfo(Output).Length, written)], _watch.Elapsed.TotalSeconds);
    }

    private static FieldType Type(Array values) => values switch
    {
        DateTime[] => FieldType.Date,
        long[] or long?[] => FieldType.Int64,
        bool[] => FieldType.Bool,
        string[] => FieldType.Text,
        _ => FieldType.Double,
    };

    private static long Missing(Array values) => values switch
    {
        double?[] reals => reals.LongCount(value => value is null),
        long?[] numbers => numbers.LongCount(value => value is null),
        _ => 0,
    };
}
