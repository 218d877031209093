using EcomAi.Deep.Recommendation;
using EcomAi.Deep.Recommendation.Baselines;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Recommendation.Baselines;

/// <summary>Expected values are worked out by hand from four users and four items: users {0 1}, {0 1 2}, {2 3}, {3}.</summary>
public class BaselineTests
{
    private static readonly (int, int)[] Pairs = [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2), (2, 3), (3, 3)];
    private static readonly InteractionSplit Split = Splits.Of(4, 4, Pairs);

    private static IRecommender Fit(BaselineKind kind, InteractionSplit split, BaselineOptions options) =>
        BaselineFactory.Fit(kind, split, options, CPU).Model!;

    private static float[] Scores(IRecommender model, int user)
    {
        using var scope = NewDisposeScope();
        return model.ScoreItems(tensor(new long[] { user }), 0, model.ItemCount).contiguous().data<float>().ToArray();
    }

    private static void AssertNear(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 5);
    }

    [Fact]
    public void Popularity_counts_training_rows_for_every_user()
    {
        using var model = Fit(BaselineKind.Popularity, Split, new());
        Assert.Equal([2f, 2, 2, 2], Scores(model, 0));
        using var repeated = Fit(BaselineKind.Popularity, Splits.Of(1, 2, [(0, 1), (0, 1), (0, 0)]), new());
        Assert.Equal([1f, 2], Scores(repeated, 0));
    }

    [Fact]
    public void Recent_popularity_counts_the_last_days_and_orders_the_rest_by_all_rows()
    {
        const long Day = 86_400_000_000;
        var split = Splits.Of(2, 3, [(0, 0), (1, 0), (0, 1), (1, 2)]);
        using var model = Fit(
            BaselineKind.RecentPopularity, split with { Train = split.Train with { Times = [0, 1 * Day, 2 * Day, 100 * Day] } }, new() { RecentDays = 30 });
        // All rows: 2, 1, 1 over 5; in the last 30 days item 2 alone.
        AssertNear([0.4f, 0.2f, 1.2f], Scores(model, 0));
    }

    [Fact]
    public void Recent_popularity_needs_times()
    {
        Assert.Equal("skipped: the rows have no times", BaselineFactory.Fit(BaselineKind.RecentPopularity, Split, new(), CPU).Note);
        var ordered = Split with { Train = Split.Train with { Times = [0, 1, 2, 3, 4, 5, 6, 7] } };
        Assert.Equal(
            "skipped: the times span less than a day, so they only order the rows",
            BaselineFactory.Fit(BaselineKind.RecentPopularity, ordered, new(), CPU).Note);
    }

    [Fact]
    public void Item_neighbours_add_their_cosines()
    {
        // cos(0, 1) = 2/2, cos(0, 2) = cos(1, 2) = cos(2, 3) = 1/2, others 0.
        using var model = Fit(BaselineKind.ItemKnn, Split, new() { Neighbours = 3, Shrink = 0 });
        AssertNear([1, 1, 1, 0], Scores(model, 0));
        AssertNear([0, 0, 0.5f, 0], Scores(model, 3));
    }

    [Fact]
    public void Shrink_joins_the_denominator()
    {
        // cos(0, 1) = 2/(2 + 2), cos(0, 2) = cos(1, 2) = 1/(2 + 2).
        using var model = Fit(BaselineKind.ItemKnn, Split, new() { Neighbours = 3, Shrink = 2 });
        AssertNear([0.5f, 0.5f, 0.5f, 0], Scores(model, 0));
    }

    [Fact]
    public void Equal_similarities_keep_the_neighbour_with_the_lower_id()
    {
        // Items 0, 1 and 3 are equally near to item 2: it keeps item 0.
        var rows = Splits.Group(Pairs, 4, 4);
        var lists = CosineNeighbours.Find(rows.Transpose(), rows, 1, 0);
        Assert.Equal([0], lists.IdsOf(2).ToArray());
        Assert.Equal([0.5f], lists.WeightsOf(2).ToArray());
    }

    [Fact]
    public void User_neighbours_add_their_cosines()
    {
        // cos(0, 1) = 2/sqrt(6), cos(1, 2) = 1/sqrt(6), cos(2, 3) = 1/sqrt(2).
        using var model = Fit(BaselineKind.UserKnn, Split, new() { Neighbours = 3, Shrink = 0 });
        AssertNear([0.8164966f, 0.8164966f, 0.8164966f, 0], Scores(model, 0));
        AssertNear([0.4082483f, 0.4082483f, 0.4082483f, 0.7071068f], Scores(model, 2));
    }

    [Fact]
    public void Ease_solves_its_closed_form()
    {
        // Users {0 1}, {0 1 2}, {2}, lambda 1: the Gram matrix [[3 2 1] [2 3 1] [1 1 3]] has the inverse
        // [[8 -5 -1] [-5 8 -1] [-1 -1 5]] / 13, so B = [[0 5/8 1/5] [5/8 0 1/5] [1/8 1/8 0]].
        using var model = Fit(BaselineKind.Ease, Splits.Of(3, 3, [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2)]), new() { Lambda = 1 });
        AssertNear([0.625f, 0.625f, 0.4f], Scores(model, 0));
        AssertNear([0.125f, 0.125f, 0], Scores(model, 2));
    }

    [Fact]
    public void Ease_is_skipped_above_its_largest_catalogue()
    {
        var fit = BaselineFactory.Fit(BaselineKind.Ease, Split, new() { MaxItems = 3 }, CPU);
        Assert.Null(fit.Model);
        Assert.Equal("skipped: 4 items are more than maxItems 3, and EASE inverts a matrix of items x items", fit.Note);
    }

    [Theory]
    [InlineData(BaselineKind.Popularity)]
    [InlineData(BaselineKind.UserKnn)]
    [InlineData(BaselineKind.ItemKnn)]
    [InlineData(BaselineKind.Ease)]
    public void Candidates_and_ranges_score_as_the_whole_catalogue(BaselineKind kind)
    {
        using var scope = NewDisposeScope();
        using var model = Fit(kind, Split, new());
        var users = tensor(new long[] { 1, 2 });
        var whole = model.ScoreItems(users, 0, 4).contiguous().data<float>().ToArray();
        Assert.Equal([whole[1], whole[2], whole[5], whole[6]], model.ScoreItems(users, 1, 2).contiguous().data<float>().ToArray());
        var candidates = model.ScoreCandidates(users, tensor(new long[] { 3, 0, 0, 2 }, [2, 2])).contiguous().data<float>().ToArray();
        Assert.Equal([whole[3], whole[0], whole[4], whole[6]], candidates);
    }

    [Theory]
    [InlineData(BaselineKind.Popularity)]
    [InlineData(BaselineKind.UserKnn)]
    [InlineData(BaselineKind.ItemKnn)]
    [InlineData(BaselineKind.Ease)]
    public void A_baseline_comes_back_from_its_state(BaselineKind kind)
    {
        using var model = Fit(kind, Split, new());
        using var loaded = BaselineFactory.Load(kind, model.State, CPU);
        Assert.Equal((4, 4, model.Kind), (loaded.UserCount, loaded.ItemCount, loaded.Kind));
        for (var user = 0; user < 4; user++)
            Assert.Equal(Scores(model, user), Scores(loaded, user));
    }

    [Fact]
    public void A_state_of_another_kind_is_refused()
    {
        using var model = Fit(BaselineKind.Popularity, Split, new());
        var error = Assert.Throws<EcomException>(() => BaselineFactory.Load(BaselineKind.Ease, model.State, CPU));
        Assert.Equal("the checkpoint holds no tensor 'weights', so it is not one of a 'ease' model; name a run of that kind.", error.Message);
    }
}
