using EcomAi.Deep.Backend;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class FlatAdamTests
{
    private const double Rate = 0.05;
    private static readonly long[][] Shapes = [[5, 3], [5], [], [2, 1, 4]];

    /// <summary>The kernel for the host came with libtorch 2.4.</summary>
    private static bool KernelOnHost => TorchSharp.StandIn.FusedAdam.IsAvailable(DeviceType.CPU);

    public static TheoryData<bool> Ways => KernelOnHost ? new() { false, true } : new() { false };

    [Theory]
    [InlineData(ScalarType.Float32, 0, false, 1e-6)]
    [InlineData(ScalarType.Float32, 0.1, false, 1e-6)]
    [InlineData(ScalarType.Float32, 0.1, true, 1e-6)]
    [InlineData(ScalarType.Float64, 0, false, 1e-10)]
    [InlineData(ScalarType.Float64, 0.1, false, 1e-10)]
    [InlineData(ScalarType.Float64, 0.1, true, 1e-10)]
    public void It_takes_the_steps_of_torchs_rule(ScalarType type, double decay, bool decoupled, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var flat = new Weights(type, named => new FlatAdam(named, Rate, (0.9, 0.999, 1e-8, decay, decoupled), fused: false));
        using var torch = new Weights(ScalarType.Float64, named => Dense(named, decay, decoupled));
        flat.Train(0, 8);
        torch.Train(0, 8);
        flat.AssertNear(torch, tolerance);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.1, false)]
    [InlineData(0.1, true)]
    public void The_fused_kernel_takes_the_steps_of_torchs_rule(double decay, bool decoupled)
    {
        if (!KernelOnHost)
        {
            Assert.True(Version.Parse(TorchRuntime.Version.Split('+')[0]) < new Version(2, 4));
            return;
        }
        using var scope = NewDisposeScope();
        using var flat = new Weights(ScalarType.Float32, named => new FlatAdam(named, Rate, (0.9, 0.999, 1e-8, decay, decoupled), fused: true));
        using var torch = new Weights(ScalarType.Float64, named => Dense(named, decay, decoupled));
        flat.Train(0, 8);
        torch.Train(0, 8);
        flat.AssertNear(torch, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_parameter_without_a_gradient_is_left_alone_and_not_counted(bool fused)
    {
        using var scope = NewDisposeScope();
        using var flat = new Weights(ScalarType.Float32, named => new FlatAdam(named, Rate, (0.9, 0.999, 1e-8, 0.1, true), fused));
        using var torch = new Weights(ScalarType.Float64, named => Dense(named, 0.1, true));
        foreach (var weights in (Weights[])[flat, torch])
        {
            weights.Train(0, 2);
            weights.Train(2, 5, without: 1);
            weights.Train(5, 7);
        }
        flat.AssertNear(torch, 1e-6);
        Assert.Equal(7, flat.Optimizer.State["w0.step"].item<long>());
        Assert.Equal(4, flat.Optimizer.State["w1.step"].item<long>());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Training_on_from_a_saved_state_takes_the_same_steps(bool fused)
    {
        using var scope = NewDisposeScope();
        using var whole = Make(fused);
        using var first = Make(fused);
        using var second = Make(fused);
        foreach (var weights in (Weights[])[whole, first])
        {
            weights.Train(0, 2, without: 2);
            weights.Train(2, 4);
        }
        second.TakeOver(first);
        second.Optimizer.LoadState(first.Optimizer.State);
        whole.Train(4, 8);
        second.Train(4, 8);
        second.AssertNear(whole, 0);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void It_goes_on_from_the_state_of_torchs_rule(bool fused)
    {
        using var scope = NewDisposeScope();
        using var torch = new Weights(ScalarType.Float32, named => Dense(named, 0, false));
        using var flat = Make(fused);
        torch.Train(0, 4);
        var saved = torch.Optimizer.State;
        Assert.Equal(saved.Keys.Order(), flat.Optimizer.State.Keys.Order());
        flat.TakeOver(torch);
        flat.Optimizer.LoadState(saved);
        torch.Train(4, 8);
        flat.Train(4, 8);
        flat.AssertNear(torch, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_new_learning_rate_is_that_of_the_next_step(bool fused)
    {
        using var scope = NewDisposeScope();
        using var flat = Make(fused);
        using var torch = new Weights(ScalarType.Float64, named => Dense(named, 0, false));
        foreach (var weights in (Weights[])[flat, torch])
        {
            weights.Train(0, 2);
            weights.Optimizer.LearningRate = 0.002;
            weights.Train(2, 4);
        }
        Assert.Equal(0.002, flat.Optimizer.LearningRate);
        flat.AssertNear(torch, 1e-6);
    }

    [Fact]
    public void A_sparse_gradient_is_refused_by_name()
    {
        using var scope = NewDisposeScope();
        using var table = nn.Embedding(4, 2, sparse: true);
        using var adam = new FlatAdam(table.named_parameters(), Rate);
        table.call(tensor(new long[] { 1 })).sum().backward();
        Assert.Contains("'weight'", Assert.Throws<ArgumentException>(adam.Step).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_of_two_types_or_laid_out_otherwise_do_not_suit()
    {
        using var scope = NewDisposeScope();
        (string, Parameter) single = ("a", nn.Parameter(ones(2, 3)));
        (string, Parameter) real = ("b", nn.Parameter(ones(2, 3, dtype: ScalarType.Float64)));
        (string, Parameter) turned = ("c", nn.Parameter(ones(2, 3).t()));
        Assert.True(FlatAdam.Suits([single]));
        Assert.False(FlatAdam.Suits([]));
        Assert.False(FlatAdam.Suits([single, real]));
        Assert.False(FlatAdam.Suits([single, turned]));
        Assert.Throws<ArgumentException>(() => new FlatAdam([single, real], Rate));
    }

    [Fact]
    public void Steps_and_states_leave_no_tensor_behind()
    {
        var before = Tensor.TotalCount;
        using (var scope = NewDisposeScope())
        {
            using var flat = Make(fused: false);
            flat.Train(0, 2);
            var made = Tensor.TotalCount;
            flat.Train(2, 5, without: 0);
            _ = flat.Optimizer.State;
            flat.Optimizer.LoadState(flat.Optimizer.State);
            Assert.Equal(made, Tensor.TotalCount);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Norms_taken_together_clip_as_norms_taken_one_by_one()
    {
        using var scope = NewDisposeScope();
        var one = Array.ConvertAll(Shapes, shape => nn.Parameter(ones(shape)));
        foreach (var parameter in one)
            parameter.grad = randn(parameter.shape);
        var gradients = Array.ConvertAll(one, parameter => parameter.grad!.clone());
        var norm = GradientClipping.ClipNorm(one, 0.5);
        Assert.Equal(norm.ToSingle(), GradientClipping.ClipTogether(gradients, 0.5).ToSingle(), 1e-5f);
        for (var i = 0; i < one.Length; i++)
            Assert.True(one[i].grad!.allclose(gradients[i], 1e-6, 1e-7));
    }

    private static Weights Make(bool fused) =>
        new(ScalarType.Float32, named => new FlatAdam(named, Rate, (0.9, 0.999, 1e-8, 0, false), fused));

    private static DenseOptimizer Dense(IEnumerable<(string, Parameter)> named, double decay, bool decoupled) => new(
        named, all => decoupled ? optim.AdamW(all, Rate, weight_decay: decay) : optim.Adam(all, Rate, weight_decay: decay));

    /// <summary>Parameters of several shapes, with a gradient that changes with the step, and its sign too.</summary>
    private sealed class Weights : IDisposable
    {
        private readonly Parameter[] parameters;
        private readonly Tensor[] slopes;

        public Weights(ScalarType type, Func<IEnumerable<(string, Parameter)>, IParameterOptimizer> create)
        {
            parameters = Array.ConvertAll(Shapes, shape => nn.Parameter(Numbers(shape, type, 0.7)));
            slopes = Array.ConvertAll(Shapes, shape => Numbers(shape, type, 0.4));
            Optimizer = create(parameters.Select((parameter, i) => ($"w{i}", parameter)));
        }

        public IParameterOptimizer Optimizer { get; }

        public void Train(int from, int to, int without = -1)
        {
            for (var step = from; step < to; step++)
            {
                using var scope = NewDisposeScope();
                Optimizer.ZeroGrad();
                var loss = zeros([], parameters[0].dtype);
                for (var i = 0; i < parameters.Length; i++)
                {
                    if (i != without)
                        loss += (parameters[i] * slopes[i] * (1 - (0.3 * step))).sum();
                }
                loss.backward();
                Optimizer.Step();
            }
        }

        public void TakeOver(Weights other)
        {
            using var scope = NewDisposeScope();
            using var ungraded = no_grad();
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].copy_(other.parameters[i]);
        }

        public void AssertNear(Weights other, double tolerance)
        {
            using var scope = NewDisposeScope();
            for (var i = 0; i < parameters.Length; i++)
            {
                var apart = (parameters[i].detach().to(ScalarType.Float64) - other.parameters[i].detach()).abs().max().ToDouble();
                Assert.True(apart <= tolerance, $"parameter {i} is {apart} apart");
            }
        }

        public void Dispose()
        {
            Optimizer.Dispose();
            foreach (var tensor in parameters.Concat(slopes))
                tensor.Dispose();
        }

        private static Tensor Numbers(long[] shape, ScalarType type, double pace) =>
            ((arange(shape.Aggregate(1L, (a, b) => a * b)).to(type) * pace) - 1.3).tanh().view(shape);
    }
}
