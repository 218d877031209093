using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside;
        using (NewDisposeScope())
            inside = ones(2);
        Assert.True(inside.IsInvalid);
    }

    [Fact]
    public void A_scope_leaves_what_was_made_outside()
    {
        using var outside = ones(2);
        using (NewDisposeScope())
            outside.add_(1).Dispose();
        Assert.Equal([2f, 2f], outside.data<float>().ToArray());
    }

    [Fact]
    public void Moving_to_the_outer_scope_survives_the_inner_one_only()
    {
        Tensor moved;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
                moved = ones(2).MoveToOuterDisposeScope();
            Assert.False(moved.IsInvalid);
        }
        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void A_detached_tensor_survives_all_scopes()
    {
        Tensor detached;
        using (NewDisposeScope())
            detached = ones(2).DetachFromDisposeScope();
        Assert.False(detached.IsInvalid);
        detached.Dispose();
    }

    [Fact]
    public void Everything_but_the_kept_is_disposed()
    {
        using var scope = NewDisposeScope();
        var kept = ones(1);
        var dropped = ones(1);
        scope.DisposeEverythingBut(kept);
        Assert.False(kept.IsInvalid);
        Assert.True(dropped.IsInvalid);
        Assert.Equal([kept], scope.DisposablesView);
    }

    [Fact]
    public void Attaching_brings_a_tensor_made_outside_into_the_scope()
    {
        var outside = ones(1);
        using (var scope = NewDisposeScope())
            scope.Attach(outside);
        Assert.True(outside.IsInvalid);
    }

    [Fact]
    public void A_tensor_disposed_by_hand_leaves_its_scope()
    {
        using var scope = NewDisposeScope();
        ones(1).Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void A_loop_that_disposes_as_it_goes_does_not_make_the_scope_grow()
    {
        using var scope = NewDisposeScope();
        var first = ones(1);
        Tensor? previous = null;
        for (var i = 0; i < 1000; i++)
        {
            var next = first + i;
            previous?.Dispose();
            previous = next;
        }
        Assert.Equal(2, scope.DisposablesCount);
        first.Dispose();
        Assert.Equal([previous!], scope.DisposablesView);
    }

    [Fact]
    public void The_counters_tell_where_tensors_were_made_and_disposed()
    {
        var statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        var outside = ones(1);
        using (NewDisposeScope())
        {
            _ = ones(1);
            ones(1).Dispose();
            ones(1).DetachFromDisposeScope().Dispose();
        }
        outside.Dispose();
        Assert.Equal(1, statistics.CreatedOutsideScopeCount);
        Assert.Equal(3, statistics.CreatedInScopeCount);
        Assert.Equal(2, statistics.DisposedInScopeCount);
        Assert.Equal(1, statistics.DetachedFromScopeCount);
        Assert.Equal(2, statistics.DisposedOutsideScopeCount);
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Nothing_is_alive_after_an_exception_in_a_scope()
    {
        var before = LiveTensors.Settled();
        Assert.Throws<TorchShapeException>(() =>
        {
            using var scope = NewDisposeScope();
            return ones(2, 3).matmul(ones(2, 3));
        });
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_wrapped_expression_leaves_its_result_only()
    {
        var before = LiveTensors.Settled();
        using (var result = WrappedTensorDisposeScope(() => (ones(3) + 1) * 2))
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
            using var sum = result.sum();
            Assert.Equal(12, sum.ToSingle());
        }
    }

    [Fact]
    public void A_scope_closed_before_the_ones_inside_it_leaves_them_open()
    {
        var outer = NewDisposeScope();
        using var inner = NewDisposeScope();
        var held = ones(1);
        outer.Dispose();
        Assert.False(held.IsInvalid);
        var made = ones(1);
        Assert.Equal(2, inner.DisposablesCount);
        Assert.Equal([held, made], inner.DisposablesView);
    }

    [Fact]
    public void A_closed_scope_is_refused()
    {
        var scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();
        using var kept = ones(1);
        Assert.Throws<ObjectDisposedException>(() => scope.Attach(kept));
        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesCount);
        Assert.Throws<ObjectDisposedException>(() => scope.MoveToOuter(kept));
    }

    [Fact]
    public void A_scope_holds_tensors_only()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        Assert.Throws<InvalidOperationException>(() => scope.Attach(stream));
    }
}
