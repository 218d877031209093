using System.Diagnostics;
using System.Globalization;

namespace EcomAi.Deep.Data.Import;

/// <summary>
/// Turns the files of a leave-one-out split with given negatives (He et al., Neural Collaborative Filtering, 2017) into three tables:
/// <c>train.parquet</c> (user, item, order), <c>test.parquet</c> (user, item) and <c>negatives.parquet</c> (user, item; one row a
/// negative, in the file's order). Where the training rows carry a rating and a time, the order is the time.
/// </summary>
public static class NcfImport
{
    private const int BatchRows = 8192;

    /// <summary>Imports a split.</summary>
    /// <param name="options">Where from and where to.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop; the table being written is left out then.</param>
    /// <exception cref="DataException">A file is missing or malformed (the message names the line), or the negatives and the test rows disagree.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static ImportSummary Run(NcfImportOptions options, IRunObserver observer, StopSignal stop)
    {
        var watch = Stopwatch.StartNew();
        var files = NcfFiles.Find(options.Input);
        string Output(string name) => Path.Combine(options.Output, name);
        TableWriter.EnsureWritable(Output("train.parquet"));

        var test = new Dictionary<long, long>();
        ImportedTable[] tables =
        [
            Write(Output("train.parquet"), ["user", "item", "order"], Rows(files.Train, 3, observer, stop)),
            Write(Output("test.parquet"), ["user", "item"], Remember(test, files.Test, Rows(files.Test, 2, observer, stop))),
            Write(Output("negatives.parquet"), ["user", "item"], Negatives(files, test, observer, stop)),
        ];
        return new ImportSummary(tables, watch.Elapsed.TotalSeconds);
    }

    private static IEnumerable<long[]> Remember(Dictionary<long, long> test, string file, IEnumerable<long[]> rows)
    {
        foreach (var row in rows)
        {
            if (!test.TryAdd(row[0], row[1]))
                throw new DataException($"{file}: user {row[0]} has two rows, but leave-one-out holds out one item a user.");
            yield return row;
        }
    }

    /// <summary>Rows of user, item and, of three columns wanted, the last field: an order, or the time after the rating.</summary>
    private static IEnumerable<long[]> Rows(string file, int wanted, IRunObserver observer, StopSignal stop)
    {
        var headed = Path.GetFileName(file).Contains(".tsv", StringComparison.OrdinalIgnoreCase);
        foreach (var (line, text) in Lines(file, observer, stop))
        {
            var fields = text.Split('\t');
            if (headed && line == 1)
            {
                if (fields is not ["user", "item", ..] || fields.Length != wanted || (wanted == 3 && fields[2] != "order"))
                    throw new DataException($"{file}, line 1: expected the header {(wanted == 3 ? "user, item, order" : "user, item")} between tabs, but it is '{text}'.");
                continue;
            }

            var expected = headed ? wanted : 4;
            if (fields.Length != expected)
            {
                throw new DataException(
                    $"{file}, line {line}: {fields.Length} fields between tabs, but {expected} were expected: {(headed ? "user, item" + (wanted == 3 ? ", order" : "") : "user, item, rating, time")}.");
            }

            var row = new long[wanted];
            row[0] = Id(fields[0], file, line);
            row[1] = Id(fields[1], file, line);
            if (wanted == 3)
                row[2] = Id(fields[^1], file, line);
            yield return row;
        }
    }

    private static IEnumerable<long[]> Negatives(NcfFiles files, Dictionary<long, long> test, IRunObserver observer, StopSignal stop)
    {
        var file = files.Negatives;
        var each = 0;
        var users = new HashSet<long>();
        foreach (var (line, text) in Lines(file, observer, stop))
        {
            var fields = text.Split('\t');
            var pair = fields[0].Length > 2 && fields[0][0] == '(' && fields[0][^1] == ')' ? fields[0][1..^1].Split(',') : [];
            if (pair.Length != 2 || fields.Length < 2)
                throw new DataException($"{file}, line {line}: expected '(user,item)' and the negatives between tabs, but it begins '{fields[0]}'.");
            var (user, item) = (Id(pair[0], file, line), Id(pair[1], file, line));
            if (!test.TryGetValue(user, out var held) || held != item)
                throw new DataException($"{file}, line {line}: ({user},{item}) is not a row of {files.Test}; both must come from the same split.");
            if (!users.Add(user))
                throw new DataException($"{file}, line {line}: user {user} stands here twice.");
            each = each == 0 ? fields.Length - 1 : each;
            if (fields.Length - 1 != each)
                throw new DataException($"{file}, line {line}: {fields.Length - 1} negatives, but the lines before have {each}.");
            foreach (var negative in fields.AsSpan(1).ToArray())
                yield return [user, Id(negative, file, line)];
        }

        if (users.Count != test.Count)
            throw new DataException($"{file}: negatives for {users.Count} users, but {files.Test} holds {test.Count}; both must come from the same split.");
    }

    private static IEnumerable<(long Line, string Text)> Lines(string file, IRunObserver observer, StopSignal stop)
    {
        using var source = SourceFile.Open(file);
        using var phase = observer.Phase(Path.GetFileName(file), source.Length, "bytes");
        var position = 0L;
        for (var line = 1L; Next(source, file, line) is { } text; line++)
        {
            if (text.Length > 0)
                yield return (line, text);
            if (source.Position == position)
                continue;
            phase.Advance(source.Position - position);
            position = source.Position;
            if (stop.Requested)
                throw new RunStoppedException($"stopped while reading {file}; the table made from it was not written.", stop.ExitCode);
        }
    }

    private static string? Next(SourceFile source, string file, long line)
    {
        try
        {
            return source.Text.ReadLine();
        }
        catch (Exception fault) when (fault is InvalidDataException or System.Text.DecoderFallbackException)
        {
            throw new DataException($"{file}, near line {line}: the content is damaged or cut short ({fault.Message}); copy the file again.", fault);
        }
    }

    private static long Id(string field, string file, long line) =>
        long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new DataException($"{file}, line {line}: '{field}' is not an integer.");

    private static ImportedTable Write(string path, string[] names, IEnumerable<long[]> rows)
    {
        using var writer = new TableWriter(path, [.. names.Select(name => new OutputColumn(name, OutputType.Int64))]);
        long[][] columns = [.. names.Select(_ => new long[BatchRows])];
        var batch = 0;
        foreach (var row in rows)
        {
            for (var column = 0; column < columns.Length; column++)
                columns[column][batch] = row[column];
            if (++batch == BatchRows)
            {
                writer.Write(batch, columns);
                batch = 0;
            }
        }

        writer.Write(batch, columns);
        if (writer.Rows == 0)
            throw new DataException($"nothing to write to {path}: its source holds no rows.");
        writer.Commit();
        return new ImportedTable(path, writer.Rows, new FileInfo(path).Length, [.. names.Select(name => new ImportedColumn(name, FieldType.Int64.Name, 0))]);
    }
}
