using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Data;
using EcomAi.Deep.Tests.Data;

namespace EcomAi.Deep.Tests.Bidding.Market;

public sealed class PriceHistogramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_mean_price_is_of_all_counts() => Assert.Equal(13 / 8.0, new PriceHistogram([0, 3, 5]).MeanPrice);

    [Fact]
    public void A_table_gives_the_counts_of_its_prices_in_any_order()
    {
        var prices = PriceHistogram.Read(Table([3, 1], [0, 4]), "market.prices");
        Assert.Equal([0, 4, 0, 0], prices.Counts);
    }

    [Theory]
    [InlineData(new long[] { 1, 1 }, new long[] { 1, 1 }, "row 1: price 1 stands twice; market.prices needs one row a price.")]
    [InlineData(new long[] { -1 }, new long[] { 1 }, "row 0: -1 is no price from 0 to 1,000,000; correct market.prices.")]
    [InlineData(new long[] { 1_000_001 }, new long[] { 1 }, "row 0: 1000001 is no price from 0 to 1,000,000; correct market.prices.")]
    [InlineData(new long[] { 1 }, new long[] { -1 }, "row 0: -1 is below 0; market.prices needs counts of 0 or more.")]
    [InlineData(new long[] { 1, 2 }, new long[] { long.MaxValue, 1 }, "row 1: 1 is too large; market.prices needs counts of 0 or more.")]
    [InlineData(new long[] { 1 }, new long[] { 0 }, "counts no price; market.prices needs a table with at least one count above 0.")]
    [InlineData(new long[] { }, new long[] { }, "counts no price; market.prices needs a table with at least one count above 0.")]
    public void A_table_that_breaks_a_rule_is_refused(long[] price, long[] count, string message)
    {
        var error = Assert.Throws<DataException>(() => PriceHistogram.Read(Table(price, count), "market.prices"));
        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(_folder["prices.parquet"], error.Message, StringComparison.Ordinal);
    }

    private string Table(long[] price, long[] count)
    {
        var path = _folder["prices.parquet"];
        using var writer = new TableWriter(path, [new("price", OutputType.Int64), new("count", OutputType.Int64)]);
        writer.Write(price.Length, price, count);
        writer.Commit();
        return path;
    }
}
