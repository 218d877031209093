namespace EcomAi.Deep.Benchmarks;

/// <summary>
/// The columns of a shop's log, the same for one seed everywhere: keys in sequence, prices of two decimals, item ids that
/// follow Zipf's law.
/// </summary>
internal static class ShopColumns
{
    /// <summary>Distinct items.</summary>
    public const int Items = 20_000;

    /// <summary>Order numbers one after another.</summary>
    public static long[] Keys(int rows, long first = 1_000_000_000)
    {
        var keys = new long[rows];
        for (var row = 0; row < rows; row++)
            keys[row] = first + row;
        return keys;
    }

    /// <summary>Prices from .99 to about 500, most of them low.</summary>
    public static double[] Prices(int rows, int seed)
    {
        var random = new Random(seed);
        var prices = new double[rows];
        for (var row = 0; row < rows; row++)
            prices[row] = Math.Round(0.99 + 499 * Math.Pow(random.NextDouble(), 3), 2);
        return prices;
    }

    /// <summary>Item ids: rank r is drawn with a probability proportional to 1 / r, and ids are ranks in a shuffled order.</summary>
    public static int[] ZipfIds(int rows, int seed, int items = Items)
    {
        var random = new Random(seed);
        var names = Enumerable.Range(0, items).ToArray();
        random.Shuffle(names);
        var cumulative = new double[items];
        var sum = 0.0;
        for (var rank = 0; rank < items; rank++)
            cumulative[rank] = sum += 1.0 / (rank + 1);
        var ids = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            var place = Array.BinarySearch(cumulative, random.NextDouble() * sum);
            ids[row] = names[Math.Min(items - 1, place < 0 ? ~place : place)];
        }

        return ids;
    }

    /// <summary>Every value or null, with one chance.</summary>
    public static T?[] WithNulls<T>(T[] values, double share, int seed)
        where T : struct
    {
        var random = new Random(seed);
        return Array.ConvertAll(values, value => random.NextDouble() < share ? null : (T?)value);
    }
}
