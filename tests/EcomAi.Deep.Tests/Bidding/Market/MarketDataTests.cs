using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Data;
using EcomAi.Deep.Tests.Data;

namespace EcomAi.Deep.Tests.Bidding.Market;

public sealed class MarketDataTests : IDisposable
{
    private const long Hour = 3_600_000_000;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Episodes_of_a_number_of_auctions_are_cut_into_slots_by_whole_division()
    {
        // 3 slots: an episode of 4 has its auctions at 0, 1, 2-3; the short one of 2 at none, 0, 1.
        var log = MarketData.Load(Log(10) with { EpisodeAuctions = 4, Slots = 3 }).Log;
        Assert.Equal([0, 1, 2, 4, 5, 6, 8, 8, 9, 10], log.SlotStart);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], log.Price);
    }

    [Fact]
    public void A_short_last_episode_may_be_left_out()
    {
        var data = MarketData.Load(Log(10) with { EpisodeAuctions = 4, Slots = 2, KeepShortEpisode = false, Validation = 0, Train = .5 });
        Assert.Equal([0, 2, 4, 6, 8], data.Log.SlotStart);
        Assert.Equal(8, data.Log.Auctions);
        Assert.Contains(new("left out", "2 auctions of a short last episode"), data.Facts);
    }

    [Fact]
    public void Days_are_cut_by_the_clock_and_days_without_auctions_passed_over()
    {
        // 1969-12-31 18:00, 1970-01-01 00:00 and 23:59, 1970-01-04 12:00; two slots a day. The rows are not in order, two of them at one time.
        long[] times = [18 * Hour - (24 * Hour), (24 * Hour) - 60_000_000, 0, 0, (3 * 24 * Hour) + (12 * Hour)];
        var config = Table([.1, .2, .3, .4, .5], [1, 2, 3, 4, 5], times: times) with
        {
            Time = "time",
            Episode = EpisodeKind.Day,
            Slots = 2,
            Train = .4,
            Validation = .3,
        };
        var data = MarketData.Load(config);
        Assert.Equal([0, 0, 1, 3, 4, 4, 5], data.Log.SlotStart);
        Assert.Equal([1, 3, 4, 2, 5], data.Log.Price);
        Assert.Contains(new("times", "1969-12-31T18:00:00Z to 1970-01-04T12:00:00Z"), data.Facts);
    }

    [Fact]
    public void Parts_are_the_whole_episodes_of_each_share_in_order()
    {
        // 156 whole episodes and a short one: floor(157 * .6) = 94, floor(157 * .7) = 109.
        var data = MarketData.Load(Log(1_563) with { EpisodeAuctions = 10, Slots = 2 });
        Assert.Equal((..94, 94..109, 109..157), (data.Train, data.Validation, data.Test));
        Assert.Contains(new("parts", "94 episodes to train, 15 to choose, 48 to test"), data.Facts);
    }

    [Fact]
    public void Means_are_of_the_episodes_asked_for()
    {
        var data = MarketData.Load(Table([.1, .2, .3, .4], [1, 3, 5, 8]) with { EpisodeAuctions = 2, Slots = 1, Train = .5, Validation = 0 });
        Assert.Equal(2, data.MeanPrice(data.Train));
        Assert.Equal(.35, data.MeanValue(data.Test), 1e-12);
        Assert.Equal(0, data.MeanPrice(data.Validation));
        Assert.Null(data.EarlierPrices);
    }

    [Fact]
    public void Prices_beyond_the_named_table_are_allowed_and_counted()
    {
        using (var writer = new TableWriter(_folder["prices.parquet"], [new("price", OutputType.Int64), new("count", OutputType.Int64)]))
        {
            writer.Write(2, new long[] { 0, 4 }, new long[] { 1, 3 });
            writer.Commit();
        }

        var data = MarketData.Load(Log(10) with { EpisodeAuctions = 2, Validation = 0, Prices = _folder["prices.parquet"] });
        Assert.Equal(3, data.EarlierPrices!.MeanPrice);
        Assert.Contains(new("beyond earlier prices", "5 auctions cost more than 4; rules that bid by market.prices do not win them"), data.Facts);
        Assert.Equal([_folder["auctions.parquet"], _folder["prices.parquet"]], data.Files);
    }

    [Theory]
    [InlineData(double.NaN, 1, "column 'value', row 1: NaN is not a finite number, but market.value needs one in every row.")]
    [InlineData(double.PositiveInfinity, 1, "column 'value', row 1: ∞ is not a finite number, but market.value needs one in every row.")]
    [InlineData(-.5, 1, "column 'value', row 1: -0.5 is below 0, but market.value needs numbers of 0 or more. Correct the value, or leave the row out.")]
    [InlineData(.5, -3, "column 'price', row 1: -3 is below 0, but market.price needs numbers of 0 or more. Correct the value, or leave the row out.")]
    [InlineData(.5, double.NegativeInfinity, "column 'price', row 1: -∞ is not a finite number, but market.price needs one in every row.")]
    public void A_number_that_breaks_a_rule_is_named_with_its_place(double value, double price, string message)
    {
        var config = Table([.1, value, .3], [1, price, 3]);
        Assert.Equal($"{_folder["auctions.parquet"]}, row group 0, {message.Replace("∞", double.PositiveInfinity.ToString(null, null), StringComparison.Ordinal)}", Fault(config));
    }

    [Fact]
    public void A_missing_click_is_named_with_its_place()
    {
        using (var writer = new TableWriter(_folder["auctions.parquet"], [new("value", OutputType.Double), new("price", OutputType.Int64), new("clicks", OutputType.Int64, true)]))
        {
            writer.Write(2, new[] { .1, .2 }, new long[] { 1, 2 }, new long?[] { 1, null });
            writer.Commit();
        }

        Assert.Equal(
            $"{_folder["auctions.parquet"]}, row group 0, column 'clicks', row 1: a null, but market.clicks needs a value in every row; remove such rows or fill them in.",
            Fault(new MarketConfig { Auctions = _folder["auctions.parquet"], Clicks = "clicks" }));
    }

    [Fact]
    public void A_table_without_auctions_or_without_an_episode_for_a_part_is_refused()
    {
        Assert.StartsWith($"{_folder["auctions.parquet"]} holds no auctions", Fault(Table([], [])), StringComparison.Ordinal);
        Assert.StartsWith("market.validation: of 2 episodes none is left for the validation part", Fault(Log(10) with { EpisodeAuctions = 5 }), StringComparison.Ordinal);
        Assert.StartsWith("market.train: of 1 episode none", Fault(Log(10)), StringComparison.Ordinal);
        Assert.Contains("are fewer than the 50 of one episode", Fault(Log(10) with { EpisodeAuctions = 50, KeepShortEpisode = false }), StringComparison.Ordinal);
    }

    [Fact]
    public void Days_need_dates()
    {
        var config = Log(4) with { Time = "order", Episode = EpisodeKind.Day };
        using (var writer = new TableWriter(_folder["auctions.parquet"], [new("value", OutputType.Double), new("price", OutputType.Double), new("order", OutputType.Int64)]))
        {
            writer.Write(1, new[] { .1 }, new[] { 1.0 }, new long[] { 7 });
            writer.Commit();
        }

        Assert.Contains("holds integers, which stand for an order only, but market.episode 'day' needs dates", Fault(config), StringComparison.Ordinal);
    }

    private static string Fault(MarketConfig config) => Assert.Throws<DataException>(() => MarketData.Load(config)).Message;

    private MarketConfig Log(int auctions) =>
        Table([.. Enumerable.Range(0, auctions).Select(i => i * .01)], [.. Enumerable.Range(0, auctions).Select(i => (double)i)]);

    private MarketConfig Table(double[] value, double[] price, long[]? times = null)
    {
        var path = _folder["auctions.parquet"];
        OutputColumn[] columns = [new("value", OutputType.Double), new("price", OutputType.Double), .. times is null ? [] : new[] { new OutputColumn("time", OutputType.Time) }];
        using var writer = new TableWriter(path, columns);
        writer.Write(value.Length, [value, price, .. times is null ? [] : new Array[] { times }]);
        writer.Commit();
        return new MarketConfig { Auctions = path };
    }
}
