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
    /// <param name="mustHaveAll">Whether the time and weight columns that the configuration names must be there; otherwise they may be.</param>
    /// <exception cref="DataException">A column is missing or of a wrong type, an id is null, a time is null, a weight is negative or no number.</exception>
    public Interactions Read(string path, bool mustHaveAll)
    {
        var table = ParquetTable.Open(ConfigPaths.Resolve(path));
        var user = table.Require(config.UserColumn, "data.userColumn", ColumnKind.Integer, ColumnKind.Text);
        var item = table.Require(config.ItemColumn, "data.itemColumn", ColumnKind.Integer, ColumnKind.Text);
        Users = SameKind(Users, user, path);
        Items = SameKind(Items, item, path);
        var time = config.TimeColumn is { } t && (mustHaveAll || table.Has(t)) ? table.RequireTime(t, "data.timeColumn") : null;
        var weight = config.WeightColumn is { } w && (mustHaveAll || table.Has(w))
            ? table.Require(w, "data.weightColumn", ColumnKind.Integer, ColumnKind.Real)
            : null;
        if (table.Rows > Array.MaxLength)
            throw new DataException($"{path} has {table.Rows:N0} rows; at most {Array.MaxLength:N0} are read. Name a part of the files in data.interactions.");

        var rows = new Interactions(
            new int[table.Rows], new int[table.Rows], time is null ? null : new long[table.Rows], weight is null ? null : new float[table.Rows]);
        var start = 0;
        foreach (var chunk in table.Read([.. new[] { user, item, time, weight }.OfType<TableColumn>().Select(column => column.Name)]))
        {
            ReadIds(chunk, user, Users, "data.userColumn", rows.Users.AsSpan(start, chunk.Rows));
            ReadIds(chunk, item, Items, "data.itemColumn", rows.Items.AsSpan(start, chunk.Rows));
            if (time is not null)
                ReadTimes(chunk, time, rows.Times.AsSpan(start, chunk.Rows));
            if (weight is not null)
                ReadWeights(chunk, weight.Name, rows.Weights.AsSpan(start, chunk.Rows));
            start += chunk.Rows;
        }

        return weight is null ? rows : WithoutZeros(rows);
    }

    private static Vocabulary SameKind(Vocabulary? ids, TableColumn column, string path)
    {
        if (ids is null || ids.Kind == column.Kind)
            return ids ?? new Vocabulary(column.Kind);
        throw new DataException(
            $"{path}: column '{column.Name}' holds {column.Kind} ids, but the interactions hold {ids.Kind} ids; store them with one type in all files.");
    }

    private static void ReadIds(TableChunk chunk, TableColumn column, Vocabulary ids, string option, Span<int> dense)
    {
        chunk.RequireNoNulls(column.Name, option);
        if (column.Kind == ColumnKind.Integer)
        {
            var values = chunk.Integers(column.Name);
            for (var row = 0; row < dense.Length; row++)
                dense[row] = ids.Add(values[row]);
            return;
        }

        var texts = chunk.Texts(column.Name);
        for (var row = 0; row < dense.Length; row++)
            dense[row] = ids.Add(texts[row]!);
    }

    private static void ReadTimes(TableChunk chunk, TableColumn column, Span<long> times)
    {
        chunk.RequireNoNulls(column.Name, "data.timeColumn");
        chunk.Times(column.Name)[..times.Length].CopyTo(times);
    }

    private static void ReadWeights(TableChunk chunk, string column, Span<float> weights)
    {
        chunk.RequireFinite(column, "data.weightColumn");
        var values = chunk.Reals(column);
        for (var row = 0; row < weights.Length; row++)
        {
            weights[row] = (float)values[row];
            if (values[row] < 0 || float.IsInfinity(weights[row]))
            {
                throw new DataException(
                    $"{chunk.Where(column, row)}: {values[row]} is no weight; data.weightColumn needs finite numbers of 0 or more. "
                    + "Correct the file, or leave data.weightColumn out.");
            }
        }
    }

    private Interactions WithoutZeros(Interactions rows)
    {
        var kept = Enumerable.Range(0, rows.Count).Where(row => rows.Weights![row] > 0).ToArray();
        WeightlessRows += rows.Count - kept.Length;
        return kept.Length == rows.Count ? rows : rows.Take(kept);
    }
}
