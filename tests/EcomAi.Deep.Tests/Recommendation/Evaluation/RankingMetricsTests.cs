using EcomAi.Deep.Recommendation.Evaluation;

namespace EcomAi.Deep.Tests.Recommendation.Evaluation;

/// <summary>Expected values are worked out by hand from the definitions, beside each.</summary>
public class RankingMetricsTests
{
    private static readonly long[] FirstAndThird = [1, 3];

    [Fact]
    public void Hit_rate_is_one_when_any_held_out_item_is_in_the_list()
    {
        Assert.Equal(1, RankingMetrics.HitRate([3, 40], 3));
        Assert.Equal(0, RankingMetrics.HitRate([3, 40], 2));
    }

    [Fact]
    public void Recall_divides_the_hits_by_the_held_out_items()
    {
        Assert.Equal(0.5, RankingMetrics.Recall(FirstAndThird, 2));
        Assert.Equal(1, RankingMetrics.Recall(FirstAndThird, 5));
    }

    [Fact]
    public void Precision_divides_the_hits_by_the_length_of_the_list() =>
        Assert.Equal(0.4, RankingMetrics.Precision(FirstAndThird, 5));

    [Fact]
    public void Ndcg_with_one_held_out_item_is_the_discount_at_its_place()
    {
        Assert.Equal(1 / Math.Log2(4), RankingMetrics.Ndcg([3], 10), 12);
        Assert.Equal(0, RankingMetrics.Ndcg([11], 10));
    }

    [Fact]
    public void Ndcg_is_normalised_by_the_best_order()
    {
        // (1/log2(2) + 1/log2(4)) / (1/log2(2) + 1/log2(3)) = 1.5 / 1.6309297536
        Assert.Equal(0.9197207891, RankingMetrics.Ndcg(FirstAndThird, 5), 9);
    }

    [Fact]
    public void Ndcg_of_a_list_shorter_than_the_held_out_items_can_still_be_one() =>
        Assert.Equal(1, RankingMetrics.Ndcg(FirstAndThird, 1));

    [Fact]
    public void Reciprocal_rank_looks_at_the_first_held_out_item_only()
    {
        Assert.Equal(0.25, RankingMetrics.ReciprocalRank([4, 5], 10));
        Assert.Equal(0, RankingMetrics.ReciprocalRank([4, 5], 3));
    }

    [Fact]
    public void Average_precision_is_the_mean_precision_at_the_hits()
    {
        // (1/1 + 2/3) / min(5, 2)
        Assert.Equal(5.0 / 6, RankingMetrics.AveragePrecision(FirstAndThird, 5), 12);
        // one hit at place 1, over min(2, 2)
        Assert.Equal(0.5, RankingMetrics.AveragePrecision(FirstAndThird, 2), 12);
    }

    [Fact]
    public void Means_are_taken_over_users_and_named_by_length()
    {
        var means = new AccuracyMeans([1, 10]);
        means.Add([1]);
        means.Add([4]);

        var values = means.Values().ToDictionary(metric => metric.Name, metric => metric.Value);

        Assert.Equal(2, means.Users);
        Assert.Equal(0.5, values["HR@1"]);
        Assert.Equal(1, values["HR@10"]);
        Assert.Equal(0.625, values["MRR@10"]);
        Assert.Equal((1 + (1 / Math.Log2(5))) / 2, values["NDCG@10"], 12);
    }

    [Fact]
    public void Means_over_no_users_are_not_numbers() =>
        Assert.All(new AccuracyMeans([10]).Values(), metric => Assert.True(double.IsNaN(metric.Value)));
}
