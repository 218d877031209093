using EcomAi.Deep.Recommendation;

namespace EcomAi.Deep.Tests.Recommendation;

public sealed class LeaveOneOutTests
{
    private static readonly int[] IdentityRanks = [0, 1, 2, 3, 4];

    [Fact]
    public void The_last_row_is_tested_and_the_second_last_validates()
    {
        var rows = new Interactions([0, 0, 0, 0, 1, 1], [3, 1, 0, 2, 4, 0], [10, 20, 30, 40, 50, 60], null);

        var split = LeaveOneOut.Split(rows, 2, 5, IdentityRanks);

        Assert.Equal([2], split.Test[0].ToArray());
        Assert.Equal([0], split.Validation[0].ToArray());
        Assert.Equal([1, 3], split.Seen[0].ToArray());
        Assert.Equal("leave-one-out by time", split.Protocol);
    }

    [Fact]
    public void A_user_with_two_rows_only_trains()
    {
        var rows = new Interactions([0, 0], [3, 1], [10, 20], null);

        var split = LeaveOneOut.Split(rows, 1, 5, IdentityRanks);

        Assert.Equal(0, split.Test.Count + split.Validation.Count);
        Assert.Equal([1, 3], split.Seen[0].ToArray());
    }

    [Fact]
    public void Rows_of_one_time_go_by_the_rank_of_the_item()
    {
        var rows = new Interactions([0, 0, 0], [0, 1, 2], [7, 7, 7], null);

        var split = LeaveOneOut.Split(rows, 1, 3, [2, 0, 1]);

        Assert.Equal([0], split.Test[0].ToArray());
        Assert.Equal([2], split.Validation[0].ToArray());
    }

    [Fact]
    public void Without_times_the_order_of_rows_decides()
    {
        var rows = new Interactions([0, 0, 0], [2, 1, 0], null, null);

        var split = LeaveOneOut.Split(rows, 1, 3, IdentityRanks);

        Assert.Equal([0], split.Test[0].ToArray());
        Assert.Equal("leave-one-out by row order", split.Protocol);
    }

    [Fact]
    public void A_test_item_nobody_trains_on_is_counted_as_cold()
    {
        var rows = new Interactions([0, 0, 0, 1], [0, 1, 2, 1], [1, 2, 3, 4], null);

        Assert.Equal(1, LeaveOneOut.Split(rows, 2, 3, IdentityRanks).ColdTestRows);
    }

    [Fact]
    public void Validation_rows_can_join_the_training_rows_in_time_order()
    {
        var rows = new Interactions([0, 0, 0, 1], [0, 1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4]);

        var joined = LeaveOneOut.Split(rows, 2, 5, IdentityRanks).WithValidationTrained();

        Assert.Equal([0, 1, 3], joined.Train.Items);
        Assert.Equal([1, 2, 4], joined.Train.Weights!);
        Assert.Equal([0, 1], joined.Seen[0].ToArray());
        Assert.Equal(0, joined.Validation.Count);
    }

    [Fact]
    public void A_given_split_validates_on_the_last_training_row_of_users_with_two()
    {
        var train = new Interactions([0, 0, 1], [0, 1, 2], [5, 9, 3], null);
        var test = new Interactions([0, 1], [3, 0], [0, 0], null);
        var negatives = new Interactions([1, 0, 0], [4, 2, 4], null, null);

        var split = GivenSplit.Split(train, test, null, negatives, 2, 5, IdentityRanks);

        Assert.Equal([1], split.Validation[0].ToArray());
        Assert.Equal([0], split.Seen[0].ToArray());
        Assert.Equal([2], split.Seen[1].ToArray());
        Assert.Equal([2, 4], split.TestNegatives![0]);
        Assert.Equal(1, split.ColdTestRows);
    }
}
