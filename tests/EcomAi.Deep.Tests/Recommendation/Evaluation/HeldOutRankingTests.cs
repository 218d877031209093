using EcomAi.Deep.Recommendation.Evaluation;

namespace EcomAi.Deep.Tests.Recommendation.Evaluation;

public class HeldOutRankingTests
{
    private static HeldOutRanking Of(EvaluationPart part, EcomAi.Deep.Recommendation.InteractionSplit split)
    {
        var usersOfItem = new int[split.ItemCount];
        foreach (var item in split.Train.Items)
            usersOfItem[item]++;
        return HeldOutRanking.Of(split, part, usersOfItem);
    }

    [Fact]
    public void Validation_items_are_seen_when_the_test_part_is_measured()
    {
        var split = Splits.Of(2, 3, [(0, 0), (1, 1), (1, 2)], validation: [(0, 1)], test: [(0, 2)]);
        var group = Of(EvaluationPart.Test, split).Groups.Single();
        Assert.Equal([0, 1], group.Masked[0]);
        Assert.Equal([2], group.Targets[0]);
    }

    [Fact]
    public void Only_training_items_are_seen_when_the_validation_part_is_measured()
    {
        var split = Splits.Of(2, 4, [(0, 0), (1, 1), (1, 2)], validation: [(0, 1)], test: [(0, 2)]);
        var group = Of(EvaluationPart.Validation, split).Groups.Single();
        Assert.Equal([0], group.Masked[0]);
        Assert.Equal([1], group.Targets[0]);
    }

    [Fact]
    public void A_held_out_item_that_the_user_had_before_is_left_out_and_counted()
    {
        var ranking = Of(EvaluationPart.Test, Splits.Of(1, 3, [(0, 0)], test: [(0, 0)]));
        Assert.Equal(1, ranking.Repeats);
        Assert.Empty(ranking.Groups.Single().Users);
    }

    [Fact]
    public void A_user_who_has_seen_every_item_is_left_out_and_counted()
    {
        var ranking = Of(EvaluationPart.Test, Splits.Of(1, 2, [(0, 0), (0, 1)], test: [(0, 1)]));
        Assert.Equal(1, ranking.Exhausted);
        Assert.Empty(ranking.Groups.Single().Users);
    }

    [Fact]
    public void Rows_of_items_and_users_without_training_rows_are_measured_once_more_alone()
    {
        // Item 3 is cold; user 2 is cold.
        var split = Splits.Of(3, 4, [(0, 0), (1, 1), (1, 2)], test: [(0, 1), (0, 3), (2, 0)]);
        var groups = Of(EvaluationPart.Test, split).Groups;
        Assert.Equal([0, 2], groups[0].Users);
        Assert.Equal([1, 3], groups[0].Targets[0]);
        Assert.Equal([0], groups[0].Masked[0]);
        Assert.Equal([0, 2], groups[1].Users);
        Assert.Equal([3], groups[1].Targets[0]);
        Assert.Equal([0, 1], groups[1].Masked[0]);
        Assert.Equal(2, groups[1].Rows);
    }
}
