using TorchSharp.Interop;
using TorchSharp.Modules;
using TorchSharp.StandIn;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public sealed class FusedLstmTests : IDisposable
{
    private const int Plain = 1;
    private const int Avx2 = 2;
    private const int Avx512 = 3;

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly int threads = get_num_threads();

    public static TheoryData<int, long, long, long, long, bool> Shapes
    {
        get
        {
            var data = new TheoryData<int, long, long, long, long, bool>();
            foreach (var path in new[] { Plain, Avx2, Avx512 })
            {
                data.Add(path, 1, 1, 1, 1, true);
                data.Add(path, 3, 5, 4, 3, true);
                data.Add(path, 49, 6, 3, 40, false);
                data.Add(path, 97, 4, 16, 16, true);
                data.Add(path, 50, 3, 90, 33, true);
                data.Add(path, 20, 7, 5, 64, false);
            }
            return data;
        }
    }

    public void Dispose()
    {
        _ = Native.ts_lstm_use(0);
        set_num_threads(threads);
        scope.Dispose();
    }

    // Against torch's own in double precision, so that only our rounding is seen.
    [Theory]
    [MemberData(nameof(Shapes))]
    public void It_computes_what_torch_computes(int path, long batch, long time, long input, long hidden, bool gradedInput)
    {
        if (Native.ts_lstm_use(path) == 0)
            return;
        var ours = new Case(batch, time, input, hidden, gradedInput, float32);
        var theirs = new Case(batch, time, input, hidden, gradedInput, float64);
        var actual = ours.Differentiate(ours.Fused());
        var expected = theirs.Differentiate(theirs.Torch());
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (name, value) in expected)
        {
            Assert.Equal(value.shape, actual[name].shape);
            var error = ((actual[name].to(float64) - value).abs() / (value.abs() + 1)).max().ToDouble();
            Assert.True(error < 1e-5, $"{name}: relative error {error}");
        }
    }

    // With the input gate open, the cell is tanh of the third gate; with that at 1, it is the sigmoid of the first.
    [Theory]
    [InlineData(Plain)]
    [InlineData(Avx2)]
    [InlineData(Avx512)]
    public void Sigmoid_and_tanh_are_right_to_a_millionth(int path)
    {
        if (Native.ts_lstm_use(path) == 0)
            return;
        var x = cat([linspace(-30, 30, 20001), linspace(-0.01, 0.01, 2001)]);
        var exact = x.to(float64);
        AssertClose(exact.tanh(), Cells(x, weights: [0, 0, 1, 0], biases: [100, 0, 0, 0]));
        AssertClose(exact.sigmoid(), Cells(x, weights: [1, 0, 0, 0], biases: [0, 0, 100, 0]));

        static Tensor Cells(Tensor x, float[] weights, float[] biases) => FusedLstm.Layer(
            x.view(-1, 1, 1), null, null, new Parameter(tensor(weights).view(4, 1)), new Parameter(zeros(4, 1)),
            new Parameter(tensor(biases)), new Parameter(zeros(4))).C.detach().view(-1);

        static void AssertClose(Tensor expected, Tensor actual)
        {
            var error = (actual.to(float64) - expected).abs() / expected.abs().clamp_min(1e-30);
            Assert.InRange(error.max().ToDouble(), 0, 1e-6);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_same_inputs_and_threads_give_the_same_bits(int count)
    {
        set_num_threads(count);
        var first = new Case(100, 9, 7, 20, true, float32);
        var second = new Case(100, 9, 7, 20, true, float32);
        var a = first.Differentiate(first.Fused());
        var b = second.Differentiate(second.Fused());
        Assert.All(a, named => Assert.Equal(named.Value.data<float>().ToArray(), b[named.Key].data<float>().ToArray()));
    }

    [Fact]
    public void Without_gradients_it_gives_the_same_states()
    {
        var graded = new Case(5, 4, 3, 8, true, float32);
        var expected = graded.Fused();
        using var ungraded = no_grad();
        var actual = graded.Fused();
        Assert.Equal(expected.Output.data<float>().ToArray(), actual.Output.data<float>().ToArray());
        Assert.Equal(expected.C.data<float>().ToArray(), actual.C.data<float>().ToArray());
        Assert.False(actual.Output.requires_grad);
    }

    [Fact]
    public void Only_the_last_state_may_be_used()
    {
        var ours = new Case(5, 4, 3, 8, true, float32);
        var theirs = new Case(5, 4, 3, 8, true, float64);
        ours.Fused().H.sum().backward();
        theirs.Torch().H.sum().backward();
        Assert.True(ours.WeightHh.grad!.to(float64).allclose(theirs.WeightHh.grad!, 1e-5, 1e-6));
        Assert.True(ours.Input.grad!.to(float64).allclose(theirs.Input.grad!, 1e-5, 1e-6));
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        var poisoned = new Case(2, 3, 3, 8, false, float32);
        using var ungraded = no_grad();
        poisoned.Input[1, 0, 0] = tensor(float.NaN);
        var (output, _, _) = poisoned.Fused();
        Assert.True(output[0].isfinite().all().ToBoolean());
        Assert.True(output[1].isnan().all().ToBoolean());
    }

    [Fact]
    public void A_weight_of_another_shape_or_type_is_named()
    {
        var right = new Case(2, 3, 3, 8, false, float32);
        var narrow = new Case(2, 3, 2, 8, false, float32);
        var exact = new Case(2, 3, 3, 8, false, float64);
        var shape = Assert.ThrowsAny<TorchException>(() => FusedLstm.Layer(
            right.Input, null, null, narrow.WeightIh, right.WeightHh, right.BiasIh, right.BiasHh));
        Assert.Contains("weight_ih of [32, 3], not [32, 2]", shape.Message, StringComparison.Ordinal);
        var type = Assert.ThrowsAny<TorchException>(() => FusedLstm.Layer(
            exact.Input, null, null, right.WeightIh, right.WeightHh, right.BiasIh, right.BiasHh));
        Assert.Contains("float32 on the host, but input", type.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_that_it_cannot_be_differentiated_twice()
    {
        var one = new Case(2, 3, 3, 8, true, float32);
        var loss = one.Fused().Output.square().sum();
        Assert.Throws<TorchNotImplementedException>(() => loss.backward(create_graph: true));
    }

    private sealed class Case
    {
        private readonly Tensor h0;
        private readonly Tensor c0;
        private readonly ScalarType dtype;

        public Case(long batch, long time, long input, long hidden, bool gradedInput, ScalarType dtype)
        {
            this.dtype = dtype;
            manual_seed(batch + (10 * time) + (100 * input) + (1000 * hidden)).Dispose();
            var bound = 1 / Math.Sqrt(hidden);
            Input = Leaf(randn(batch, time, input), gradedInput);
            h0 = Leaf(randn(batch, hidden), true);
            c0 = Leaf(randn(batch, hidden), true);
            WeightIh = new Parameter((rand(4 * hidden, input) - 0.5).mul(2 * bound).to(dtype));
            WeightHh = new Parameter((rand(4 * hidden, hidden) - 0.5).mul(2 * bound).to(dtype));
            BiasIh = new Parameter((rand(4 * hidden) - 0.5).to(dtype));
            BiasHh = new Parameter((rand(4 * hidden) - 0.5).to(dtype));
        }

        public Tensor Input { get; }

        public Parameter WeightIh { get; }

        public Parameter WeightHh { get; }

        public Parameter BiasIh { get; }

        public Parameter BiasHh { get; }

        public (Tensor Output, Tensor H, Tensor C) Fused() => FusedLstm.Layer(Input, h0, c0, WeightIh, WeightHh, BiasIh, BiasHh);

        public (Tensor Output, Tensor H, Tensor C) Torch()
        {
            var (output, h, c) = Op.lstm.Call3(
                Input, new[] { h0.unsqueeze(0), c0.unsqueeze(0) }, new Tensor[] { WeightIh, WeightHh, BiasIh, BiasHh }, true, 1L, 0.0,
                true, false, true);
            return (output, h.squeeze(0), c.squeeze(0));
        }

        /// <summary>The states, and the gradients of a loss that weighs each entry differently.</summary>
        public SortedDictionary<string, Tensor> Differentiate((Tensor Output, Tensor H, Tensor C) states)
        {
            Tensor[] all = [states.Output, states.H, states.C];
            var loss = zeros([], dtype: dtype);
            for (var i = 0; i < all.Length; i++)
                loss = loss + (all[i] * GoldenValues.Wave(all[i].shape, dtype, i)).sum();
            loss.backward();
            var results = new SortedDictionary<string, Tensor>
            {
                ["output"] = states.Output.detach(),
                ["h"] = states.H.detach(),
                ["c"] = states.C.detach(),
                ["h0"] = h0.grad!,
                ["c0"] = c0.grad!,
                ["weight_ih"] = WeightIh.grad!,
                ["weight_hh"] = WeightHh.grad!,
                ["bias_ih"] = BiasIh.grad!,
                ["bias_hh"] = BiasHh.grad!,
            };
            if (Input.requires_grad)
                results["input"] = Input.grad!;
            return results;
        }

        private Tensor Leaf(Tensor values, bool graded) => values.to(dtype).detach().requires_grad_(graded);
    }
}
