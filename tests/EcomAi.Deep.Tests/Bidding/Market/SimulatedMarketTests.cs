using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Data;
using EcomAi.Deep.Tests.Data;

namespace EcomAi.Deep.Tests.Bidding.Market;

/// <summary>What was generated lies within four standard errors of what is known without generating.</summary>
public sealed class SimulatedMarketTests : IDisposable
{
    private const int Slots = 24;

    // Neither drift nor days that differ: auctions are independent, so that standard errors are those of plain means.
    private static readonly SimulationConfig Calm = new()
    {
        Days = 60,
        DayTraffic = 0,
        SlotTraffic = 0,
        SlotDrift = 0,
        DayDrift = 0,
        RivalBudgets = [0, 0, 0, 0],
    };

    // One rival that bids in every auction.
    private static readonly SimulationConfig Alone = Calm with
    {
        RivalActivity = [1],
        RivalPeakHours = [0],
        RivalPeakWidths = [1],
        RivalPeakHeights = [0],
        RivalBudgets = [0],
        RivalDays = [1],
        RivalDayPersistence = [0],
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Auctions_of_a_slot_follow_the_traffic_curve()
    {
        var market = new SimulatedMarket(Calm, Slots);
        var log = market.Generate();
        Assert.Equal(2000, Enumerable.Range(0, Slots).Sum(market.Truth.Auctions), 1e-9);
        for (var slot = 0; slot < Slots; slot++)
        {
            var met = 0;
            for (var day = 0; day < log.Episodes; day++)
                met += log.SlotStart[(day * Slots) + slot + 1] - log.SlotStart[(day * Slots) + slot];
            var expected = market.Truth.Auctions(slot) * log.Episodes;
            Assert.Equal(expected, met, 4 * Math.Sqrt(expected)); // Poisson: the variance is the mean
        }
    }

    [Fact]
    public void Traffic_of_days_and_slots_varies_as_asked_around_the_same_mean()
    {
        var config = Calm with { Days = 400, Auctions = 500, DayTraffic = .4 };
        var log = new SimulatedMarket(config, Slots).Generate();
        var days = Enumerable.Range(0, log.Episodes).Select(day => (double)log.EpisodeLength(day)).ToArray();
        var variance = 500 + (500.0 * 500 * (Math.Exp(.4 * .4) - 1)); // Poisson around a log-normal mean
        Assert.Equal(500, days.Average(), 4 * Math.Sqrt(variance / days.Length));
        Assert.InRange(days.Sum(day => (day - 500) * (day - 500)) / days.Length / variance, .6, 1.6);
    }

    [Fact]
    public void Values_and_clicks_have_the_known_means()
    {
        var config = Calm with { MeanValue = .2, ValueSpread = 1 };
        var market = new SimulatedMarket(config, Slots);
        var log = market.Generate();
        var deviation = .2 * Math.Sqrt(Math.E - 1); // of a log-normal number with spread 1
        Assert.Equal(.2, log.Value.Average(), 4 * deviation / Math.Sqrt(log.Auctions));
        var rate = market.Truth.ClickRate;
        Assert.InRange(rate, .18, .2); // values above 1 still bring one click
        Assert.Equal(rate, log.Clicks!.Average(), 4 * Math.Sqrt(rate * (1 - rate) / log.Auctions));
        Assert.All(log.Clicks!, click => Assert.True(click is 0 or 1));
    }

    [Fact]
    public void The_click_rate_is_the_mean_of_min_of_value_and_1()
    {
        // Trapezoids over the normal number of the logarithm, 100,001 of them.
        var (sum, log) = (0.0, Math.Log(.3) - .32);
        for (var i = 0; i <= 100_000; i++)
        {
            var z = -10 + (i * 2e-4);
            sum += Math.Min(1, Math.Exp(log + (.8 * z))) * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * 2e-4;
        }

        Assert.Equal(sum, new SimulatedMarket(Calm with { MeanValue = .3, ValueSpread = .8 }, 1).Truth.ClickRate, 1e-7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.6)]
    [InlineData(-.9)]
    [InlineData(1)]
    public void The_logarithms_of_value_and_a_rivals_bid_correlate_as_asked(double correlation)
    {
        var config = Alone with { Days = 10, Correlation = correlation, Floor = 0, RivalBids = [10_000], RivalSpreads = [.5] };
        var log = new SimulatedMarket(config, Slots).Generate();
        var (x, y) = (Array.ConvertAll(log.Value, Math.Log), Array.ConvertAll(log.Price, Math.Log));
        var (mx, my) = (x.Average(), y.Average());
        var found = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
        Assert.Equal(correlation, found, (4 * (1 - (correlation * correlation)) / Math.Sqrt(log.Auctions)) + 1e-5); // the last for rounding to whole prices
    }

    [Theory]
    [InlineData(0, 15)]
    [InlineData(12, 40)]
    [InlineData(20, 60)]
    [InlineData(20, 120)]
    [InlineData(3, 14)]
    public void Prices_are_distributed_as_the_highest_of_the_rivals_and_the_floor(int slot, int price)
    {
        var config = Calm with { Days = 200, PricePeakHours = [20], PricePeakWidths = [3], PricePeakHeights = [.5] };
        var market = new SimulatedMarket(config, Slots);
        var log = market.Generate();
        var (all, below) = (0, 0);
        for (var day = 0; day < log.Episodes; day++)
        {
            for (var auction = log.SlotStart[(day * Slots) + slot]; auction < log.SlotStart[(day * Slots) + slot + 1]; auction++)
            {
                all++;
                below += log.Price[auction] <= price ? 1 : 0;
            }
        }

        var expected = market.Truth.PriceProbability(slot, price, drift: 1);
        Assert.Equal(expected, (double)below / all, (4 * Math.Sqrt(expected * (1 - expected) / all)) + 1e-12);
    }

    [Fact]
    public void Prices_drawn_from_a_table_keep_its_distribution_and_correlation()
    {
        using (var writer = new TableWriter(_folder["prices.parquet"], [new("price", OutputType.Int64), new("count", OutputType.Int64)]))
        {
            writer.Write(3, new long[] { 10, 50, 90 }, new long[] { 1, 2, 5 });
            writer.Commit();
        }

        var market = new SimulatedMarket(Calm with { Prices = _folder["prices.parquet"], Correlation = .9 }, Slots);
        var log = market.Generate();
        foreach (var (price, expected) in new[] { (10, .125), (50, .375), (89, .375) })
        {
            Assert.Equal(expected, market.Truth.PriceProbability(0, price, 1), 1e-12);
            Assert.Equal(expected, log.Price.Count(met => met <= price) / (double)log.Auctions, 4 * Math.Sqrt(expected * (1 - expected) / log.Auctions));
        }

        var dear = log.Value.Zip(log.Price).Where(auction => auction.Second == 90).Average(auction => auction.First);
        var cheap = log.Value.Zip(log.Price).Where(auction => auction.Second == 10).Average(auction => auction.First);
        Assert.True(dear > 2 * cheap);
    }

    [Fact]
    public void The_price_level_drifts_with_the_known_spread()
    {
        var config = Alone with { Days = 300, Auctions = 200, RivalBids = [1000], RivalSpreads = [0], SlotPersistence = .5, SlotDrift = .1 };
        var log = new SimulatedMarket(config, Slots).Generate();
        var levels = new List<double>();
        for (var at = 0; at < log.SlotStart.Length - 1; at++)
        {
            if (log.SlotStart[at + 1] > log.SlotStart[at])
                levels.Add(Math.Log(log.Price[log.SlotStart[at]] / 1000));
        }

        var variance = .01 / (1 - .25); // of the AR(1) process at rest
        var found = levels.Sum(level => level * level) / levels.Count;
        var error = variance * Math.Sqrt(2.0 / levels.Count * (1 + .25) / (1 - .25)); // of a mean of squares of an AR(1) process
        Assert.Equal(variance, found, 4 * error);
    }

    [Fact]
    public void A_rival_whose_budget_is_spent_leaves_for_the_day()
    {
        var config = Alone with { Floor = 5, RivalBids = [100], RivalSpreads = [0], RivalBudgets = [1000], RivalBudgetSpread = 0 };
        var log = new SimulatedMarket(config, Slots).Generate();
        for (var day = 0; day < log.Episodes; day++)
        {
            // Alone it pays the floor of 5, so that 1000 last for 200 auctions.
            var prices = log.Price[log.EpisodeStart(day)..log.EpisodeStart(day + 1)];
            Assert.All(prices[..200], price => Assert.Equal(100, price));
            Assert.All(prices[200..], price => Assert.Equal(5, price));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_market_and_fewer_days_its_beginning()
    {
        var config = new SimulationConfig { Days = 6, Auctions = 300 };
        var (one, other) = (new SimulatedMarket(config, 96).Generate(), new SimulatedMarket(config with { Days = 3 }, 96).Generate());
        Assert.Equal(one.SlotStart[..((3 * 96) + 1)], other.SlotStart);
        Assert.Equal(one.Price[..other.Auctions], other.Price);
        Assert.Equal(one.Value[..other.Auctions], other.Value);
        Assert.Equal(one.Clicks![..other.Auctions], other.Clicks);
        Assert.NotEqual(one.Price[..50], new SimulatedMarket(config with { Seed = 2 }, 96).Generate().Price[..50]);
        Assert.All(one.Price, price => Assert.True(price >= 1 && price == Math.Round(price)));
    }

    [Fact]
    public void The_default_market_can_be_loaded_and_learned_from()
    {
        var data = MarketData.Load(new MarketConfig { Simulation = new SimulationConfig { Days = 10 } });
        Assert.Equal((10, ..6, 6..7, 7..10), (data.Log.Episodes, data.Train, data.Validation, data.Test));
        Assert.Empty(data.Files);
        Assert.InRange(data.MeanPrice(..), 30, 150);
    }
}
