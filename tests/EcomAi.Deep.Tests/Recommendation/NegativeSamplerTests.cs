using EcomAi.Deep.Recommendation;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Recommendation;

public sealed class NegativeSamplerTests
{
    // Users of items: item 0 has 3, item 1 has 1, item 2 has none, item 3 has 1.
    private static readonly UserItems Seen = UserItems.Group([0, 1, 2, 0, 2], [0, 0, 0, 1, 3], 3, 4);

    [Fact]
    public void Uniform_draws_reach_every_item_alike()
    {
        var counts = Count(new NegativeSampler(Seen, Seen.CountUsers(), NegativeSampling.Uniform, 0, false), 40_000);

        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500)); // five standard deviations of 87 around 10,000
    }

    [Fact]
    public void Popularity_draws_follow_the_number_of_users()
    {
        var counts = Count(new NegativeSampler(Seen, Seen.CountUsers(), NegativeSampling.Popularity, 1, false), 50_000);

        Assert.InRange(counts[0], 29_400, 30_600); // 3/5 of 50,000, deviation 110
        Assert.InRange(counts[1], 9_500, 10_500);
        Assert.Equal(0, counts[2]);
    }

    [Fact]
    public void The_exponent_bends_popularity()
    {
        var logs = new NegativeSampler(Seen, Seen.CountUsers(), NegativeSampling.Popularity, .5, false).LogProbabilities();

        var total = Math.Sqrt(3) + 2;
        Assert.Equal(Math.Log(Math.Sqrt(3) / total), logs[0], 5);
        Assert.Equal(Math.Log(1 / total), logs[3], 5);
        Assert.Equal(float.NegativeInfinity, logs[2]);
    }

    [Fact]
    public void Known_items_are_rejected()
    {
        var sampler = new NegativeSampler(Seen, Seen.CountUsers(), NegativeSampling.Uniform, 0, true);
        var random = new Xoshiro256(1);
        var items = new long[1000];

        sampler.DrawFor(ref random, 2, items);

        Assert.Equal([1L, 2], items.Distinct().Order());
    }

    [Fact]
    public void A_user_who_has_every_item_still_gets_negatives()
    {
        var all = UserItems.Group([0, 0], [0, 1], 1, 2);
        var random = new Xoshiro256(1);
        var items = new long[10];

        new NegativeSampler(all, all.CountUsers(), NegativeSampling.Uniform, 0, true).DrawFor(ref random, 0, items);

        Assert.All(items, item => Assert.InRange(item, 0, 1));
    }

    [Fact]
    public void An_alias_table_needs_a_positive_weight()
    {
        Assert.Throws<ArgumentException>(() => new AliasTable([0, 0]));
    }

    private static int[] Count(NegativeSampler sampler, int draws)
    {
        var random = new Xoshiro256(7);
        var items = new long[draws];
        sampler.Draw(ref random, items);
        var counts = new int[4];
        foreach (var item in items)
            counts[item]++;
        return counts;
    }
}
