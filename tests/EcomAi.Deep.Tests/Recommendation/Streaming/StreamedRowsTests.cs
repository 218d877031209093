using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation;

namespace EcomAi.Deep.Tests.Recommendation.Streaming;

public sealed class StreamedRowsTests : IDisposable
{
    private static readonly NcfTrainConfig Train = new() { Epochs = 3, BatchSize = 92, Negatives = 3 };
    private readonly StreamedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void An_epoch_holds_every_row_once_in_an_order_of_its_own()
    {
        using var rows = Rows(_shop.Config());
        var first = Epoch(rows, 0);
        var second = Epoch(rows, 1);

        var expected = Enumerable.Range(0, StreamedShop.Rows).Select(row => (100L + (row % 20), $"item-{7 * row % 30}")).Order();
        Assert.Equal(expected, first.Order());
        Assert.Equal(expected, second.Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Rows_of_row_groups_that_are_far_apart_meet_in_a_window()
    {
        _shop.Write("rows/part-0.parquet", 0, 200, row => row < 30 ? 1 : 2); // the first row group alone has weight 1
        var config = _shop.Config(weight: "weight");
        using var rows = Rows(config);
        var (users, items, weights) = (new long[23], new long[23 * 4], new float[23]);
        var steps = 0;
        for (var step = 0; step < rows.StepsPerEpoch - 1; step++)
        {
            rows.FillPairs(0, step, users, items, weights);
            steps += weights.Distinct().Count() > 1 ? 1 : 0;
        }

        Assert.True(steps > rows.StepsPerEpoch / 2, $"only {steps} of {rows.StepsPerEpoch} steps mix row groups");
    }

    [Fact]
    public void A_step_is_the_same_without_the_steps_before_it()
    {
        using var whole = Rows(_shop.Config());
        for (var step = 0; step < whole.StepsPerEpoch; step++)
            _ = Fill(whole, 0, step);
        for (var step = 0; step < 7; step++)
            _ = Fill(whole, 1, step);
        using var resumed = Rows(_shop.Config());

        Assert.Equivalent(Fill(whole, 1, 7), Fill(resumed, 1, 7), strict: true);
        Assert.Equivalent(Fill(whole, 1, 8), Fill(resumed, 1, 8), strict: true);
    }

    [Fact]
    public void Threads_do_not_change_the_rows()
    {
        using var one = Rows(_shop.Config(threads: 1));
        using var four = Rows(_shop.Config(threads: 4));

        Assert.Equal(Epoch(one, 0), Epoch(four, 0));
    }

    [Fact]
    public void Weights_are_scaled_to_a_mean_of_one()
    {
        using var rows = Rows(_shop.Config(weight: "weight"));
        var total = 0.0;
        for (var step = 0; step < rows.StepsPerEpoch; step++)
        {
            var count = rows.Count(step);
            var weights = new float[count];
            rows.FillPairs(0, step, new long[count], new long[4 * count], weights);
            total += weights.Sum(weight => (double)weight);
        }

        Assert.Equal(StreamedShop.Rows, total, .01);
    }

    [Fact]
    public void A_weight_of_zero_is_named_with_its_row_and_what_to_do()
    {
        _shop.Write("rows/part-1.parquet", 200, 100, row => row == 255 ? 0 : 1);

        var error = Assert.Throws<DataException>(() => InteractionData.Load(_shop.Config(weight: "weight").Data));

        Assert.EndsWith(
            "part-1.parquet, row group 1, column 'weight', row 55: a weight of 0. Rows that count nothing are left out only where all rows are read at once; "
            + "with data.stream add \"weight > 0\" to data.where, or remove them from the file.",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_change_during_the_training_are_an_error()
    {
        using var rows = Rows(_shop.Config());
        _shop.Write("rows/part-2.parquet", 900, 170);

        var error = Assert.Throws<DataException>(() => Epoch(rows, 0));

        Assert.EndsWith("part-2.parquet' is another file than when the table was opened; open the table again.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_split_is_that_of_rows_in_memory()
    {
        var streamed = InteractionData.Load(_shop.Config().Data);
        var memory = InteractionData.Load(_shop.Config(streamed: false).Data);

        Assert.Equal(memory.Split.UserCount, streamed.Split.UserCount);
        Assert.Equal(memory.Split.ItemCount, streamed.Split.ItemCount);
        Assert.Equal(memory.Split.CountItemRows(), streamed.Split.CountItemRows());
        Assert.Equal(memory.Split.ColdTestRows, streamed.Split.ColdTestRows);
        Assert.Equal(memory.Split.TrainRows, streamed.Split.TrainRows);
        Assert.Equal(Enumerable.Range(0, 20).Select(memory.Users.IntegerAt), Enumerable.Range(0, 20).Select(streamed.Users.IntegerAt));
        for (var user = 0; user < memory.Split.UserCount; user++)
            Assert.Equal(memory.Split.Seen[user].ToArray(), streamed.Split.Seen[user].ToArray());
    }

    private TrainingRows Rows(NcfConfig config)
    {
        _data = InteractionData.Load(config.Data);
        return new TrainingRows(_data.Split, Train, 3);
    }

    private RecommendationData? _data;

    private List<(long User, string Item)> Epoch(TrainingRows rows, int epoch)
    {
        var pairs = new List<(long, string)>();
        for (var step = 0; step < rows.StepsPerEpoch; step++)
        {
            var (users, items) = Fill(rows, epoch, step);
            pairs.AddRange(users.Select((user, i) => (_data!.Users.IntegerAt((int)user), _data.Items.TextAt((int)items[4 * i]))));
        }

        return pairs;
    }

    private static (long[] Users, long[] Items) Fill(TrainingRows rows, int epoch, int step)
    {
        var count = rows.Count(step);
        var (users, items) = (new long[count], new long[4 * count]);
        rows.FillPairs(epoch, step, users, items, []);
        return (users, items);
    }
}
