using TorchSharp.Modules;
using TorchSharp.StandIn;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Tables large enough for huge pages and for rows to be sent for ahead, beside small ones of the same rows.</summary>
public sealed class LargeTableTests : IDisposable
{
    private const long Height = 150_000;
    private const long Width = 32; // 19 MB
    private const int Lookups = 3000;

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly int threads = get_num_threads();

    public void Dispose()
    {
        set_num_threads(threads);
        scope.Dispose();
    }

    [Theory]
    [InlineData("adam", 1)]
    [InlineData("adam", 3)]
    [InlineData("adagrad", 1)]
    [InlineData("adagrad", 3)]
    [InlineData("sgd", 1)]
    [InlineData("sgd", 3)]
    public void Its_rows_take_the_steps_they_take_in_a_small_table(string rule, int count)
    {
        set_num_threads(count);
        manual_seed(3).Dispose();
        var ids = randint(Height / 40, [Lookups], int64) * 40; // with repetitions
        var (rows, places, _) = ids.unique(return_inverse: true);
        using var large = nn.Embedding(Height, Width, sparse: true);
        using var small = nn.Embedding(rows.shape[0], Width, sparse: true);
        var before = large.weight!.detach().clone();
        using (no_grad())
            small.weight!.copy_(before.index_select(0, rows));
        var factors = randn(Lookups, Width);

        Train(large, rule, ids, factors);
        Train(small, rule, places!, factors);

        Assert.Equal(small.weight!.data<float>().ToArray(), large.weight!.index_select(0, rows).data<float>().ToArray());
        using (no_grad())
            large.weight!.index_copy_(0, rows, before.index_select(0, rows));
        Assert.True(large.weight!.eq(before).all().item<bool>()); // no other row has changed
    }

    [Fact]
    public void An_id_that_is_not_a_row_is_still_an_error()
    {
        using var large = nn.Embedding(Height, Width, sparse: true);
        Assert.ThrowsAny<TorchException>(() => large.call(tensor(new[] { 0, Height })));
        Assert.ThrowsAny<TorchException>(() => large.call(tensor(new[] { -1L, 5 })));
    }

    private static void Train(Embedding table, string rule, Tensor ids, Tensor factors)
    {
        var parameters = table.parameters().ToArray();
        using var adam = new SparseAdam(parameters, .01);
        using var adagrad = new RowAdagrad(parameters, .01);
        using var sgd = new SparseSgd(parameters, .01, .1);
        for (var step = 0; step < 3; step++)
        {
            table.zero_grad();
            (table.call(ids).square() * factors).sum().backward();
            switch (rule)
            {
                case "adam": adam.Step(); break;
                case "adagrad": adagrad.Step(); break;
                default: sgd.Step(); break;
            }
        }
    }
}
