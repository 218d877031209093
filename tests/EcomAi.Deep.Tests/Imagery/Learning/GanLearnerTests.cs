using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Imagery.Learning;
using EcomAi.Deep.Imagery.Models;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Learning;

public class GanLearnerTests
{
    private static readonly ImageShape Shape = new(1, 8, 8, 2);
    private static readonly GanModelConfig Model = new() { LatentSize = 4, GeneratorWidth = 8, DiscriminatorWidth = 8, MaxWidth = 16, ClassEmbedding = 4 };
    private static readonly GanTrainConfig Train = new() { R2 = 1, PenaltyEvery = 3, GeneratorRate = .002, DiscriminatorRate = .002 };
    private static readonly AugmentConfig Augment = new() { Flip = true, Color = true, Translation = .125, Cutout = .25 };

    public static TheoryData<GanModelKind, GanLossKind, double, double, int> Games() => new()
    {
        { GanModelKind.Modern, GanLossKind.Relativistic, 1, 1, 1 },
        { GanModelKind.Modern, GanLossKind.NonSaturating, 1, 0, 1 },
        { GanModelKind.Modern, GanLossKind.Hinge, 0, 1, 2 },
        { GanModelKind.Dcgan, GanLossKind.NonSaturating, 0, 0, 1 },
        { GanModelKind.Dcgan, GanLossKind.WganGp, 0, 0, 3 },
        { GanModelKind.Sngan, GanLossKind.Hinge, 0, 0, 2 },
    };

    [Theory]
    [MemberData(nameof(Games))]
    public void Going_on_from_a_checkpoint_is_going_on(GanModelKind kind, GanLossKind loss, double r1, double r2, int steps)
    {
        using var scope = NewDisposeScope();
        using GanLearner whole = Make(kind, loss, r1, r2, steps, 7), first = Make(kind, loss, r1, r2, steps, 7), second = Make(kind, loss, r1, r2, steps, 7);
        Play(whole, 0, 9);
        Play(first, 0, 5);
        Play(second, 0, 2); // another state, which loading must replace as a whole
        second.LoadState(Copy(first.ModelState), Copy(first.OptimizerState));
        var told = Play(second, 5, 9);
        Same(whole.ModelState, second.ModelState);
        Same(whole.OptimizerState, second.OptimizerState);
        Assert.Equal(["loss.d", "loss.g", "penalty", "accuracy", "diversity"], told.Select(loss => loss.Name));
        Assert.All(told, value => Assert.True(float.IsFinite(value.Value.item<float>()), value.Name));
    }

    [Theory]
    [MemberData(nameof(Games))]
    public void Twenty_steps_leave_no_tensor_behind(GanModelKind kind, GanLossKind loss, double r1, double r2, int steps)
    {
        using var learner = Make(kind, loss, r1, r2, steps, 7);
        using (NewDisposeScope())
            Play(learner, 0, 4);
        var before = LiveTensors.Settled();
        using (NewDisposeScope())
        {
            using var set = Images();
            for (var step = 4; step < 24; step++)
                Step(learner, set, step);
            Assert.Null(learner.Collapse());
        }

        Assert.Equal(before, TorchRuntime.LiveTensors);
    }

    [Fact]
    public void A_disposed_learner_leaves_no_tensor_behind()
    {
        var before = LiveTensors.Settled();
        using (NewDisposeScope())
        {
            using var learner = Make(GanModelKind.Sngan, GanLossKind.Hinge, 0, 0, 1, 7);
            Play(learner, 0, 2);
            Assert.NotEmpty(learner.OptimizerState);
        }

        Assert.Equal(before, TorchRuntime.LiveTensors);
    }

    [Fact]
    public void The_generator_waits_for_its_turn()
    {
        using var scope = NewDisposeScope();
        using var learner = Make(GanModelKind.Modern, GanLossKind.Hinge, 1, 1, 3, 7);
        var start = Copy(learner.Generator.state_dict());
        Play(learner, 0, 2);
        Same(start, learner.Generator.state_dict());
        Play(learner, 2, 3);
        Assert.Contains(learner.Generator.state_dict(), named => !named.Value.bytes.SequenceEqual(start[named.Key].bytes));
    }

    [Fact]
    public void Penalties_count_at_the_steps_asked_for()
    {
        using var scope = NewDisposeScope();
        using var learner = Make(GanModelKind.Modern, GanLossKind.Relativistic, 1, 1, 1, 7);
        using var set = Images();
        var penalties = Enumerable.Range(0, 7).Select(step => Step(learner, set, step)[2].Value.item<float>()).ToArray();
        Assert.True(penalties[0] > 0);
        Assert.Equal([penalties[0], penalties[0], penalties[3], penalties[3], penalties[6]], [penalties[1], penalties[2], penalties[4], penalties[5], penalties[6]]);
        Assert.NotEqual(penalties[0], penalties[3]);
    }

