using EcomAi.Deep.Data.Streaming;

namespace EcomAi.Deep.Tests.Data.Streaming;

public sealed class WindowPlanTests
{
    private static readonly int[] Sizes = [10, 0, 7, 25, 3, 10];

    [Fact]
    public void Every_row_group_with_rows_is_in_one_window_which_ends_when_it_is_full()
    {
        var plan = new WindowPlan(Sizes, windowRows: 15, seed: 4, epoch: 0);

        var groups = new List<int>();
        for (var window = 0; window < plan.Windows; window++)
        {
            groups.AddRange(plan.RowGroups(window));
            Assert.Equal(plan.Rows(window), plan.RowGroups(window).ToArray().Sum(group => Sizes[group]));
            if (window < plan.Windows - 1)
                Assert.True(plan.Rows(window) >= 15 && plan.Rows(window) - Sizes[plan.RowGroups(window)[^1]] < 15);
        }

        Assert.Equal([0, 2, 3, 4, 5], groups.Order());
    }

    [Fact]
    public void The_order_changes_with_the_epoch_and_the_seed_and_with_nothing_else()
    {
        var sizes = Enumerable.Repeat(1, 50).ToArray();
        int[] Order(long seed, int epoch) => new WindowPlan(sizes, 100, seed, epoch).RowGroups(0).ToArray();

        Assert.Equal(Order(4, 1), Order(4, 1));
        Assert.NotEqual(Order(4, 1), Order(4, 2));
        Assert.NotEqual(Order(4, 1), Order(5, 1));
    }

    [Fact]
    public void A_row_of_the_epoch_is_found_in_its_window()
    {
        var plan = new WindowPlan([4, 4, 4, 4, 4], windowRows: 8, seed: 1, epoch: 0);

        Assert.Equal(3, plan.Windows);
        Assert.Equal((0, 0), plan.Find(0));
        Assert.Equal((0, 7), plan.Find(7));
        Assert.Equal((1, 0), plan.Find(8));
        Assert.Equal((2, 3), plan.Find(19));
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.Find(20));
    }
}
