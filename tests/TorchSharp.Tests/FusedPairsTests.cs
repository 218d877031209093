using TorchSharp.Interop;
using TorchSharp.Modules;
using TorchSharp.StandIn;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public sealed class FusedPairsTests : IDisposable
{
    private const int Plain = 1;
    private const int Avx2 = 2;
    private const int Avx512 = 3;

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly int threads = get_num_threads();

    public static TheoryData<int, string, PairLoss> Shapes
    {
        get
        {
            var data = new TheoryData<int, string, PairLoss>();
            foreach (var path in new[] { Plain, Avx2, Avx512 })
            {
                foreach (var loss in Enum.GetValues<PairLoss>())
                {
                    data.Add(path, "he", loss);
                    data.Add(path, "odd", loss);
                    data.Add(path, "tower", loss);
                    data.Add(path, "product", loss);
                    data.Add(path, "shallow", loss);
                    data.Add(path, "many negatives", loss);
                }
            }
            return data;
        }
    }

    public void Dispose()
    {
        _ = Native.ts_pair_use(0);
        set_num_threads(threads);
        scope.Dispose();
    }

    // Ours and torch's own operations in single precision, both against torch's in double: ours come within 1e-6 of that, or at
    // least as near as torch's own (which miss it by up to 5e-6 where 1,300 slopes cancel but for a rest).
    [Theory]
    [MemberData(nameof(Shapes))]
    public void It_errs_no_more_than_torchs_operations_do(int path, string shape, PairLoss loss)
    {
        if (Native.ts_pair_use(path) == 0)
            return;
        var (ours, plain, exact) = (PairCase.Of(shape, float32), PairCase.Of(shape, float32), PairCase.Of(shape, float64));
        var actual = ours.Differentiate(ours.Fused(loss));
        var torchs = plain.Differentiate(plain.Torch(loss));
        var expected = exact.Differentiate(exact.Torch(loss));
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (name, value) in expected)
        {
            Assert.Equal(value.shape, actual[name].shape);
            var size = Math.Max(value.norm().ToDouble(), .01); // ranking has no use for a bias
            var error = Error(actual[name]);
            var theirs = Error(torchs[name]);
            Assert.True(error <= Math.Max(1e-6, theirs), $"{name}: relative error {error}, torch's {theirs}");

            double Error(Tensor single) => (single.to(float64) - value).norm().ToDouble() / size;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_inputs_and_threads_give_the_same_bits(int count)
    {
        set_num_threads(count);
        var first = PairCase.Of("large", float32);
        var second = PairCase.Of("large", float32);
        var a = first.Differentiate(first.Fused(PairLoss.CrossEntropy));
        var b = second.Differentiate(second.Fused(PairLoss.CrossEntropy));
        Assert.All(a, named => Assert.Equal(named.Value.data<float>().ToArray(), b[named.Key].data<float>().ToArray()));
    }

    [Fact]
    public void Several_threads_compute_what_one_does()
    {
        set_num_threads(1);
        var first = PairCase.Of("large", float32);
        var expected = first.Differentiate(first.Fused(PairLoss.Ranking));
        set_num_threads(3);
        var second = PairCase.Of("large", float32);
        var actual = second.Differentiate(second.Fused(PairLoss.Ranking));
        Assert.All(expected, named =>
            Assert.InRange((actual[named.Key] - named.Value).norm().ToDouble(), 0, 1e-6 * named.Value.norm().ToDouble()));
    }

    [Fact]
    public void Without_gradients_it_gives_the_same_loss()
    {
        var graded = PairCase.Of("odd", float32);
        var expected = graded.Fused(PairLoss.CrossEntropy).item<float>();
        using var ungraded = no_grad();
        using var actual = graded.Fused(PairLoss.CrossEntropy);
        Assert.Equal(expected, actual.item<float>(), 1e-6f);
        Assert.False(actual.requires_grad);
    }

    [Fact]
    public void The_gradient_of_a_multiple_is_the_multiple_of_the_gradient()
    {
        var one = PairCase.Of("odd", float32);
        var two = PairCase.Of("odd", float32);
        var single = one.Differentiate(one.Fused(PairLoss.CrossEntropy));
        var twice = two.Differentiate(two.Fused(PairLoss.CrossEntropy) * 2);
        Assert.Equal((single["items"] * 2).data<float>().ToArray(), twice["items"].data<float>().ToArray());
    }

    [Fact]
    public void A_gradient_changed_in_place_leaves_the_next_backward_alone()
    {
        var one = PairCase.Of("odd", float32);
        var loss = one.Fused(PairLoss.CrossEntropy);
        var first = autograd.grad([loss], [one.Items], retain_graph: true)[0];
        var kept = first.clone();
        first.zero_().Dispose();
        Assert.Equal(kept.data<float>().ToArray(), autograd.grad([loss], [one.Items])[0].data<float>().ToArray());
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        var poisoned = PairCase.Of("tower", float32);
        using var ungraded = no_grad();
        poisoned.Items[0, 0] = tensor(float.NaN);
        Assert.True(float.IsNaN(poisoned.Fused(PairLoss.CrossEntropy).item<float>()));
    }

    [Fact]
    public void Logits_far_from_zero_cost_what_they_differ_by()
    {
        using var ungraded = no_grad();
        var one = tensor(new float[] { 1000 }, [1, 1]);
        var network = new PairNetwork(1, null, null, new Parameter(zeros(1)));
        var items = tensor(new float[] { -1, 1 }, [2, 1]);
        var inputs = new PairInputs(one, items, tensor(new[] { 0 }), tensor(new[] { 0, 1 }));

        // softplus(1000) of the positive at -1000, the same of the negative at 1000, the mean of both.
        Assert.Equal(1000f, FusedPairs.Loss(network, inputs, PairLoss.CrossEntropy).item<float>());
        Assert.Equal(2000f, FusedPairs.Loss(network, inputs, PairLoss.Ranking).item<float>());
    }

    [Fact]
    public void A_slot_without_a_row_a_wrong_shape_and_a_wrong_type_are_named()
    {
        var right = PairCase.Of("odd", float32);
        var slot = Assert.Throws<TorchIndexException>(() => FusedPairs.Loss(
            right.Network, right.Inputs with { UserSlots = right.Inputs.UserSlots + 9 }, PairLoss.CrossEntropy));
        Assert.Contains("user slot", slot.Message, StringComparison.Ordinal);
        var shape = Assert.ThrowsAny<TorchException>(() => FusedPairs.Loss(
            right.Network with { Bias = zeros(2) }, right.Inputs, PairLoss.CrossEntropy));
        Assert.Contains("bias of [1], not [2]", shape.Message, StringComparison.Ordinal);
        var type = Assert.ThrowsAny<TorchException>(() => FusedPairs.Loss(
            right.Network, right.Inputs with { ItemRows = right.Items.to(float64) }, PairLoss.CrossEntropy));
        Assert.Contains("rows as dense Float on the host", type.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_that_it_cannot_be_differentiated_twice()
    {
        var loss = PairCase.Of("odd", float32).Fused(PairLoss.CrossEntropy);
        Assert.Throws<TorchNotImplementedException>(() => loss.backward(create_graph: true));
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        var one = PairCase.Of("odd", float32);
        one.Fused(PairLoss.CrossEntropy).Dispose();
        var before = LiveTensors.Settled();
        for (var i = 0; i < 10; i++)
            one.Fused(PairLoss.CrossEntropy).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Distinct_ids_are_found_in_the_order_they_come()
    {
        using var map = new RowMap(9);
        for (var again = 0; again < 2; again++)
        {
            var (rows, slots) = map.Find(tensor(new long[] { 7, 0, 7, 8, 0, 7 }));
            Assert.Equal([7L, 0, 8], rows.data<long>().ToArray());
            Assert.Equal([0, 1, 0, 2, 1, 0], slots.data<int>().ToArray());
        }

        Assert.Throws<TorchIndexException>(() => map.Find(tensor(new long[] { 9 })));
        Assert.Equal([3L], map.Find(tensor(new long[] { 3, 3 })).Rows.data<long>().ToArray());
    }
}
