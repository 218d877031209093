using EcomAi.Deep.Recommendation.Evaluation;

namespace EcomAi.Deep.Tests.Recommendation.Evaluation;

public class ListMetricsTests
{
    // Four items, had by 4, 2, 1 and 0 of 4 users; categories a, a, b, c.
    private static ListMetrics TwoUsers()
    {
        var metrics = new ListMetrics([2, 3], 4, [4, 2, 1, 0], userCount: 4, categories: [0, 0, 1, 2]);
        metrics.Add([0, 1, 2]);
        metrics.Add([0, 2]);
        return metrics;
    }

    [Theory]
    [InlineData("Coverage@2", 0.75)] // {0, 1, 2} of 4
    [InlineData("Popularity@2", 2.75)] // (4 + 2 + 4 + 1) / 4
    [InlineData("Popularity@3", 2.4)] // (4 + 2 + 1 + 4 + 1) / 5
    [InlineData("Novelty@2", 0.75)] // (0 + 1 + 0 + 2) bits / 4
    [InlineData("Diversity@2", 0.5)] // pairs: aa, ab
    [InlineData("Diversity@3", 5.0 / 6)] // aab has 2 of 3 pairs differing, ab has 1 of 1
    public void Figures_match_the_hand_computation(string name, double expected) =>
        Assert.Equal(expected, TwoUsers().Values().Single(metric => metric.Name == name).Value, 12);

    [Fact]
    public void An_item_that_nobody_had_is_as_novel_as_one_had_by_one_user()
    {
        var metrics = new ListMetrics([1], 4, [4, 2, 1, 0], 4, null);
        metrics.Add([3]);
        Assert.Equal(2, metrics.Values().Single(metric => metric.Name == "Novelty@1").Value, 12);
    }

    [Fact]
    public void Without_categories_there_is_no_diversity() =>
        Assert.DoesNotContain(new ListMetrics([2], 2, [1, 1], 1, null).Values(), metric => metric.Name.StartsWith("Diversity", StringComparison.Ordinal));
}