    [Fact]
    public void One_look_at_both_halves_is_two_looks_at_each()
    {
        using var scope = NewDisposeScope();
        using GanLearner together = Make(GanModelKind.Modern, GanLossKind.Relativistic, 1, 1, 1, 7), apart = Make(GanModelKind.Modern, GanLossKind.Relativistic, 1, 1.0000001, 1, 7);
        Play(together, 0, 1);
        Play(apart, 0, 1);
        var gradients = together.OptimizerState.Where(named => named.Key.StartsWith("discriminator.", StringComparison.Ordinal) && named.Key.EndsWith(".exp_avg", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(gradients);
        Assert.All(gradients, named => Assert.True(named.Value.allclose(apart.OptimizerState[named.Key], 1e-3, 1e-5), named.Key));
    }

    [Theory]
    [MemberData(nameof(Games))]
    public void The_losses_are_those_of_the_CPU(GanModelKind kind, GanLossKind loss, double r1, double r2, int steps)
    {
        using var scope = NewDisposeScope();
        using GanLearner here = Make(kind, loss, r1, r2, steps, 7), there = Make(kind, loss, r1, r2, steps, 7, TestDevice.Current);
        IReadOnlyList<LossValue> expected = Play(here, 0, 3), actual = Play(there, 0, 3, TestDevice.Current);

        Assert.All(actual.Zip(expected), pair => Assert.Equal(pair.Second.Value.item<float>(), pair.First.Value.item<float>(), .01));
    }

    [Fact]
    public void Without_an_average_the_generator_itself_leaves_the_building()
    {
        using var learner = new GanLearner(Model, Train with { EmaHalfLife = 0 }, Augment, Shape, 1);
        Assert.Same(learner.Generator, learner.Exported);
        Assert.DoesNotContain(learner.ModelState.Keys, name => name.StartsWith("average.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_state_of_another_form_is_refused()
    {
        using var scope = NewDisposeScope();
        using GanLearner one = Make(GanModelKind.Modern, GanLossKind.Hinge, 1, 1, 1, 7), other = Make(GanModelKind.Sngan, GanLossKind.Hinge, 0, 0, 1, 7);
        Assert.ThrowsAny<EcomException>(() => other.LoadState(one.ModelState, one.OptimizerState));
    }

    [Fact]
    public void Half_the_precision_learns_nearly_the_same()
    {
        using var scope = NewDisposeScope();
        using GanLearner full = new(Model, Train, Augment, Shape, 7), half = new(Model, Train with { Precision = Precision.Bf16 }, Augment, Shape, 7);
        var (exact, rough) = (Play(full, 0, 4), Play(half, 0, 4));
        Assert.Equal(exact[0].Value.item<float>(), rough[0].Value.item<float>(), .03);
        Assert.All(half.ModelState.Values, tensor => Assert.Equal(ScalarType.Float32, tensor.dtype));
    }

    // Two classes of one colour each: dark is 64 of 255 (-.498), light is 191 (.498).
    [Fact]
    public void Two_colours_are_learned_in_a_few_hundred_steps()
    {
        using var scope = NewDisposeScope();
        var train = Train with { GeneratorRate = .003, DiscriminatorRate = .003, EmaHalfLife = 1, PenaltyEvery = 4 };
        using var learner = new GanLearner(Model, train, new AugmentConfig(), Shape, 7);
        using var set = Images();
        for (var step = 0; step < 400; step++)
            Step(learner, set, step);
        using var ungraded = no_grad();
        var labels = tensor(new long[] { 0, 1 }).repeat_interleave(32);
        var means = learner.Exported.call(randn([64, 4]), labels).mean([1, 2, 3]).view(2, 32).mean([1]).data<float>().ToArray();
        Assert.InRange(means[0], -.65f, -.35f);
        Assert.InRange(means[1], .35f, .65f);
    }

    private static GanLearner Make(GanModelKind kind, GanLossKind loss, double r1, double r2, int steps, long seed, Device? device = null) =>
        new(Model with { Kind = kind }, Train with { Loss = loss, R1 = r1, R2 = r2, DiscriminatorSteps = steps }, Augment, Shape, seed, device);

    private static ImageSet Images(Device? device = null)
    {
        var pixels = zeros([32, 1, 8, 8], ScalarType.Byte);
        pixels.narrow(0, 0, 16).fill_(64);
        pixels.narrow(0, 16, 16).fill_(191);
        return new ImageSet(
            pixels.to(device ?? CPU), arange(2, dtype: ScalarType.Int64).repeat_interleave(16).to(device ?? CPU), ["dark", "light"]);
    }

    private static IReadOnlyList<LossValue> Play(GanLearner learner, int from, int to, Device? device = null)
    {
        using var set = Images(device);
        IReadOnlyList<LossValue> last = [];
        for (var step = from; step < to; step++)
            last = Step(learner, set, step);
        return last;
    }

    private static IReadOnlyList<LossValue> Step(GanLearner learner, ImageSet set, int step)
    {
        var rows = tensor(new BatchDraws(ImageSampling.Natural, 1, 8, [.. Enumerable.Repeat(0L, 16), .. Enumerable.Repeat(1L, 16)]).Rows(0, step)).to(set.Pixels.device);
        return learner.Step(set.Pixels.index_select(0, rows), set.Labels.index_select(0, rows), step);
    }

    private static Dictionary<string, Tensor> Copy(IReadOnlyDictionary<string, Tensor> state) => state.ToDictionary(named => named.Key, named => named.Value.clone());

    private static void Same(IReadOnlyDictionary<string, Tensor> expected, IReadOnlyDictionary<string, Tensor> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, named => Assert.True(named.Value.bytes.SequenceEqual(actual[named.Key].bytes), named.Key));
    }
}
