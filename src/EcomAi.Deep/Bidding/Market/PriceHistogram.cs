using EcomAi.Deep.Configuration;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Market;

/// <summary>How often each whole price was met, for rules that need a distribution of prices.</summary>
public sealed class PriceHistogram
{
    /// <summary>The highest price that a histogram counts.</summary>
    public const int HighestPrice = 1_000_000;

    private readonly long[] _counts;

    /// <summary>Takes the counts of prices 0, 1, 2, ...</summary>
    /// <param name="counts">Counts, 0 or more each, at least one above 0.</param>
    public PriceHistogram(IReadOnlyList<long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(counts.Count, HighestPrice + 1, nameof(counts));
        _counts = [.. counts];
        foreach (var count in _counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
            Total = checked(Total + count);
        }

        ArgumentOutOfRangeException.ThrowIfZero(Total, nameof(counts));
        Int128 cost = 0; // exact, however many prices there are
        for (var price = 0; price < _counts.Length; price++)
            cost += (Int128)price * _counts[price];
        MeanPrice = (double)cost / Total;
    }

    /// <summary>How often each price was met, by price from 0.</summary>
    public IReadOnlyList<long> Counts => _counts;

    /// <summary>The highest price counted; its own count may be 0.</summary>
    public int MaxPrice => _counts.Length - 1;

    /// <summary>The sum of the counts.</summary>
    public long Total { get; }

    /// <summary>The mean price.</summary>
    public double MeanPrice { get; }

    /// <summary>Reads a Parquet table with the integer columns price and count, one row a price; prices that are not there count 0.</summary>
    /// <param name="path">The file, folder or glob.</param>
    /// <param name="option">The option that names it, such as <c>market.prices</c>.</param>
    /// <exception cref="DataException">
    /// A column is missing or no integer; a price or count is null, negative or too large; a price stands twice; or nothing is counted.
    /// </exception>
    public static PriceHistogram Read(string path, string option)
    {
        var table = ParquetTable.Open(ConfigPaths.Resolve(path));
        table.Require("price", option, ColumnKind.Integer);
        table.Require("count", option, ColumnKind.Integer);
        var counts = new long[HighestPrice + 1];
        var met = new bool[HighestPrice + 1];
        var (highest, total) = (-1, 0L);
        foreach (var chunk in table.Read("price", "count"))
        {
            chunk.RequireNoNulls("price", option);
            chunk.RequireNoNulls("count", option);
            var (prices, numbers) = (chunk.Integers("price").ToArray(), chunk.Integers("count").ToArray());
            for (var row = 0; row < prices.Length; row++)
            {
                if (prices[row] is < 0 or > HighestPrice)
                    throw new DataException($"{chunk.Where("price", row)}: {prices[row]} is no price from 0 to {HighestPrice:N0}; correct {option}.");
                if (numbers[row] < 0 || numbers[row] > long.MaxValue - total)
                    throw new DataException($"{chunk.Where("count", row)}: {numbers[row]} is {(numbers[row] < 0 ? "below 0" : "too large")}; {option} needs counts of 0 or more.");
                var price = (int)prices[row];
                if (met[price])
                    throw new DataException($"{chunk.Where("price", row)}: price {price} stands twice; {option} needs one row a price.");
                (met[price], counts[price]) = (true, numbers[row]);
                (highest, total) = (Math.Max(highest, price), total + numbers[row]);
            }
        }

        return total > 0
            ? new PriceHistogram(counts.AsSpan(0, highest + 1).ToArray())
            : throw new DataException($"{path} counts no price; {option} needs a table with at least one count above 0.");
    }
}
