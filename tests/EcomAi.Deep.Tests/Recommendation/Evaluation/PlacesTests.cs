using EcomAi.Deep.Recommendation.Evaluation;

namespace EcomAi.Deep.Tests.Recommendation.Evaluation;

public class PlacesTests
{
    [Fact]
    public void An_item_with_the_same_score_stands_before_the_held_out_one()
    {
        Assert.Equal([3L], Places.Among([0.5f], [0.9f, 0.5f, 0.1f], TieRule.Pessimistic));
        Assert.Equal([2L], Places.Among([0.5f], [0.9f, 0.5f, 0.1f], TieRule.Optimistic));
    }

    [Fact]
    public void A_negative_given_twice_counts_twice() =>
        Assert.Equal([3L], Places.Among([0.5f], [0.9f, 0.9f, 0.1f], TieRule.Pessimistic));

    [Fact]
    public void Equal_scores_of_everything_put_the_held_out_item_last() =>
        Assert.Equal([100L], Places.Among([0f], new float[99], TieRule.Pessimistic));

    [Fact]
    public void Held_out_items_take_places_of_their_own()
    {
        // In order: .9 negative, .8 held out, .5 negative and twice held out, .1 negative.
        Assert.Equal([2L, 4, 5], Places.Among([0.5f, 0.8f, 0.5f], [0.9f, 0.1f, 0.5f], TieRule.Pessimistic));
        Assert.Equal([2L, 3, 4], Places.Among([0.5f, 0.8f, 0.5f], [0.9f, 0.1f, 0.5f], TieRule.Optimistic));
    }
}
