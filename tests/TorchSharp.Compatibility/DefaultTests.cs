using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Compatibility;

/// <summary>What is meant where an argument is left out, and what is refused. Numbers are by hand.</summary>
public class DefaultTests
{
    [Fact]
    public void Numbers_get_their_own_dtypes()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(ScalarType.Int32, tensor(1).dtype);
        Assert.Equal(ScalarType.Int64, tensor(1L).dtype);
        Assert.Equal(ScalarType.Float32, tensor(1f).dtype);
        Assert.Equal(ScalarType.Float64, tensor(1.0).dtype);
        Assert.Equal(ScalarType.Float32, ones(2).dtype);
        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Assert.Equal(ScalarType.Int64, arange(3).argmax().dtype);
        Assert.Equal(ScalarType.Float32, (arange(3) / 2).dtype);
    }

    [Fact]
    public void Reductions_are_over_all_and_spread_is_unbiased()
    {
        using var scope = NewDisposeScope();
        var numbers = tensor(new[] { 1f, 2f, 3f, 6f }).reshape(2, 2);
        Assert.Equal(12f, numbers.sum().item<float>());
        Assert.Equal(3f, numbers.mean().item<float>());
        Assert.Equal(14f / 3, numbers.var().item<float>(), 5);
        Assert.Equal(3L, numbers.argmax().item<long>());
        Assert.Equal(MathF.Sqrt(50), numbers.norm().item<float>(), 5);
        var (values, places) = numbers.max(1);
        Assert.Equal([2f, 6f], values.data<float>().ToArray());
        Assert.Equal([1L, 1L], places.data<long>().ToArray());
        Assert.Equal([2L, 2L], numbers.sort().Values.shape);
        Assert.Equal([2f, 6f], numbers.max(1).values.data<float>().ToArray());
    }

    [Fact]
    public void Distinct_values_come_alone_unless_more_is_asked_for()
    {
        using var scope = NewDisposeScope();
        var numbers = tensor(new long[] { 3, 1, 3 });
        var (alone, none, neither) = numbers.unique();
        Assert.Equal([1L, 3L], alone.data<long>().ToArray());
        Assert.Null(none);
        Assert.Null(neither);
        Assert.Equal([1L, 2L], numbers.unique(return_counts: true).counts!.data<long>().ToArray());
    }

    [Fact]
    public void Joining_is_along_the_first_dimension()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([4L, 3L], cat([ones(1, 3), ones(3, 3)]).shape);
        Assert.Equal([2L, 3L], stack([ones(3), ones(3)]).shape);
    }

    [Fact]
    public void Layers_have_biases_and_losses_are_means()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(3, 2);
        using var convolution = nn.Conv2d(1, 2, 3);
        Assert.Equal([2L], linear.bias!.shape);
        Assert.Equal([2L, 1L, 3L, 3L], convolution.weight!.shape);
        Assert.Equal([1L, 2L, 2L, 2L], convolution.call(ones(1, 1, 4, 4)).shape);
        Assert.Equal(4f, nn.functional.mse_loss(zeros(5), full([5], 2f)).item<float>());
        Assert.Equal(20f, nn.functional.mse_loss(zeros(5), full([5], 2f), nn.Reduction.Sum).item<float>());
    }

    [Fact]
    public void Gradients_add_up_and_are_not_recorded_where_not_wanted()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        (x * 3).sum().backward();
        (x * 3).sum().backward();
        Assert.Equal([6f, 6f], x.grad!.data<float>().ToArray());
        using (no_grad())
            Assert.False((x * 3).requires_grad);
        Assert.False(x.detach().requires_grad);
        Assert.ThrowsAny<ExternalException>(() => x.add_(1));
    }

    [Fact]
    public void Shapes_and_dtypes_that_do_not_go_together_are_external_exceptions()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(3, 2);
        using var embedding = nn.Embedding(3, 2);
        Assert.ThrowsAny<ExternalException>(() => ones(2, 3).matmul(ones(2, 3)));
        Assert.ThrowsAny<ExternalException>(() => ones(2) + ones(3));
        Assert.ThrowsAny<ExternalException>(() => linear.call(ones(2, 4)));
        Assert.ThrowsAny<ExternalException>(() => embedding.call(tensor(new long[] { 3 })));
        Assert.ThrowsAny<ExternalException>(() => ones(2, 3).view(4));
        Assert.ThrowsAny<ExternalException>(() => cat([ones(1, 2), ones(1, 3)]));
        Assert.ThrowsAny<ExternalException>(() => ones(2, 2).mm(ones(2, 2, ScalarType.Float64)));
        Assert.ThrowsAny<ExternalException>(() => ones(2).backward());
    }

    [Fact]
    public void Indices_are_slices_masks_and_positions_from_the_end()
    {
        using var scope = NewDisposeScope();
        var grid = arange(12, ScalarType.Int64).reshape(3, 4);
        Assert.Equal([4L, 5L, 6L, 7L], grid[1].data<long>().ToArray());
        Assert.Equal(11L, grid[-1, -1].item<long>());
        Assert.Equal([1L, 5L, 9L], grid[TensorIndex.Colon, 1].contiguous().data<long>().ToArray());
        Assert.Equal([2L, 2L], grid[..2, 1..3].shape);
        Assert.Equal([10L, 11L], grid[grid.gt(9)].data<long>().ToArray());
    }
}
