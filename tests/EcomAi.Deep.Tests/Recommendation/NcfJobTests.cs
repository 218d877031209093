using EcomAi.Deep.Configuration;
using EcomAi.Deep.Recommendation;
using EcomAi.Deep.Recommendation.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Recommendation;

public sealed class NcfJobTests : IDisposable
{
    private readonly ShopFiles _shop = new();

    public static TheoryData<ModelKind, NcfLoss, NcfOptimizer> Ways
    {
        get
        {
            var ways = new TheoryData<ModelKind, NcfLoss, NcfOptimizer>();
            foreach (var kind in new[] { ModelKind.Mf, ModelKind.Gmf, ModelKind.Mlp, ModelKind.Neumf })
            {
                foreach (var loss in Enum.GetValues<NcfLoss>())
                    ways.Add(kind, loss, NcfOptimizer.Adam);
            }

            ways.Add(ModelKind.Mf, NcfLoss.Bce, NcfOptimizer.Sgd);
            ways.Add(ModelKind.Neumf, NcfLoss.Bce, NcfOptimizer.Adagrad);
            ways.Add(ModelKind.Neumf, NcfLoss.Bce, NcfOptimizer.DenseAdam);
            return ways;
        }
    }

    public void Dispose() => _shop.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public void Training_makes_the_loss_smaller(ModelKind kind, NcfLoss loss, NcfOptimizer optimizer)
    {
        var losses = Losses(kind, loss, optimizer, 6);

        Assert.True(losses[^1] < losses[0], $"from {losses[0]} to {losses[^1]}");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_losses_are_those_of_the_CPU(ModelKind kind, NcfLoss loss, NcfOptimizer optimizer)
    {
        var expected = Losses(kind, loss, optimizer, 3);

        Assert.All(Losses(kind, loss, optimizer, 3, device: TestDevice.Current).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-3));
    }

    [Fact]
    public void The_same_seed_gives_the_same_losses_to_the_last_bit()
    {
        Assert.Equal(Losses(ModelKind.Neumf, NcfLoss.Bce, NcfOptimizer.Adam, 2), Losses(ModelKind.Neumf, NcfLoss.Bce, NcfOptimizer.Adam, 2));
    }

    [Theory]
    [InlineData(ModelKind.Gmf, NcfLoss.Bce)]
    [InlineData(ModelKind.Mlp, NcfLoss.Bpr)]
    [InlineData(ModelKind.Neumf, NcfLoss.Bce)]
    [InlineData(ModelKind.Neumf, NcfLoss.Bpr)]
    public void A_step_reports_the_loss_that_torchs_operations_give(ModelKind kind, NcfLoss loss)
    {
        using var scope = NewDisposeScope();
        using var job = Job(kind, loss, NcfOptimizer.Adam, out var model, .1);
        using (model)
        {
            foreach (var batch in job.Epoch(0, 0))
            {
                using (batch)
                {
                    var expected = job.Loss(batch).item<float>();
                    Assert.InRange(job.Step(batch)[0].Value.item<float>() / expected, 1 - 1e-6, 1 + 1e-6);
                }
            }
        }
    }

    [Theory]
    [InlineData(ModelKind.Neumf, NcfLoss.Bce)]
    [InlineData(ModelKind.Mlp, NcfLoss.Softmax)]
    public void In_bfloat16_the_losses_are_those_of_float32_up_to_rounding_and_the_same_seed_gives_the_same_bits(ModelKind kind, NcfLoss loss)
    {
        var before = LiveTensors.Settled();
        var exact = Losses(kind, loss, NcfOptimizer.Adam, 3);
        var rounded = Losses(kind, loss, NcfOptimizer.Adam, 3, Precision.Bf16);

        Assert.All(exact.Zip(rounded), pair => Assert.InRange(pair.Second / pair.First, .97f, 1.03f));
        Assert.NotEqual(exact, rounded);
        Assert.Equal(rounded, Losses(kind, loss, NcfOptimizer.Adam, 3, Precision.Bf16));
        Assert.Equal(before, LiveTensors.Settled());
    }

