using EcomAi.Deep.Bidding.Process;

namespace EcomAi.Deep.Tests.Bidding.Process;

/// <summary>Expected numbers by hand; smoothing .5.</summary>
public sealed class SmoothedSlotsTests
{
    private readonly SmoothedSlots _smoothed = new(2, .5);

    [Fact]
    public void The_newest_slot_counts_most_and_the_first_is_not_held_for_zero()
    {
        Play(new(2, 1, 4, 6, 1, 2, 3, 10), new(1, 0, 8, 0, 3, 2, 5, 20));
        var figures = _smoothed.Read(0);
        // Weights 1/4 and 1/2 of 3/4.
        Assert.Equal((2 + (2 * 8.0)) / 3, figures.Spend, 12);
        Assert.Equal(.5 / 3, figures.WinRate, 12);
        Assert.Equal(3.0 / 3, figures.Value, 12);
        Assert.Equal(7.0 / 3, figures.Level, 12);
        Assert.Equal((4, 0), (figures.LastConsumption, figures.LastValue));
        Assert.Equal((10, 6.5, 2, 25), (figures.RecentSpend, figures.RecentExpected, figures.RecentAuctions, figures.RecentExpectedAuctions));
        Assert.Equal((12, 8, 3, 30), (figures.AllSpend, figures.AllExpected, figures.AllAuctions, figures.AllExpectedAuctions));
    }

    [Fact]
    public void A_slot_without_auctions_divides_by_nothing()
    {
        Play(new SmoothedSlots.PlayedSlot(0, 0, 0, 0, 1, 0, 0, 0));
        Assert.Equal((0, 0, 0, 0), (_smoothed.Read(0).Spend, _smoothed.Read(0).WinRate, _smoothed.Read(0).LastConsumption, _smoothed.Read(0).LastValue));
    }

    [Fact]
    public void Before_the_first_slot_and_when_cleared_all_is_zero()
    {
        Assert.Equal(default, _smoothed.Read(0));
        Play(new SmoothedSlots.PlayedSlot(2, 1, 4, 6, 1, 2, 3, 10));
        _smoothed.Clear();
        Assert.Equal(default, _smoothed.Read(0));
    }

    private void Play(params SmoothedSlots.PlayedSlot[] slots)
    {
        foreach (var slot in slots)
        {
            _smoothed.Add(0, slot);
            _smoothed.Add(1, new SmoothedSlots.PlayedSlot(9, 9, 9, 9, 9, 9, 9, 9));
            _smoothed.Advance();
        }
    }
}
