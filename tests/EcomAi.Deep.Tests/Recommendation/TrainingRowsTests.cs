using EcomAi.Deep.Recommendation;

namespace EcomAi.Deep.Tests.Recommendation;

public sealed class TrainingRowsTests
{
    private static readonly NcfTrainConfig Config = new() { BatchSize = 12, Negatives = 2, RejectKnown = true };

    [Fact]
    public void An_epoch_holds_every_row_once()
    {
        var rows = new TrainingRows(Split(), Config, 3);
        var pairs = new List<(long, long)>();
        for (var step = 0; step < rows.StepsPerEpoch; step++)
        {
            var (users, items) = Fill(rows, 0, step);
            pairs.AddRange(users.Select((user, i) => (user, items[3 * i])));
        }

        Assert.Equal(3, rows.StepsPerEpoch); // 10 rows, 12 / (1 + 2) = 4 positives a step
        Assert.Equal(2, rows.Count(2));
        Assert.Equal(Enumerable.Range(0, 10).Select(row => ((long)(row / 2), (long)row)), pairs.Order());
    }

    [Fact]
    public void A_step_is_the_same_without_the_steps_before_it()
    {
        var whole = new TrainingRows(Split(), Config, 3);
        _ = Fill(whole, 0, 0);
        _ = Fill(whole, 1, 0);

        Assert.Equivalent(Fill(new TrainingRows(Split(), Config, 3), 1, 2), Fill(whole, 1, 2), strict: true);
    }

    [Fact]
    public void Another_epoch_draws_other_negatives()
    {
        var rows = new TrainingRows(Split(), Config, 3);

        Assert.NotEqual(Fill(rows, 0, 0), Fill(rows, 1, 0));
    }

    [Fact]
    public void Negatives_are_no_known_items_of_their_user()
    {
        var rows = new TrainingRows(Split(), Config, 3);
        var (users, items) = Fill(rows, 0, 0);

        for (var i = 0; i < users.Length; i++)
        {
            Assert.NotEqual(users[i], items[(3 * i) + 1] / 2);
            Assert.NotEqual(users[i], items[(3 * i) + 2] / 2);
        }
    }

    [Fact]
    public void Weights_are_scaled_to_a_mean_of_one()
    {
        var split = Split();
        var weighted = split with { Train = split.Train with { Weights = [.. Enumerable.Repeat(4f, 10)] } };
        var rows = new TrainingRows(weighted, Config, 3);
        var weights = new float[4];

        rows.FillPairs(0, 0, new long[4], new long[12], weights);

        Assert.Equal([1f, 1, 1, 1], weights);
    }

    [Fact]
    public void Shared_negatives_that_a_user_has_are_marked()
    {
        var rows = new TrainingRows(Split(), Config, 3);
        var known = new bool[6];

        rows.FillKnown([0, 4], [1, 5, 8], known);

        Assert.Equal([true, false, false, false, false, true], known);
    }

    // Five users with two items each: user u has items 2u and 2u + 1.
    private static InteractionSplit Split()
    {
        var rows = new Interactions([.. Enumerable.Range(0, 10).Select(row => row / 2)], [.. Enumerable.Range(0, 10)], null, null);
        return LeaveOneOut.Split(rows, 5, 10, new int[10]);
    }

    private static (long[] Users, long[] Items) Fill(TrainingRows rows, int epoch, int step)
    {
        var count = rows.Count(step);
        var (users, items) = (new long[count], new long[3 * count]);
        rows.FillPairs(epoch, step, users, items, []);
        return (users, items);
    }
}
