using EcomAi.Deep.Backend;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class OptimizersTests
{
    private static readonly long[] Ids = [4, 1, 4, 0, 6, 1];

    [Theory]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("sgd")]
    [InlineData("sparse-adam")]
    [InlineData("sparse-sgd")]
    [InlineData("adagrad")]
    [InlineData("sparse-adagrad")]
    [InlineData("combined")]
    public void Training_on_from_a_saved_state_takes_the_same_steps(string kind)
    {
        using var scope = NewDisposeScope();
        using var whole = new Table(kind);
        whole.Train(0, 6);

        using var first = new Table(kind);
        first.Train(0, 3);
        var saved = first.Optimizer.State.ToDictionary(named => named.Key, named => named.Value.clone());
        using var second = new Table(kind);
        using (no_grad())
        {
            second.Rows.copy_(first.Rows);
            second.Scale.copy_(first.Scale);
        }
        second.Optimizer.LoadState(saved);
        second.Train(3, 6);

        Assert.Equal(whole.Rows.data<float>().ToArray(), second.Rows.data<float>().ToArray());
        Assert.Equal(whole.Scale.data<float>().ToArray(), second.Scale.data<float>().ToArray());
    }

    [Fact]
    public void A_state_is_named_after_its_parameters()
    {
        using var scope = NewDisposeScope();
        using var table = new Table("combined");
        table.Train(0, 2);
        var state = table.Optimizer.State;
        Assert.Equal(
            ["rows.exp_avg", "rows.exp_avg_sq", "rows.step", "scale.exp_avg", "scale.exp_avg_sq", "scale.step"], state.Keys.Order());
        Assert.Equal(2, state["rows.step"].item<long>());
        Assert.Equal(2, state["scale.step"].item<long>());
        Assert.Equal([7L, 3L], state["rows.exp_avg"].shape);
    }

    [Fact]
    public void Every_fault_of_a_state_is_named_and_nothing_is_copied()
    {
        using var scope = NewDisposeScope();
        using var table = new Table("adam");
        var state = table.Optimizer.State.ToDictionary(named => named.Key, named => named.Value.clone());
        state.Remove("rows.step");
        state["rows.exp_avg"] = ones(2, 3);
        state["scale.exp_avg"] = ones(3, dtype: float64);
        state["scale.exp_avg_sq"].fill_(5);
        state["other.step"] = zeros(1);
        var error = Assert.Throws<EcomException>(() => table.Optimizer.LoadState(state));
        Assert.Contains("'rows.step' is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("'rows.exp_avg' has the shape [2, 3], expected [7, 3]", error.Message, StringComparison.Ordinal);
        Assert.Contains("'scale.exp_avg' holds Float64, expected Float32", error.Message, StringComparison.Ordinal);
        Assert.Contains("'other.step' is not expected", error.Message, StringComparison.Ordinal);
        Assert.Equal(0f, table.Optimizer.State["scale.exp_avg_sq"].sum().ToSingle());
    }

    [Fact]
    public void The_plain_sparse_rule_takes_the_steps_of_the_native_one()
    {
        using var scope = NewDisposeScope();
        using var native = new Table("sparse-adam");
        using var plain = new Table("sparse-adam");
        using var rule = new PlainSparseAdamRule([plain.Rows], 0.05, 0.9, 0.999, 1e-8);
        for (var step = 0; step < 5; step++)
        {
            native.Train(step, step + 1);
            plain.Backward(step);
            rule.Step();
        }
        Assert.True(native.Rows.allclose(plain.Rows, 1e-5, 1e-6));
    }

    [Fact]
    public void The_plain_sparse_descent_takes_the_steps_of_the_native_one()
    {
        using var scope = NewDisposeScope();
        using var native = new Table("sparse-sgd");
        using var plain = new Table("sparse-sgd");
        for (var step = 0; step < 5; step++)
        {
            native.Train(step, step + 1);
            plain.Backward(step);
            SparseRows.Descend(plain.Rows, 0.05, 0.1);
        }
        Assert.True(native.Rows.allclose(plain.Rows, 1e-5, 1e-6));
    }

    [Fact]
    public void The_plain_Adagrad_takes_the_steps_of_the_native_one()
    {
        using var scope = NewDisposeScope();
        using var native = new Table("sparse-adagrad");
        using var plain = new Table("sparse-adagrad");
        var sum = zeros(7, 3);
        for (var step = 0; step < 5; step++)
        {
            native.Train(step, step + 1);
            plain.Backward(step);
            SparseRows.Adagrad(plain.Rows, sum, 0.05, 1e-10);
            AdagradOptimizer.StepDense(plain.Scale, plain.Optimizer.State["scale.sum"], 0.05, 1e-10);
        }
        Assert.True(native.Rows.allclose(plain.Rows, 1e-5, 1e-6));
        Assert.True(native.Scale.allclose(plain.Scale, 1e-5, 1e-6));
    }

    // A row without a gradient stays where it is in dense Adagrad too, so the two agree whatever rows are touched.
    [Fact]
    public void Adagrad_with_sparse_gradients_goes_where_it_goes_with_dense_ones()
    {
        using var scope = NewDisposeScope();
        using var sparse = new Table("sparse-adagrad");
        using var dense = new Table("adagrad");
        sparse.Train(0, 6);
        dense.Train(0, 6);
        Assert.True(sparse.Rows.allclose(dense.Rows, 1e-6, 1e-7));
        Assert.Equal(["rows.sum", "scale.sum"], sparse.Optimizer.State.Keys.Order());
    }

    // Gradients 3 and 4: 3 / √9 = 1, then 4 / √25 = .8, each times the rate of .1.
    [Fact]
    public void Adagrad_divides_by_the_root_of_the_squares_so_far()
    {
        using var scope = NewDisposeScope();
        using var one = nn.Parameter(zeros(1));
        using var rule = Optimizers.Adagrad([("one", one)], .1);
        foreach (var slope in new[] { 3, 4 })
        {
            rule.ZeroGrad();
            (one * slope).sum().backward();
            rule.Step();
        }
        Assert.Equal(-.18f, one.item<float>(), 1e-6f);
    }

    [Fact]
    public void Sparse_rules_leave_rows_that_were_not_looked_up_alone()
    {
        using var scope = NewDisposeScope();
        using var table = new Table("sparse-adam");
        var before = table.Rows.clone();
        table.Train(0, 4);
        var same = table.Rows.detach().eq(before).all(1).data<bool>().ToArray();
        Assert.Equal([false, false, true, true, false, true, false], same);
    }

    [Fact]
    public void Many_rows_give_the_same_bits_with_one_thread_and_with_two()
    {
        var threads = TorchRuntime.Threads;
        try
        {
            Assert.Equal(Large(1), Large(2));
        }
        finally
        {
            TorchRuntime.Threads = threads;
        }

        static float[] Large(int threads)
        {
            TorchRuntime.Threads = threads;
            using var scope = NewDisposeScope();
            TorchRuntime.Seed(3);
            using var table = nn.Embedding(500, 16, sparse: true);
            using var rule = Optimizers.SparseAdam(table.named_parameters(), 0.01);
            var ids = randint(500, [8192]);
            var weights = rand(8192, 16);
            for (var i = 0; i < 3; i++)
            {
                rule.ZeroGrad();
                (table.call(ids) * weights).sum().backward();
                rule.Step();
            }
            return table.parameters().Single().data<float>().ToArray();
        }
    }

    [Fact]
    public void The_learning_rate_of_all_parts_is_set_at_once()
    {
        using var scope = NewDisposeScope();
        using var table = new Table("combined");
        table.Optimizer.LearningRate = 0;
        var before = table.Rows.clone();
        table.Train(0, 2);
        Assert.True(table.Rows.Equals(before));
    }

    private sealed class Table : IDisposable
    {
        private readonly Embedding embedding;

        public Table(string kind)
        {
            var sparse = kind is "sparse-adam" or "sparse-adagrad" or "sparse-sgd" or "combined";
            embedding = nn.Embedding(7, 3, sparse: sparse);
            Rows = embedding.parameters().Single();
            Scale = nn.Parameter(ones(3));
            using (no_grad())
                Rows.copy_((arange(21).to(float32) * 0.3).tanh().view(7, 3));
            (string, Parameter)[] rows = [("rows", Rows)];
            (string, Parameter)[] scale = [("scale", Scale)];
            Optimizer = kind switch
            {
                "adam" => Optimizers.Adam(rows.Concat(scale), 0.05),
                "adamw" => Optimizers.AdamW(rows.Concat(scale), 0.05),
                "sgd" => Optimizers.Sgd(rows.Concat(scale), 0.05, momentum: 0.9, weightDecay: 0.1),
                "sparse-adam" => Optimizers.SparseAdam(rows, 0.05),
                "adagrad" or "sparse-adagrad" => Optimizers.Adagrad(rows.Concat(scale), 0.05),
                "sparse-sgd" => Optimizers.SparseSgd(rows, 0.05, 0.1),
                _ => Optimizers.Combine(Optimizers.SparseAdam(rows, 0.05), Optimizers.Adam(scale, 0.05)),
            };
        }

        public Parameter Rows { get; }

        public Parameter Scale { get; }

        public IParameterOptimizer Optimizer { get; }

        public void Backward(int step)
        {
            Optimizer.ZeroGrad();
            Scale.grad = null;
            var error = (embedding.call(tensor(Ids)) * Scale) - (0.1 * step);
            error.square().sum().backward();
        }

        public void Train(int from, int to)
        {
            for (var step = from; step < to; step++)
            {
                Backward(step);
                Optimizer.Step();
            }
        }

        public void Dispose()
        {
            Optimizer.Dispose();
            embedding.Dispose();
            Scale.Dispose();
        }
    }
}
