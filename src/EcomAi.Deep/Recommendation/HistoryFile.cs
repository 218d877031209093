using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation;

/// <summary>The file <c>history.parquet</c> of a run: what each user has, original ids, held-out rows included, so that scoring needs no training data.</summary>
public static class HistoryFile
{
    /// <summary>The file's name in a run folder.</summary>
    public const string Name = "history.parquet";

    /// <summary>Writes one row a distinct (user, item) pair, columns <c>user</c> and <c>item</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">The data whose training, validation and test rows are facts.</param>
    public static void Write(string path, RecommendationData data)
    {
        using var writer = new TableWriter(path, [Column("user", data.Users), Column("item", data.Items)]);
        var split = data.Split;
        var users = new List<int>();
        var items = new List<int>();
        for (var user = 0; user < split.UserCount; user++)
        {
            var mine = new SortedSet<int>();
            foreach (var part in new[] { split.Seen, split.Validation, split.Test })
            {
                foreach (var item in part[user])
                    mine.Add(item);
            }

            users.AddRange(Enumerable.Repeat(user, mine.Count));
            items.AddRange(mine);
            if (users.Count < 100_000 && user < split.UserCount - 1)
                continue;
            writer.Write(users.Count, Ids(data.Users, users), Ids(data.Items, items));
            users.Clear();
            items.Clear();
        }

        writer.Commit();
    }

    private static OutputColumn Column(string name, Vocabulary ids) =>
        new(name, ids.Kind == ColumnKind.Integer ? OutputType.Int64 : OutputType.Text);

    private static Array Ids(Vocabulary ids, List<int> numbers) => ids.Kind == ColumnKind.Integer
        ? numbers.Select(ids.IntegerAt).ToArray()
        : numbers.Select(ids.TextAt).ToArray();
}
