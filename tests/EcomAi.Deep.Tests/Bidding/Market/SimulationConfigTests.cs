using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Tests.Bidding.Market;

public sealed class SimulationConfigTests
{
    [Fact]
    public void The_defaults_have_no_fault() => Assert.Empty(Faults(new SimulationConfig()));

    [Fact]
    public void Every_list_of_rivals_holds_one_number_for_each()
    {
        var faults = Faults(new SimulationConfig { RivalBids = [10, 20], RivalDays = [1] });
        Assert.Contains("rivalDays must hold one number for each of market.simulation.rivalBids (2), received 1", faults);
        Assert.Contains("rivalSpreads must hold one number for each of market.simulation.rivalBids (2), received 4", faults);
    }

    [Fact]
    public void Numbers_out_of_range_are_named_with_the_range()
    {
        Assert.Equal(["rivalActivity must hold numbers from 0 to 1, received [0.9, 0.8, 1.5, 0]"], Faults(new SimulationConfig { RivalActivity = [.9, .8, 1.5, 0] }));
        Assert.Equal(["trafficPeakWidths must hold numbers above 0, received [0, 1]"], Faults(new SimulationConfig { TrafficPeakWidths = [0, 1] }));
        Assert.Equal(["rivalBids must hold numbers above 0, up to 1,000,000, received [NaN, 1, 1, 1]"], Faults(new SimulationConfig { RivalBids = [double.NaN, 1, 1, 1] }));
    }

    [Fact]
    public void There_must_be_traffic_and_a_price_level_above_0()
    {
        Assert.Equal(["trafficBase must be above 0 where there is no peak of traffic"], Faults(new SimulationConfig { TrafficBase = 0, TrafficPeakHeights = [0, 0] }));
        var valleys = new SimulationConfig { PricePeakHours = [3, 4], PricePeakWidths = [1, 1], PricePeakHeights = [-.5, -.6] };
        Assert.Equal(["pricePeakHeights must leave the price level above 0: the valleys sum to -1 or less"], Faults(valleys));
    }

    private static List<string> Faults(SimulationConfig config)
    {
        var faults = new List<string>();
        config.Validate((option, problem) => faults.Add($"{option} {problem}"));
        return faults;
    }
}
