using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation;

/// <summary>The columns of a table that are users, items, times and weights, and their values with the rules that they keep.</summary>
internal sealed class InteractionColumns
{
    private readonly TableColumn _user;
    private readonly TableColumn _item;
    private readonly TableColumn? _time;
    private readonly TableColumn? _weight;

    /// <summary>Finds the columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="config">The names.</param>
    /// <param name="mustHaveAll">Whether the time and weight columns that the configuration names must be there; otherwise they may be.</param>
    /// <exception cref="DataException">A column is missing or of a wrong type.</exception>
    public InteractionColumns(ParquetTable table, InteractionDataConfig config, bool mustHaveAll)
    {
        _user = table.Require(config.UserColumn, "data.userColumn", ColumnKind.Integer, ColumnKind.Text);
        _item = table.Require(config.ItemColumn, "data.itemColumn", ColumnKind.Integer, ColumnKind.Text);
        _time = config.TimeColumn is { } t && (mustHaveAll || table.Has(t)) ? table.RequireTime(t, "data.timeColumn") : null;
        _weight = config.WeightColumn is { } w && (mustHaveAll || table.Has(w))
            ? table.Require(w, "data.weightColumn", ColumnKind.Integer, ColumnKind.Real)
            : null;
    }

    public bool HasTimes => _time is not null;

    public bool HasWeights => _weight is not null;

    /// <summary>The names of the columns that are there.</summary>
    public string[] Names => [.. new[] { _user, _item, _time, _weight }.OfType<TableColumn>().Select(column => column.Name)];

    /// <summary>The given vocabulary of users, or a new one of the column's kind.</summary>
    /// <exception cref="DataException">The vocabulary is of another kind.</exception>
    public Vocabulary Users(Vocabulary? known, string path) => SameKind(known, _user, path);

    /// <inheritdoc cref="Users"/>
    public Vocabulary Items(Vocabulary? known, string path) => SameKind(known, _item, path);

    /// <summary>The numbers of a chunk's users, who are added where new.</summary>
    /// <exception cref="DataException">An id is null.</exception>
    public void AddUsers(TableChunk chunk, Vocabulary ids, Span<int> numbers) => Add(chunk, _user, ids, "data.userColumn", numbers);

    /// <inheritdoc cref="AddUsers"/>
    public void AddItems(TableChunk chunk, Vocabulary ids, Span<int> numbers) => Add(chunk, _item, ids, "data.itemColumn", numbers);

    /// <summary>The numbers of a chunk's users, all of whom were met before.</summary>
    /// <exception cref="DataException">An id was not met before, since the file has changed.</exception>
    public void FindUsers(TableChunk chunk, Vocabulary ids, Span<int> numbers) => Find(chunk, _user, ids, numbers);

    /// <inheritdoc cref="FindUsers"/>
    public void FindItems(TableChunk chunk, Vocabulary ids, Span<int> numbers) => Find(chunk, _item, ids, numbers);

    /// <summary>The times of a chunk.</summary>
    /// <exception cref="DataException">A time is null.</exception>
    public void ReadTimes(TableChunk chunk, Span<long> times)
    {
        chunk.RequireNoNulls(_time!.Name, "data.timeColumn");
        chunk.Times(_time.Name)[..times.Length].CopyTo(times);
    }

    /// <summary>The weights of a chunk.</summary>
    /// <exception cref="DataException">A weight is null, negative or not finite.</exception>
    public void ReadWeights(TableChunk chunk, Span<float> weights)
    {
        chunk.RequireFinite(_weight!.Name, "data.weightColumn");
        var values = chunk.Reals(_weight.Name);
        for (var row = 0; row < weights.Length; row++)
        {
            weights[row] = (float)values[row];
            if (values[row] < 0 || float.IsInfinity(weights[row]))
            {
                throw new DataException(
                    $"{chunk.Where(_weight.Name, row)}: {values[row]} is no weight; data.weightColumn needs finite numbers of 0 or more. "
                    + "Correct the file, or leave data.weightColumn out.");
            }
        }
    }

    /// <summary>Insists on weights above 0.</summary>
    /// <exception cref="DataException">A weight is 0; the message names the row.</exception>
    public void RequireWeightsAboveZero(TableChunk chunk, ReadOnlySpan<float> weights)
    {
        if (weights.IndexOf(0) is >= 0 and var row)
        {
            throw new DataException(
                $"{chunk.Where(_weight!.Name, row)}: a weight of 0. Rows that count nothing are left out only where all rows are read at once; "
                + $"with data.stream add \"{_weight.Name} > 0\" to data.where, or remove them from the file.");
        }
    }

    private static Vocabulary SameKind(Vocabulary? ids, TableColumn column, string path)
    {
        if (ids is null || ids.Kind == column.Kind)
            return ids ?? new Vocabulary(column.Kind);
        throw new DataException(
            $"{path}: column '{column.Name}' holds {column.Kind} ids, but the interactions hold {ids.Kind} ids; store them with one type in all files.");
    }

    private static void Add(TableChunk chunk, TableColumn column, Vocabulary ids, string option, Span<int> numbers)
    {
        chunk.RequireNoNulls(column.Name, option);
        if (column.Kind == ColumnKind.Integer)
        {
            var values = chunk.Integers(column.Name);
            for (var row = 0; row < numbers.Length; row++)
                numbers[row] = ids.Add(values[row]);
            return;
        }

        var texts = chunk.Texts(column.Name);
        for (var row = 0; row < numbers.Length; row++)
            numbers[row] = ids.Add(texts[row]!);
    }

    private static void Find(TableChunk chunk, TableColumn column, Vocabulary ids, Span<int> numbers)
    {
        if (column.Kind == ColumnKind.Integer)
        {
            var values = chunk.Integers(column.Name);
            for (var row = 0; row < numbers.Length; row++)
                numbers[row] = ids.Find(values[row]);
        }
        else
        {
            var texts = chunk.Texts(column.Name);
            for (var row = 0; row < numbers.Length; row++)
                numbers[row] = texts[row] is { } id ? ids.Find(id) : -1;
        }

        if (numbers.IndexOf(-1) is >= 0 and var unknown)
            throw new DataException($"{chunk.Where(column.Name, unknown)}: an id that was not there when the training began; the file has changed. Train again.");
    }
}
