using EcomAi.Deep.Recommendation;
using EcomAi.Deep.Recommendation.Evaluation;
using EcomAi.Deep.Tests.Data;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Recommendation.Evaluation;

public class EvaluatorTests
{
    private static readonly EvaluateConfig Config = new() { K = [1, 2], ValidationMetric = "HR@1" };

    private static double Value(ProtocolResult result, string name) => result.Metrics.Single(metric => metric.Name == name).Value;

    private static ProtocolResult[] Evaluate(InteractionSplit split, float[,] table, EvaluateConfig? config = null, int[]? categories = null)
    {
        using var model = new TableRecommender(table);
        return [.. new Evaluator(split, config ?? Config, 7, categories).Evaluate(model, EvaluationPart.Test, new SilentObserver())];
    }

    // Two users, four items; every item has a training row.
    private static InteractionSplit TwoUsers(int[][]? negatives = null) => Splits.Of(
        2, 4, [(0, 0), (1, 1), (1, 2), (1, 3)], test: [(0, 2), (1, 0)], negatives: negatives);

    [Fact]
    public void Seen_items_do_not_stand_before_the_held_out_one()
    {
        // User 0 saw item 0, so item 2 is second behind item 3. User 1 is left with item 0 alone.
        var full = Evaluate(TwoUsers(), new float[,] { { 9, 1, 2, 3 }, { 0, 5, 6, 7 } })[0];
        Assert.Equal(0.5, Value(full, "HR@1"));
        Assert.Equal(1, Value(full, "HR@2"));
        Assert.Equal(0.75, Value(full, "MRR@2"));
        Assert.Equal("full ranking over 4 items, seen items masked, by hand; 2 users", full.Protocol);
    }

    [Fact]
    public void A_model_that_scores_everything_alike_ranks_last()
    {
        var full = Evaluate(TwoUsers(), new float[2, 4])[0];
        // User 0: three items tie, so the place is 3. User 1 has one item left.
        Assert.Equal(0.5, Value(full, "HR@2"));
    }

    [Fact]
    public void Given_negatives_keep_their_repeats()
    {
        var results = Evaluate(TwoUsers([[3, 3], [1, 2]]), new float[,] { { 9, 1, 2, 3 }, { 8, 5, 6, 7 } });
        var sampled = results[1];
        Assert.Equal("sampled: 2 given negatives, by hand; 2 users", sampled.Protocol);
        // User 0: item 3 stands twice before item 2, so its place is 3. User 1: place 1.
        Assert.Equal(0.5, Value(sampled, "HR@1"));
        Assert.Equal(0.5, Value(sampled, "HR@2"));
    }

    [Fact]
    public void A_given_negative_that_is_the_held_out_item_is_left_out()
    {
        // User 0's held-out item 2 is given as its own negative.
        var sampled = Evaluate(TwoUsers([[2, 1], [1, 2]]), new float[,] { { 9, 1, 2, 3 }, { 8, 5, 6, 7 } })[1];
        Assert.Equal(1, Value(sampled, "HR@1"));
        Assert.Equal("sampled: 2 given negatives, by hand; 2 users; 1 given negative left out that is held out", sampled.Protocol);
    }

    [Fact]
    public void Optimistic_ties_put_the_held_out_item_first_and_say_so()
    {
        var results = Evaluate(TwoUsers([[3, 3], [1, 2]]), new float[2, 4], Config with { Ties = TieRule.Optimistic });
        Assert.All(results, result => Assert.Equal(1, Value(result, "HR@1")));
        Assert.Equal("full ranking over 4 items, seen items masked, by hand, ties in favour of the held-out item; 2 users", results[0].Protocol);
    }

    [Fact]
    public void Drawn_negatives_say_so_and_stop_at_the_unseen_items()
    {
        var sampled = Evaluate(TwoUsers(), new float[,] { { 9, 1, 2, 3 }, { 0, 5, 6, 7 } })[1];
        // User 0 has two unseen items beside the held-out one; user 1 has none and is left out.
        Assert.Equal("sampled: 2 unseen negatives drawn with seed 7, by hand; 1 user; 1 user without a negative left out", sampled.Protocol);
        Assert.Equal(0, Value(sampled, "HR@1"));
        Assert.Equal(1, Value(sampled, "HR@2"));
    }

    [Fact]
    public void Several_held_out_items_are_ranked_together()
    {
        // Order without the seen item 4: 0 (held out), 1, 2 (held out), 3.
        var split = Splits.Of(2, 5, [(0, 4), (1, 0), (1, 1), (1, 2), (1, 3)], test: [(0, 0), (0, 2)]);
        var full = Evaluate(split, new float[,] { { 8, 7, 6, 5, 9 }, { 0, 0, 0, 0, 0 } }, Config with { K = [3], ValidationMetric = "HR@3" })[0];
        Assert.Equal(1, Value(full, "Recall@3"));
        Assert.Equal(2.0 / 3, Value(full, "Precision@3"), 12);
        Assert.Equal(5.0 / 6, Value(full, "MAP@3"), 12);
        Assert.Equal(0.9197207891, Value(full, "NDCG@3"), 9);
    }

