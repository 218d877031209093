using System.Globalization;
using EcomAi.Deep.Data;
using EcomAi.Deep.Training;

namespace StreamingBenchmark;

/// <summary>
/// A made-up shop of any size: a folder a week (<c>week=007/</c>) of purchases by 200,000 users, all alike, of 50,000 items, whose
/// popularity falls as 1 over their rank (Zipf). The same size gives the same files.
/// </summary>
internal static class PurchaseGenerator
{
    private const int Users = 200_000;
    private const int Items = 50_000;
    private const int RowsOfWeek = 10_000_000;
    private const int RowsAtOnce = 1_000_000;
    private const int HeldOutUsers = 500;

    /// <summary>Writes the folders <c>rows/week=NNN</c>, and <c>test.parquet</c> with a purchase of each of 500 users.</summary>
    public static void Write(string folder, long rows)
    {
        var popularity = new AliasTable([.. Enumerable.Range(1, Items).Select(rank => 1.0 / rank)]);
        for (var week = 0; week * (long)RowsOfWeek < rows; week++)
        {
            var path = Path.Combine(folder, "rows", string.Create(CultureInfo.InvariantCulture, $"week={week:D3}"), "part-0.parquet");
            WriteWeek(path, week, (int)Math.Min(RowsOfWeek, rows - (week * (long)RowsOfWeek)), popularity, Users);
            Console.Error.WriteLine($"wrote {path}");
        }

        WriteWeek(Path.Combine(folder, "test.parquet"), int.MaxValue, HeldOutUsers, popularity, HeldOutUsers);
    }

    private static void WriteWeek(string path, int week, int rows, AliasTable popularity, int users)
    {
        using var writer = new TableWriter(
            path, [new("user", OutputType.Int64), new("item", OutputType.Int64), new("price", OutputType.Double)], RowsAtOnce);
        var random = new Xoshiro256(Seeds.Derive(42, "purchases", week));
        var (userIds, itemIds, prices) = (new long[RowsAtOnce], new long[RowsAtOnce], new double[RowsAtOnce]);
        for (var written = 0; written < rows; written += RowsAtOnce)
        {
            var count = Math.Min(RowsAtOnce, rows - written);
            for (var row = 0; row < count; row++)
            {
                var item = popularity.Draw(ref random);
                userIds[row] = 1_000_003 + (random.NextInt(users) * 7_919L);
                itemIds[row] = 500_009 + (item * 104_729L);
                prices[row] = (99 + (item * 7 % 10_000)) / 100.0;
            }

            writer.Write(count, userIds, itemIds, prices);
        }

        writer.Commit();
    }
}
