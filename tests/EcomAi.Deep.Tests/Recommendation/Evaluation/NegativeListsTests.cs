using EcomAi.Deep.Recommendation.Evaluation;

namespace EcomAi.Deep.Tests.Recommendation.Evaluation;

public class NegativeListsTests
{
    [Theory]
    [InlineData(1000, 20)] // drawn by rejection
    [InlineData(30, 20)] // drawn from a shuffled list
    public void Negatives_are_distinct_and_unseen(int items, int count)
    {
        int[] excluded = [0, 3, 7, 9];
        var drawn = NegativeLists.Draw(5, excluded, items, count, seed: 1);
        Assert.Equal(count, drawn.Distinct().Count());
        Assert.Empty(drawn.Intersect(excluded));
        Assert.All(drawn, item => Assert.InRange(item, 0, items - 1));
    }

    [Fact]
    public void The_draw_depends_on_the_seed_and_the_user_alone()
    {
        Assert.Equal(NegativeLists.Draw(5, [1], 1000, 20, 1), NegativeLists.Draw(5, [1], 1000, 20, 1));
        Assert.NotEqual(NegativeLists.Draw(5, [1], 1000, 20, 1), NegativeLists.Draw(6, [1], 1000, 20, 1));
        Assert.NotEqual(NegativeLists.Draw(5, [1], 1000, 20, 1), NegativeLists.Draw(5, [1], 1000, 20, 2));
    }

    [Fact]
    public void Where_fewer_are_unseen_all_of_them_are_taken() =>
        Assert.Equal([0, 2], NegativeLists.Draw(0, [1, 3], 4, 99, 1).Order());

    [Fact]
    public void A_user_who_has_seen_everything_gets_none() => Assert.Empty(NegativeLists.Draw(0, [0, 1], 2, 99, 1));
}