    [Fact]
    public void In_bfloat16_tables_layers_gradients_and_the_optimizers_state_are_float32()
    {
        using var scope = NewDisposeScope();
        using var job = Job(ModelKind.Neumf, NcfLoss.Bce, NcfOptimizer.Adam, out var model, precision: Precision.Bf16);
        using (model)
        {
            foreach (var batch in job.Epoch(0, 0))
            {
                using (batch)
                    job.Step(batch);
            }

            Assert.All(model.named_parameters(), named => Assert.Equal(ScalarType.Float32, named.parameter.dtype));
            Assert.All(model.named_parameters(), named => Assert.Equal(ScalarType.Float32, named.parameter.grad!.dtype));
            Assert.All(job.OptimizerState.Where(state => !state.Key.EndsWith(".step", StringComparison.Ordinal)), state => Assert.Equal(ScalarType.Float32, state.Value.dtype));
            model.eval();
            Assert.Equal(ScalarType.Float32, model.ScoreItems(tensor(new long[] { 0 }), 0, 2).dtype);
        }
    }

    [Fact]
    public void An_epoch_started_in_the_middle_gives_the_batches_of_a_whole_one()
    {
        using var scope = NewDisposeScope();
        using var job = Job(ModelKind.Mf, NcfLoss.Bce, NcfOptimizer.Adam, out var model);
        using (model)
        {
            var whole = Items(job, 0);

            Assert.Equal(whole.Skip(2), Items(job, 2));
        }
    }

    [Fact]
    public void Weight_decay_adds_the_mean_square_of_the_touched_rows()
    {
        var plain = FirstLoss(0);
        var penalised = FirstLoss(2);

        // Every user and item vector is [1, 1, 1, 1] with bias 0: λ/2 (4 + 4) = 8 with λ = 2.
        Assert.Equal(8, penalised - plain, 4);
    }

    private static List<string> Items(NcfJob job, int firstStep)
    {
        var all = new List<string>();
        foreach (var batch in job.Epoch(1, firstStep))
        {
            using (batch)
                all.Add(string.Join(" ", batch.Items.data<long>().ToArray()));
        }

        return all;
    }

    private float FirstLoss(double decay)
    {
        using var scope = NewDisposeScope();
        using var job = Job(ModelKind.Mf, NcfLoss.Bce, NcfOptimizer.Sgd, out var model, decay);
        using (model)
        {
            using (no_grad())
            {
                foreach (var name in new[] { "users.weight", "items.weight" })
                {
                    model.State[name].zero_();
                    model.State[name].narrow(1, 0, 4).fill_(1);
                }
            }

            using var batches = job.Epoch(0, 0).GetEnumerator();
            batches.MoveNext();
            using var batch = batches.Current;
            return job.Step(batch)[0].Value.item<float>();
        }
    }

    private List<float> Losses(ModelKind kind, NcfLoss loss, NcfOptimizer optimizer, int epochs, Precision precision = Precision.Fp32, Device? device = null)
    {
        using var scope = NewDisposeScope();
        using var job = Job(kind, loss, optimizer, out var model, precision: precision, device: device);
        using (model)
        {
            var means = new List<float>();
            for (var epoch = 0; epoch < epochs; epoch++)
            {
                var values = new List<float>();
                foreach (var batch in job.Epoch(epoch, 0))
                {
                    using (batch)
                        values.Add(job.Step(batch)[0].Value.item<float>());
                }

                means.Add(values.Average());
            }

            return means;
        }
    }

    private NcfJob Job(ModelKind kind, NcfLoss loss, NcfOptimizer optimizer, out NeuralRecommender model, double decay = 0, Precision precision = Precision.Fp32, Device? device = null)
    {
        var config = _shop.Config(kind);
        config = config with
        {
            Train = config.Train with
            {
                Loss = loss,
                Optimizer = optimizer,
                WeightDecay = decay,
                Precision = precision,
                RejectKnown = loss != NcfLoss.Bpr,
                Negatives = loss == NcfLoss.Softmax ? 16 : 3,
                LearningRate = optimizer == NcfOptimizer.Sgd ? 2 : .02,
            },
        };
        var data = InteractionData.Load(config.Data);
        var files = new CheckpointFiles(data.Users, data.Items, null, null);
        manual_seed(1);
        model = TrainedModel.Shape(config, files).Build();
        model.to(device ?? CPU);
        return new NcfJob(model, data.Split, config, null, files, device ?? CPU);
    }
}
