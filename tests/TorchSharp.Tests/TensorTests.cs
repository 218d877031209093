using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class TensorTests
{
    [Fact]
    public void Numbers_take_the_dtypes_TorchSharp_gives_them()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(int32, tensor(1).dtype);
        Assert.Equal(int64, tensor(1L).dtype);
        Assert.Equal(float64, tensor(1.0).dtype);
        Assert.Equal(float32, tensor(1f).dtype);
        Assert.Equal(float32, arange(5.0).dtype);
        Assert.Equal(int64, arange(5).dtype);
        Assert.Equal(int64, full(2, 1).dtype);
        Assert.Equal(@bool, (ones(2) > 0).dtype);
    }

    [Fact]
    public void Arrays_of_any_rank_become_tensors()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([2L, 3L], tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).shape);
        Assert.Equal([2L, 2L], tensor(new long[] { 1, 2, 3, 4 }, [2, 2]).shape);
        Assert.Equal(float64, tensor(new[] { 1, 2 }, dtype: float64).dtype);
        Assert.Equal([1f, 2f], tensor([1f, 2f]).data<float>().ToArray());
    }

    [Fact]
    public void Reading_a_transposed_tensor_follows_its_rows()
    {
        using var scope = NewDisposeScope();
        var turned = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).t();
        Assert.Equal([1f, 4f, 2f, 5f, 3f, 6f], turned.data<float>().ToArray());
        Assert.Equal(5f, turned.data<float>()[1, 1]);
        Assert.Throws<InvalidOperationException>(() => turned.bytes.Length);
    }

    [Fact]
    public void Bytes_are_the_memory_itself()
    {
        using var numbers = zeros(2, dtype: int32);
        numbers.bytes[0] = 7;
        Assert.Equal([7, 0], numbers.data<int>().ToArray());
    }

    [Fact]
    public void Indices_read_and_write()
    {
        using var scope = NewDisposeScope();
        var t = arange(12).view(3, 4);
        Assert.Equal([3L, 7L, 11L], t[.., 3].data<long>().ToArray());
        Assert.Equal([8L, 9L, 10L, 11L], t[-1].data<long>().ToArray());
        Assert.Equal([1L, 1L, 4L], t[TensorIndex.Slice(0, 1), TensorIndex.None].shape);
        t[1, 2] = tensor(-1L);
        Assert.Equal(-1, t[1, 2].item<long>());
        t[t < 0] = tensor(0L);
        Assert.Equal(60, t.sum().item<long>());
    }

    [Fact]
    public void Writing_at_indices_adds_when_asked()
    {
        using var scope = NewDisposeScope();
        var t = zeros(3);
        t.index_put_(ones(3), [tensor(new long[] { 0, 0, 2 })], accumulate: true);
        Assert.Equal([2f, 0f, 1f], t.data<float>().ToArray());
    }

    [Fact]
    public void Counting_and_finding()
    {
        using var scope = NewDisposeScope();
        var ids = tensor(new long[] { 2, 0, 2, 5 });
        Assert.Equal([1L, 0L, 2L, 0L, 0L, 1L], ids.bincount(null).data<long>().ToArray());
        var (distinct, places, counts) = ids.unique(return_inverse: true, return_counts: true);
        Assert.Equal([0L, 2L, 5L], distinct.data<long>().ToArray());
        Assert.Equal([1L, 0L, 1L, 2L], places!.data<long>().ToArray());
        Assert.Equal([1L, 2L, 1L], counts!.data<long>().ToArray());
        Assert.Equal([0L, 2L, 3L], (ids > 0).nonzero().flatten().data<long>().ToArray());
    }

    [Fact]
    public void The_random_stream_is_saved_and_restored()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        _ = rand(3);
        var state = get_rng_state();
        var once = rand(4).data<float>().ToArray();
        set_rng_state(state);
        Assert.Equal(once, rand(4).data<float>().ToArray());
        manual_seed(5);
        _ = rand(3);
        Assert.Equal(once, rand(4).data<float>().ToArray());
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_default_stream_alone()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var expected = rand(2).data<float>().ToArray();
        manual_seed(5);
        using var own = new Generator(9);
        _ = rand(2, generator: own);
        Assert.Equal(expected, rand(2).data<float>().ToArray());
    }

    [Fact]
    public void Nothing_is_recorded_without_gradients()
    {
        using var scope = NewDisposeScope();
        var x = ones(1).requires_grad_();
        using (no_grad())
            Assert.False((x * 2).requires_grad);
        Assert.True((x * 2).requires_grad);
        using (inference_mode())
            Assert.False((x * 2).requires_grad);
    }

    [Fact]
    public void A_tensor_can_be_used_and_disposed_from_several_threads()
    {
        var before = LiveTensors.Settled();
        var shared = ones(64, 64);
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 50; i++)
            {
                using var scope = NewDisposeScope();
                Assert.Equal(64 * 64 * 2, (shared + shared).sum().ToSingle());
            }
        });
        Parallel.For(0, 8, _ => shared.Dispose());
        Assert.True(shared.IsInvalid);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Disposal_while_another_thread_computes_is_an_error_there_at_worst()
    {
        for (var round = 0; round < 20; round++)
        {
            var shared = ones(256, 256);
            var worker = new Thread(() =>
            {
                try
                {
                    for (var i = 0; i < 20; i++)
                        shared.matmul(shared).Dispose();
                }
                catch (ObjectDisposedException)
                {
                    return;
                }
            });
            worker.Start();
            Thread.Sleep(1);
            shared.Dispose();
            worker.Join();
            Assert.True(shared.IsInvalid);
        }
    }

    [Fact]
    public void The_text_of_a_tensor_shows_shape_dtype_and_values()
    {
        using var t = tensor(new float[,] { { 1, 2 }, { 3, 4.5f } });
        Assert.Equal("[2x2], type = Float32, device = cpu, value = [[1, 2], [3, 4.5]]", t.ToString());
    }

    [Fact]
    public void A_number_has_the_precision_of_the_tensor_it_meets()
    {
        using var scope = NewDisposeScope();
        var (single, real) = (tensor(new[] { 0.7f }), tensor(new[] { 0.7 }));
        for (var i = 0; i < 2; i++) // the second time the numbers are known
        {
            Assert.Equal(0.7f + 0.1f, (single + 0.1).item<float>());
            Assert.Equal(0.7 + 0.1, (real + 0.1).item<double>());
            Assert.Equal(0.7f * 3f, (single * 3).item<float>());
            Assert.Equal(0.7 * 3, (real * 3).item<double>());
            Assert.Equal(-0f, (single * 0 * -0.0).item<float>());
            Assert.Equal(1.7, (real + true).item<double>());
        }
    }

    [Fact]
    public void A_number_first_used_in_inference_mode_can_be_saved_for_a_gradient()
    {
        using var scope = NewDisposeScope();
        using (inference_mode())
            Assert.Equal(0.8125f, (ones(1) * 0.8125).item<float>());
        var x = ones(1, requires_grad: true);
        (x * 0.8125).sum().backward();
        Assert.Equal(0.8125f, x.grad!.item<float>());
    }
}
