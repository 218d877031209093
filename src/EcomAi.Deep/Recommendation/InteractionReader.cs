using EcomAi.Deep.Configuration;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation;

/// <summary>Reads interactions from Parquet into dense columns, one row group at a time.</summary>
/// <param name="config">The names of the columns.</param>
internal sealed class InteractionReader(InteractionDataConfig config)
{
    /// <summary>User ids met so far, in order of appearance; null before the first file.</summary>
    public Vocabulary? Users { get; private set; }

    /// <summary>Item ids met so far, in order of appearance; null before the first file.</summary>
    public Vocabulary? Items { get; private set; }

    /// <summary>Rows left out because their weight is 0.</summary>
    public int WeightlessRows { get; private set; }

    /// <summary>Reads one table; rows come in the table's order with ids as numbers of <see cref="Users"/> and <see cref="Items"/>.</summary>
    /// <param name="path">A file, folder or glob.</param>
    /// <param name="mustHaveAll">
    /// Whether these are the interactions: the time and weight columns that the configuration names must be there, where otherwise they may
    /// be, and its conditions on rows hold.
    /// </param>
    /// <exception cref="DataException">A column is missing or of a wrong type, an id is null, a time is null, a weight is negative or no number.</exception>
    public Interactions Read(string path, bool mustHaveAll)
    {
        var table = mustHaveAll ? Open(config) : ParquetTable.Open(ConfigPaths.Resolve(path));
        var columns = new InteractionColumns(table, config, mustHaveAll);
        Users = columns.Users(Users, path);
        Items = columns.Items(Items, path);
        if (table.Rows > Array.MaxLength)
        {
            throw new DataException(
                $"{path} has {table.Rows:N0} rows; at most {Array.MaxLength:N0} are held at once. Set data.stream to train from the files, or name a part of them in data.interactions.");
        }

        var rows = new Interactions(
            new int[table.Rows], new int[table.Rows], columns.HasTimes ? new long[table.Rows] : null, columns.HasWeights ? new float[table.Rows] : null);
        var start = 0;
        foreach (var chunk in table.Read(columns.Names))
        {
            columns.AddUsers(chunk, Users, rows.Users.AsSpan(start, chunk.Rows));
            columns.AddItems(chunk, Items, rows.Items.AsSpan(start, chunk.Rows));
            if (columns.HasTimes)
                columns.ReadTimes(chunk, rows.Times.AsSpan(start, chunk.Rows));
            if (columns.HasWeights)
                columns.ReadWeights(chunk, rows.Weights.AsSpan(start, chunk.Rows));
            start += chunk.Rows;
        }

        if (start < rows.Count)
            rows = rows.First(start); // of a filtered table the number of rows is known at the end
        return columns.HasWeights ? WithoutZeros(rows) : rows;
    }

    /// <summary>Opens the table of interactions: the rows that meet the configuration's conditions.</summary>
    public static ParquetTable Open(InteractionDataConfig config) =>
        ParquetTable.Open(ConfigPaths.Resolve(config.Interactions)).Where(config.Where.Select(RowFilter.Parse));

    private Interactions WithoutZeros(Interactions rows)
    {
        var kept = Enumerable.Range(0, rows.Count).Where(row => rows.Weights![row] > 0).ToArray();
        WeightlessRows += rows.Count - kept.Length;
        return kept.Length == rows.Count ? rows : rows.Take(kept);
    }
}
