using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation;
using EcomAi.Deep.Recommendation.Models;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Recommendation;

public sealed class ModelTests
{
    public static TheoryData<ModelKind, bool> KindsAndFeatures => new()
    {
        { ModelKind.Mf, false }, { ModelKind.Mf, true }, { ModelKind.Gmf, false }, { ModelKind.Gmf, true },
        { ModelKind.Mlp, false }, { ModelKind.Mlp, true }, { ModelKind.Neumf, false }, { ModelKind.Neumf, true },
    };

    [Theory]
    [InlineData(ModelKind.Mf, 12 * 9 + 1)]
    [InlineData(ModelKind.Gmf, 12 * 8 + 8 + 1)]
    [InlineData(ModelKind.Mlp, 12 * 32 + 64 * 32 + 32 + 32 * 16 + 16 + 16 * 8 + 8 + 8 + 1)]
    [InlineData(ModelKind.Neumf, 12 * 40 + 64 * 32 + 32 + 32 * 16 + 16 + 16 * 8 + 8 + 16 + 1)]
    public void Five_users_and_seven_items_with_eight_factors_take_so_many_parameters(ModelKind kind, int expected)
    {
        using var model = new ModelShape(5, 7, new() { Kind = kind }).Build();

        Assert.Equal(expected, Parameters(model));
    }

    [Theory]
    [InlineData(ModelKind.Mf, 12 * 9 + 1 + 5 * 9)]
    [InlineData(ModelKind.Mlp, 12 * 32 + 72 * 32 + 32 + 32 * 16 + 16 + 16 * 8 + 8 + 8 + 1 + 5 * 4)]
    public void Two_category_columns_with_five_codes_add_their_table_and_widen_the_tower(ModelKind kind, int expected)
    {
        using var model = new ModelShape(5, 7, new() { Kind = kind, FeatureFactors = 4 }, null, Categories()).Build();

        Assert.Equal(expected, Parameters(model));
    }

    [Fact]
    public void Matrix_factorization_adds_biases_to_the_dot_product()
    {
        using var scope = NewDisposeScope();
        using var model = new ModelShape(1, 2, new() { Kind = ModelKind.Mf, Factors = 2 }).Build();
        Set(model, "users.weight", 1, 2, .5f);
        Set(model, "items.weight", 3, -1, .125f, 0, 4, -2);
        Set(model, "bias", .25f);

        // .25 + .5 + .125 + (3 - 2) and .25 + .5 - 2 + 8
        Assert.Equal([1.875f, 6.75f], Forward(model));
    }

    [Fact]
    public void Generalized_factorization_weighs_the_products()
    {
        using var scope = NewDisposeScope();
        using var model = new ModelShape(1, 2, new() { Kind = ModelKind.Gmf, Factors = 2 }).Build();
        Set(model, "users.weight", 2, 3);
        Set(model, "items.weight", 4, 5, 1, 0);
        Set(model, "head.weight", 1, -1);
        Set(model, "head.bias", .5f);

        // 2·4 - 3·5 + .5 and 2·1 - 0 + .5
        Assert.Equal([-6.5f, 2.5f], Forward(model));
    }

    [Fact]
    public void The_tower_joins_user_and_item_and_cuts_off_below_zero()
    {
        using var scope = NewDisposeScope();
        using var model = new ModelShape(1, 2, new() { Kind = ModelKind.Mlp, Layers = [2, 2] }).Build();
        Set(model, "users.weight", 3);
        Set(model, "items.weight", -1, 4);
        SetTower(model);
        Set(model, "head.weight", 2, 5);
        Set(model, "head.bias", .5f);

        // Item -1: relu(3 - 2) = 1, relu(-3 + 1 - 1) = 0, 2·1 + .5. Item 4: relu(3 + 8) = 11, relu(-3 + 1 + 4) = 2, 22 + 10 + .5.
        Assert.Equal([2.5f, 32.5f], Forward(model));
    }

