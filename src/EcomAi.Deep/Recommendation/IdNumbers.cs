using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation;

/// <summary>Numbers the ids that rows still use: earlier ids keep their numbers, new ones follow in order of the original id.</summary>
internal sealed class IdNumbers
{
    private readonly int[] _numbers;

    /// <summary>Numbers the ids.</summary>
    /// <param name="raw">All ids read.</param>
    /// <param name="used">Columns of numbers in <paramref name="raw"/>.</param>
    /// <param name="earlier">Ids that keep their numbers, or null.</param>
    /// <exception cref="DataException">The earlier ids are of another type.</exception>
    public IdNumbers(Vocabulary raw, IEnumerable<int[]> used, Vocabulary? earlier)
    {
        if (earlier is not null && earlier.Kind != raw.Kind)
            throw new DataException($"the ids are of type {raw.Kind}, those of the earlier run of type {earlier.Kind}; store them as before.");
        var isUsed = new bool[raw.Count];
        foreach (var column in used)
        {
            foreach (var id in column)
                isUsed[id] = true;
        }

        Ids = earlier?.Clone() ?? new Vocabulary(raw.Kind);
        _numbers = new int[raw.Count];
        foreach (var id in Ordered(raw))
            _numbers[id] = !isUsed[id] ? -1 : raw.Kind == ColumnKind.Integer ? Ids.Add(raw.IntegerAt(id)) : Ids.Add(raw.TextAt(id));
    }

    /// <summary>The numbered ids.</summary>
    public Vocabulary Ids { get; }

    /// <summary>A column's new numbers.</summary>
    public int[] Number(int[] column) => Array.ConvertAll(column, id => _numbers[id]);

    /// <summary>Each number's rank by its original id: integers by value, texts by ordinal comparison.</summary>
    public int[] RanksById()
    {
        var ranks = new int[Ids.Count];
        var order = Ordered(Ids);
        for (var rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank;
        return ranks;
    }

    private static int[] Ordered(Vocabulary ids)
    {
        var order = Enumerable.Range(0, ids.Count).ToArray();
        if (ids.Kind == ColumnKind.Integer)
            Array.Sort(Array.ConvertAll(order, ids.IntegerAt), order);
        else
            Array.Sort(Array.ConvertAll(order, ids.TextAt), order, StringComparer.Ordinal);
        return order;
    }
}
