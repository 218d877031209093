using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation.Scoring;

/// <summary>Who has had what, and how popular each item is.</summary>
/// <param name="Seen">The items of each requested or known user.</param>
/// <param name="Popularity">Rows of each item, one a dense item id, those of users that nobody asked for included.</param>
internal sealed record History(UserItems Seen, float[] Popularity)
{
    /// <summary>Reads a history; rows of items that the model does not know are passed over.</summary>
    public static History Read(string path, string option, string userColumn, string itemColumn, RequestedUsers users, Vocabulary known, Vocabulary items)
    {
        var table = ParquetTable.Open(path);
        var user = IdColumn.In(table, userColumn, IdColumn.DefaultUser, option, known.Kind);
        var item = IdColumn.In(table, itemColumn, IdColumn.DefaultItem, option, items.Kind);
        var popularity = new float[items.Count];
        var seenUsers = new List<int>();
        var seenItems = new List<int>();
        foreach (var chunk in table.Read(user, item))
        {
            chunk.RequireNoNulls(user, option);
            chunk.RequireNoNulls(item, option);
            for (var row = 0; row < chunk.Rows; row++)
            {
                var column = items.Kind == ColumnKind.Integer ? items.Find(chunk.Integers(item)[row]) : items.Find(chunk.Texts(item)[row]!);
                if (column < 0)
                    continue;
                popularity[column]++;
                var number = known.Kind == ColumnKind.Integer ? users.Find(chunk.Integers(user)[row]) : users.Find(chunk.Texts(user)[row]!);
                if (number < 0)
                    continue;
                seenUsers.Add(number);
                seenItems.Add(column);
            }
        }

        return new History(UserItems.Group([.. seenUsers], [.. seenItems], users.Count, items.Count), popularity);
    }
}