    [Fact]
    public void NeuMF_adds_both_parts_under_one_head()
    {
        using var scope = NewDisposeScope();
        using var model = new ModelShape(1, 2, new() { Kind = ModelKind.Neumf, Factors = 1, Layers = [2, 2] }).Build();
        Set(model, "users.weight", 10, 3);
        Set(model, "items.weight", 2, -1, -1, 4);
        SetTower(model);
        Set(model, "gmfHead", .5f);
        Set(model, "mlpHead.weight", 2, 5);
        Set(model, "mlpHead.bias", .5f);

        // The tower's 2.5 and 32.5 of the test above, plus .5·10·2 and .5·10·(-1).
        Assert.Equal([12.5f, 27.5f], Forward(model));
    }

    [Theory]
    [MemberData(nameof(KindsAndFeatures))]
    public void Scoring_the_catalogue_or_candidates_gives_what_forward_gives(ModelKind kind, bool features)
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var categories = features ? Categories() : null;
        using var model = new ModelShape(5, 7, new() { Kind = kind, InitScale = 1 }, null, categories).Build();
        model.eval();
        var users = tensor(new long[] { 4, 0, 2 });
        var candidates = tensor(new long[] { 6, 3, 1, 3, 5, 6 }, [3, 2]);

        using var frozen = no_grad();
        var forward = model.call(users, candidates);
        var scored = model.ScoreCandidates(users, candidates);
        var catalogue = model.ScoreItems(users, 1, 6);

        Assert.Equal([3L, 6], catalogue.shape);
        Assert.True(forward.allclose(scored, 1e-5, 1e-6));
        Assert.True(forward.allclose(catalogue.gather(1, candidates - 1), 1e-5, 1e-6));
    }

    [Fact]
    public void Scoring_in_tiles_gives_what_scoring_at_once_gives()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        using var model = new ModelShape(9, 4096, new() { Kind = ModelKind.Mlp, Factors = 32, InitScale = 1 }).Build();
        model.eval();
        var users = arange(0, 9, dtype: ScalarType.Int64);

        var tiled = model.ScoreItems(users, 0, 4096); // 9 users x 4096 items x 128 floats are more than one tile's 256 Ki floats

        for (var user = 0; user < 9; user++)
            Assert.True(tiled.narrow(0, user, 1).allclose(model.ScoreItems(users.narrow(0, user, 1), 0, 4096), 1e-5, 1e-6));
    }

    [Fact]
    public void The_same_seed_draws_the_same_model()
    {
        Assert.Equal(First(), First());

        static float[] First()
        {
            using var scope = NewDisposeScope();
            manual_seed(11);
            using var model = new ModelShape(3, 4, new() { Kind = ModelKind.Neumf }).Build();
            return model.State["users.weight"].detach().data<float>().ToArray();
        }
    }

    private static CategoryTable Categories()
    {
        var first = new Vocabulary(ColumnKind.Text);
        first.Add("a");
        first.Add("b");
        var second = new Vocabulary(ColumnKind.Text);
        second.Add("x");
        return new CategoryTable(["brand", "shelf"], [first, second], [0, 0, 1, 1, 2, 0, 0, 1, 1, 0, 2, 1, 1, 1]);
    }

    private static void SetTower(NeuralRecommender model)
    {
        Set(model, "tower.userHalf.weight", 1, -1);
        Set(model, "tower.userHalf.bias", 0, 1);
        Set(model, "tower.itemHalf.weight", 2, 1);
    }

    private static void Set(NeuralRecommender model, string name, params float[] values)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var live = model.State[name];
        live.copy_(tensor(values, live.shape));
    }

    private static float[] Forward(NeuralRecommender model) =>
        model.call(tensor(new long[] { 0 }), tensor(new long[] { 0, 1 }, [1, 2])).detach().data<float>().ToArray();

    private static long Parameters(NeuralRecommender model) => model.parameters().Sum(parameter => parameter.numel());
}
