using EcomAi.Deep.Backend;
using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation;
using EcomAi.Deep.Recommendation.Models;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class PairTrainingTests
{
    private static readonly ModelKind[] Kinds = [ModelKind.Gmf, ModelKind.Mlp, ModelKind.Neumf];

    public static TheoryData<ModelKind, NcfLoss, bool> Ways
    {
        get
        {
            var ways = new TheoryData<ModelKind, NcfLoss, bool>();
            foreach (var kind in Kinds)
            {
                ways.Add(kind, NcfLoss.Bce, false);
                ways.Add(kind, NcfLoss.Bpr, false);
                if (kind != ModelKind.Gmf)
                    ways.Add(kind, NcfLoss.Bce, true);
            }
            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Steps_in_one_call_go_where_torchs_operations_go(ModelKind kind, NcfLoss loss, bool features)
    {
        using var scope = NewDisposeScope();
        var (expected, plain) = Train(kind, loss, features, fused: false);
        var (actual, fused) = Train(kind, loss, features, fused: true);
        for (var step = 0; step < expected.Count; step++)
            Assert.InRange(Math.Abs(actual[step] - expected[step]) / expected[step], 0, 1e-6);
        foreach (var (name, value) in plain)
        {
            var error = (fused[name] - value).norm().item<float>() / Math.Max(value.norm().item<float>(), .1); // biases start at 0
            Assert.True(error < 1e-6, $"{name}: relative error {error}");
        }
    }

    [Fact]
    public void The_same_seed_goes_the_same_way_to_the_last_bit()
    {
        using var scope = NewDisposeScope();
        var (_, first) = Train(ModelKind.Neumf, NcfLoss.Bce, true, fused: true);
        var (_, second) = Train(ModelKind.Neumf, NcfLoss.Bce, true, fused: true);
        Assert.All(first, named => Assert.Equal(named.Value.data<float>().ToArray(), second[named.Key].data<float>().ToArray()));
    }

    [Fact]
    public void Models_of_another_form_are_left_to_torch()
    {
        using var mf = new ModelShape(5, 7, new() { Kind = ModelKind.Mf }).Build();
        using var dropping = new ModelShape(5, 7, new() { Kind = ModelKind.Neumf, Dropout = .5 }).Build();
        using var featured = new ModelShape(5, 7, new() { Kind = ModelKind.Gmf }, null, Categories()).Build();
        Assert.Null(PairTraining.Create(mf.PairLayers, CPU, 5, 7, false, 0));
        Assert.Null(PairTraining.Create(dropping.PairLayers, CPU, 5, 7, false, 0));
        Assert.Null(PairTraining.Create(featured.PairLayers, CPU, 5, 7, false, 0));
    }

    // Descent with sparse gradients, six steps; what is compared are the losses and the parameters in the end.
    private static (List<float> Losses, Dictionary<string, Tensor> State) Train(ModelKind kind, NcfLoss loss, bool features, bool fused)
    {
        manual_seed(7).Dispose();
        const int Positives = 60;
        const int PerUser = 4;
        const double Decay = .02;
        using var model = new ModelShape(5, 7, new() { Kind = kind, InitScale = .5 }, null, features ? Categories() : null).Build();
        var tables = model.named_parameters().Where(named => named.name is NeuralRecommender.UserTable or NeuralRecommender.ItemTable);
        var layers = model.named_parameters().Where(named => named.name is not (NeuralRecommender.UserTable or NeuralRecommender.ItemTable));
        using var optimizer = Optimizers.Combine(Optimizers.SparseSgd(tables, .1), Optimizers.Sgd(layers, .1));
        using var pairs = PairTraining.Create(model.PairLayers, CPU, 5, 7, loss == NcfLoss.Bpr, Decay);
        Assert.NotNull(pairs);
        var losses = new List<float>();
        for (var step = 0; step < 6; step++)
        {
            using var inner = NewDisposeScope();
            var users = randint(5, [Positives], int64);
            var items = randint(7, [Positives * PerUser], int64);
            var weights = rand(Positives) + .5;
            optimizer.ZeroGrad();
            var value = fused ? pairs.Loss(model.UserRows, model.ItemRows, users, items, weights) : Plain(users, items, weights);
            value.backward();
            optimizer.Step();
            losses.Add(value.item<float>());
        }

        return (losses, model.State.ToDictionary(named => named.Key, named => named.Value.detach().clone().to(float32)));

        Tensor Plain(Tensor users, Tensor items, Tensor weights)
        {
            var (userRows, itemRows) = (model.UserRows(users), model.ItemRows(items));
            var logits = model.Pairs(model.UserSide(users, userRows), model.ItemSide(items, itemRows), PerUser);
            var data = loss == NcfLoss.Bpr ? NcfLosses.Bpr(logits, weights) : NcfLosses.Bce(logits, weights);
            return data + (((userRows.square().sum() / Positives) + (itemRows.square().sum() / (Positives * PerUser))) * (Decay / 2));
        }
    }

    private static CategoryTable Categories()
    {
        var brands = new Vocabulary(ColumnKind.Text);
        brands.Add("a");
        brands.Add("b");
        return new CategoryTable(["brand"], [brands], [0, 1, 2, 0, 1, 1, 2]);
    }
}
