using System.Globalization;
using System.Runtime.InteropServices;
using EcomAi.Deep.Data;
using EcomAi.Deep.Training;

namespace StreamingBenchmark;

/// <summary>
/// A made-up shop of any size: a folder a week (<c>week=007/</c>) of purchases by users, all alike, of items, whose popularity falls as 1 over
/// their rank (Zipf). The same size gives the same files.
/// </summary>
internal sealed class PurchaseGenerator
{
    private const int RowsOfWeek = 10_000_000;
    private const int RowsAtOnce = 1_000_000;
    private const int HeldOutUsers = 500;

    /// <summary>How many users there are.</summary>
    public int Users { get; init; } = 200_000;

    /// <summary>How many items there are.</summary>
    public int Items { get; init; } = 50_000;

    /// <summary>Whether <c>pairs.i32</c> is written, too: int32 user, int32 item of each training row, numbered from 0.</summary>
    public bool WritesPairs { get; init; }

    /// <summary>Writes the folders <c>rows/week=NNN</c>, and <c>test.parquet</c> with a purchase of each of 500 users.</summary>
    public void Write(string folder, long rows)
    {
        var popularity = new AliasTable([.. Enumerable.Range(1, Items).Select(rank => 1.0 / rank)]);
        Directory.CreateDirectory(folder);
        using var pairs = WritesPairs ? File.Create(Path.Combine(folder, "pairs.i32")) : Stream.Null;
        for (var week = 0; week * (long)RowsOfWeek < rows; week++)
        {
            var path = Path.Combine(folder, "rows", string.Create(CultureInfo.InvariantCulture, $"week={week:D3}"), "part-0.parquet");
            WriteWeek(path, week, (int)Math.Min(RowsOfWeek, rows - (week * (long)RowsOfWeek)), popularity, Users, pairs);
            Console.Error.WriteLine($"wrote {path}");
        }

        WriteWeek(Path.Combine(folder, "test.parquet"), int.MaxValue, Math.Min(HeldOutUsers, Users), popularity, Math.Min(HeldOutUsers, Users), Stream.Null);
    }

    private static void WriteWeek(string path, int week, int rows, AliasTable popularity, int users, Stream pairs)
    {
        using var writer = new TableWriter(
            path, [new("user", OutputType.Int64), new("item", OutputType.Int64), new("price", OutputType.Double)], RowsAtOnce);
        var random = new Xoshiro256(Seeds.Derive(42, "purchases", week));
        var (userIds, itemIds, prices, numbers) = (new long[RowsAtOnce], new long[RowsAtOnce], new double[RowsAtOnce], new int[2 * RowsAtOnce]);
        for (var written = 0; written < rows; written += RowsAtOnce)
        {
            var count = Math.Min(RowsAtOnce, rows - written);
            for (var row = 0; row < count; row++)
            {
                var item = popularity.Draw(ref random);
                var user = random.NextInt(users);
                (numbers[2 * row], numbers[(2 * row) + 1]) = (user, item);
                userIds[row] = 1_000_003 + (user * 7_919L);
                itemIds[row] = 500_009 + (item * 104_729L);
                prices[row] = (99 + (item * 7 % 10_000)) / 100.0;
            }

            writer.Write(count, userIds, itemIds, prices);
            pairs.Write(MemoryMarshal.AsBytes(numbers.AsSpan(0, 2 * count)));
        }

        writer.Commit();
    }
}
