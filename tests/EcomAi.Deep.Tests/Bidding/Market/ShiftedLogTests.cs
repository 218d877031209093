using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Tests.Bidding.Market;

public sealed class ShiftedLogTests
{
    // Three episodes of four auctions, in slots of one and three.
    private static readonly AuctionLog Log = new(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2], null, null, 2, [0, 1, 4, 5, 8, 9, 12]);

    [Fact]
    public void Auctions_are_met_in_other_company_and_none_outside_the_part_is_taken()
    {
        var cut = ShiftedLog.Cut(Log, ..2, 2);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 2, 3, 4, 5], cut.Value);
        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4], cut.Price);
        Assert.Equal([0, 1, 4, 5, 8, 9, 12], cut.SlotStart);
        Assert.Null(cut.Clicks);
    }

    [Fact]
    public void One_offset_gives_the_episodes_themselves()
    {
        var cut = ShiftedLog.Cut(Log, 1..3, 1);
        Assert.Equal([4, 5, 6, 7, 8, 9, 10, 11], cut.Value);
        Assert.Equal([0, 1, 4, 5, 8], cut.SlotStart);
    }

    [Fact]
    public void More_than_can_be_held_is_told() =>
        Assert.Contains("train.offsets", Assert.Throws<DataException>(() => ShiftedLog.Cut(Log, .., 100_000_000)).Message, StringComparison.Ordinal);
}
