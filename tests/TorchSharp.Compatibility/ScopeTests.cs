using static TorchSharp.torch;

namespace TorchSharp.Compatibility;

/// <summary>Who disposes what.</summary>
public class ScopeTests
{
    [Fact]
    public void What_is_moved_out_outlives_the_inner_scope_and_what_is_detached_all()
    {
        Tensor moved, detached, left;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                left = ones(2);
                moved = (left + 1).MoveToOuterDisposeScope();
                detached = ones(3).DetachFromDisposeScope();
            }
            Assert.True(left.IsInvalid);
            Assert.False(moved.IsInvalid);
        }
        Assert.True(moved.IsInvalid);
        Assert.False(detached.IsInvalid);
        detached.Dispose();
        Assert.True(detached.IsInvalid);
    }

    [Fact]
    public void Nothing_is_left_of_a_scope_that_an_exception_ends()
    {
        var held = new List<Tensor>();
        Assert.Throws<InvalidDataException>(Fail);
        void Fail()
        {
            using var outer = NewDisposeScope();
            held.Add(ones(1));
            using var inner = NewDisposeScope();
            held.Add(ones(2));
            throw new InvalidDataException();
        }
        Assert.All(held, tensor => Assert.True(tensor.IsInvalid));
        using var after = ones(1);
        Assert.False(after.IsInvalid);
    }

    [Fact]
    public void A_scope_knows_what_it_holds()
    {
        using var scope = NewDisposeScope();
        var (a, b, c) = (ones(1), ones(1), ones(1));
        Assert.Equal(3, scope.DisposablesCount);
        scope.Detach(a);
        scope.DisposeEverythingBut(b);
        Assert.True(c.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
        Assert.True(scope.Contains(b));
        scope.Attach(a);
        Assert.True(scope.Contains(a));
    }

    [Fact]
    public void A_view_shares_memory_with_its_source_and_outlives_it()
    {
        using var scope = NewDisposeScope();
        var source = zeros(4);
        var view = source.narrow(0, 1, 2);
        view.fill_(7);
        Assert.Equal([0f, 7f, 7f, 0f], source.data<float>().ToArray());
        source.Dispose();
        Assert.Equal([7f, 7f], view.data<float>().ToArray());
    }

    [Fact]
    public void An_in_place_operation_gives_another_wrapper_of_the_same_memory()
    {
        using var scope = NewDisposeScope();
        var tensor = ones(2);
        var again = tensor.add_(1);
        Assert.NotSame(tensor, again);
        again.Dispose();
        Assert.Equal([2f, 2f], tensor.data<float>().ToArray());
        Assert.Same(tensor, tensor.requires_grad_());
        Assert.Same(tensor, tensor.DetachFromDisposeScope());
        tensor.Dispose();
    }

    [Fact]
    public void A_parameter_empties_the_tensor_it_is_made_of()
    {
        using var scope = NewDisposeScope();
        var data = ones(2);
        var parameter = nn.Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad);
        Assert.True(scope.Contains(parameter));
    }

    [Fact]
    public void Layers_and_norms_made_in_a_scope_outlive_it()
    {
        nn.Module[] made;
        using (NewDisposeScope())
            made = [nn.Linear(2, 3), nn.Conv2d(1, 2, 3), nn.ConvTranspose2d(2, 1, 3), nn.BatchNorm2d(2), nn.LayerNorm(4)];
        Assert.Equal([2, 2, 2, 2, 2], made.Select(module => module.parameters().Count()));
        Assert.Equal(3, made[3].buffers().Count());
        foreach (var module in made)
            module.Dispose();
    }

    [Fact]
    public void What_is_converted_in_a_scope_outlives_it()
    {
        nn.Module<Tensor, Tensor> table;
        using (NewDisposeScope())
            table = nn.Embedding(3, 2).to(ScalarType.Float64);
        using var scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float64, table.call(tensor(new[] { 1L })).dtype);
        Assert.Equal(ScalarType.Float64, table.parameters().Single().dtype);
        table.Dispose();
    }

    [Fact]
    public void A_disposed_tensor_is_refused()
    {
        var gone = ones(2);
        gone.Dispose();
        gone.Dispose();
        Assert.ThrowsAny<InvalidOperationException>(() => gone.add(1));
        Assert.ThrowsAny<InvalidOperationException>(() => gone.shape);
    }

    [Fact]
    public void The_counters_of_a_thread_tell_what_lives()
    {
        var statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        using (NewDisposeScope())
        {
            _ = ones(1);
            ones(1).Dispose();
        }
        Assert.Equal(2, statistics.CreatedInScopeCount);
        Assert.Equal(2, statistics.DisposedInScopeCount);
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
    }
}
