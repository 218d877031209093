using EcomAi.Deep.Recommendation;

namespace EcomAi.Deep.Tests.Recommendation;

public sealed class RowRulesTests
{
    private static readonly Interactions Repeated = new([0, 1, 0, 0], [5, 5, 5, 6], [30, 20, 10, 40], [1, 2, 4, 8]);

    [Fact]
    public void The_last_row_of_a_pair_stays()
    {
        var rows = RowDeduplication.Apply(Repeated, 7, Deduplication.Last);

        Assert.Equal([20L, 30, 40], rows.Times!);
        Assert.Equal([2f, 1, 8], rows.Weights!);
    }

    [Fact]
    public void The_first_row_of_a_pair_stays()
    {
        var rows = RowDeduplication.Apply(Repeated, 7, Deduplication.First);

        Assert.Equal([10L, 20, 40], rows.Times!);
        Assert.Equal([4f, 2, 8], rows.Weights!);
    }

    [Fact]
    public void Summed_weights_stand_at_the_latest_time()
    {
        var rows = RowDeduplication.Apply(Repeated, 7, Deduplication.Sum);

        Assert.Equal([20L, 30, 40], rows.Times!);
        Assert.Equal([2f, 5, 8], rows.Weights!);
    }

    [Fact]
    public void Sums_count_rows_where_there_are_no_weights()
    {
        var rows = RowDeduplication.Apply(Repeated with { Weights = null }, 7, Deduplication.Sum);

        Assert.Equal([1f, 2, 1], rows.Weights!);
    }

    [Fact]
    public void Without_a_rule_every_row_stays_oldest_first()
    {
        Assert.Equal([10L, 20, 30, 40], RowDeduplication.Apply(Repeated, 7, Deduplication.None).Times!);
    }

    [Fact]
    public void Minimum_counts_are_applied_until_all_that_stay_have_enough()
    {
        // Item 2 has one user and leaves; user 2 then has one row and leaves; item 1 then still has users 0 and 1.
        var rows = new Interactions([0, 0, 1, 1, 2, 2], [0, 1, 0, 1, 1, 2], null, null);

        Assert.Equal([0, 1, 2, 3], MinimumCounts.Apply(rows, 3, 3, 2, 2));
    }

    [Fact]
    public void A_repeated_purchase_is_one_user_of_an_item_and_two_rows_of_a_user()
    {
        var rows = new Interactions([0, 0, 1, 1], [0, 0, 1, 0], null, null);

        Assert.Equal([0, 1, 3], MinimumCounts.Apply(rows, 2, 2, 1, 2));
    }
}