    [Fact]
    public void Lists_hold_unseen_items_only()
    {
        // Lists of two: user 0 gets {3, 2}, user 1 gets {0}.
        var full = Evaluate(TwoUsers(), new float[,] { { 9, 1, 2, 3 }, { 0, 5, 6, 7 } }, categories: [0, 0, 1, 1])[0];
        Assert.Equal(0.75, Value(full, "Coverage@2"));
        Assert.Equal(1, Value(full, "Popularity@2"));
        Assert.Equal(0, Value(full, "Diversity@2"));
    }

    [Fact]
    public void Cold_rows_count_and_get_a_result_of_their_own_as_well()
    {
        // Nobody has item 2 in training; it stands second for user 0.
        var split = Splits.Of(2, 3, [(0, 0), (1, 1)], test: [(0, 2), (1, 0)]);
        var results = Evaluate(split, new float[,] { { 0, 5, 4 }, { 9, 0, 1 } }, Config with { Protocols = [EvaluationProtocol.Full] });
        Assert.Equal(2, results.Length);
        Assert.Equal(0.5, Value(results[0], "HR@1"));
        Assert.Equal(0, Value(results[1], "HR@1"));
        Assert.Equal(1, Value(results[1], "HR@2"));
        Assert.Equal(
            "full ranking over 3 items, seen items masked, by hand; cold rows alone: 1 user, 1 held-out row with a user or item that no training row knows",
            results[1].Protocol);
    }

    [Theory]
    [InlineData(EvaluationProtocol.Full)]
    [InlineData(EvaluationProtocol.Sampled)]
    public void A_score_that_is_not_a_number_is_an_error(EvaluationProtocol protocol)
    {
        var error = Assert.Throws<EcomException>(
            () => Evaluate(TwoUsers([[3], [2]]), new float[,] { { 0, 1, float.NaN, 3 }, { 0, 0, 0, 0 } }, Config with { Protocols = [protocol] }));
        Assert.StartsWith("the model 'table' gives scores that are not finite numbers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tiles_do_not_show()
    {
        var (split, table) = Larger();
        var whole = Evaluate(split, table, Config);
        var tiled = Evaluate(split, table, Config with { UsersPerTile = 3, ItemsPerTile = 7 });
        Assert.Equal(
            whole.SelectMany(result => result.Metrics).Select(metric => metric.Value),
            tiled.SelectMany(result => result.Metrics).Select(metric => metric.Value));
    }

    [Fact]
    public void Items_are_asked_for_a_tile_at_a_time()
    {
        var (split, table) = Larger();
        using var model = new TableRecommender(table);
        new Evaluator(split, Config with { ItemsPerTile = 7 }, 7, null).Evaluate(model, EvaluationPart.Test, new SilentObserver());
        Assert.Equal(7, model.WidestRequest);
    }

    [Fact]
    public void Validation_follows_the_configured_protocol()
    {
        var split = Splits.Of(2, 4, [(0, 0), (1, 1), (1, 2), (1, 3)], validation: [(0, 2)]);
        using var model = new TableRecommender(new float[,] { { 9, 1, 2, 3 }, { 0, 5, 6, 7 } });
        var values = new Evaluator(split, Config, 7, null).Validate(model);
        Assert.Equal(0, values.Single(metric => metric.Name == "HR@1").Value);
        Assert.Equal(1, values.Single(metric => metric.Name == "HR@2").Value);
        Assert.DoesNotContain(values, metric => metric.Name.StartsWith("Coverage", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_validation_rows_there_is_nothing_to_validate()
    {
        using var model = new TableRecommender(new float[2, 4]);
        Assert.Empty(new Evaluator(TwoUsers(), Config, 7, null).Validate(model));
    }

    [Fact]
    public void A_wish_to_stop_is_followed_between_tiles()
    {
        using var model = new TableRecommender(new float[2, 4]);
        var stop = new StopSignal();
        stop.Request(130);
        var error = Assert.Throws<RunStoppedException>(
            () => new Evaluator(TwoUsers(), Config, 7, null).Evaluate(model, EvaluationPart.Test, new SilentObserver(), stop));
        Assert.Equal(130, error.ExitCode);
    }

    // Ten users, twenty items, scores with many ties; user u had items u and u + 1, and item u + 5 is held out.
    private static (InteractionSplit Split, float[,] Table) Larger()
    {
        var train = Enumerable.Range(0, 10).SelectMany(user => new[] { (user, user), (user, user + 1) }).Concat(Enumerable.Range(11, 9).Select(item => (9, item)));
        var split = Splits.Of(10, 20, [.. train.Distinct()], test: [.. Enumerable.Range(0, 9).Select(user => (user, user + 5))]);
        var table = new float[10, 20];
        for (var user = 0; user < 10; user++)
        {
            for (var item = 0; item < 20; item++)
                table[user, item] = user * item % 5;
        }

        return (split, table);
    }
}
