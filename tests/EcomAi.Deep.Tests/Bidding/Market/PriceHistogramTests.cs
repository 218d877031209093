using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Data;
using EcomAi.Deep.Tests.Data;

namespace EcomAi.Deep.Tests.Bidding.Market;

public sealed class PriceHistogramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_price_up_to_the_highest_gets_one_more_than_was_met()
    {
        var prices = new PriceHistogram([0, 3, 5]);
        Assert.Equal([1 / 11.0, 4 / 11.0, 6 / 11.0], new[] { prices.Probability(0), prices.Probability(1), prices.Probability(2) });
        Assert.Equal([0.0, 0.0], new[] { prices.Probability(-1), prices.Probability(3) });
        Assert.Equal(13 / 8.0, prices.MeanPrice);
    }

    [Fact]
    public void A_price_between_whole_ones_counts_as_the_next_higher()
    {
        var log = new AuctionLog([1, 1, 1, 1, 1], [9, .2, 1, 1.5, 2], null, null, 1, [0, 1, 4, 5]);
        Assert.Equal([0, 2, 1], PriceHistogram.Of(log, 1..2).Counts);
    }

    [Fact]
    public void A_log_without_auctions_or_with_prices_too_high_to_count_has_none()
    {
        var log = new AuctionLog([1], [1_000_001], null, null, 1, [0, 1]);
        Assert.Contains("count whole prices up to 1,000,000; give prices in a larger unit", Assert.Throws<DataException>(() => PriceHistogram.Of(log, ..)).Message, StringComparison.Ordinal);
        Assert.Contains("the training part holds no auctions", Assert.Throws<DataException>(() => PriceHistogram.Of(log, ..0)).Message, StringComparison.Ordinal);
    }

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
