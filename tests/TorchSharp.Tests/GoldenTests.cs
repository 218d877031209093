using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class GoldenTests
{
    public static TheoryData<string, ScalarType> Operations => Both(
        GoldenOperations.Unary.Keys.Concat(GoldenOperations.Binary.Keys));

    public static TheoryData<string, ScalarType> Trajectories => Both(Rules.Keys);

    private static Dictionary<string, Func<Parameter, Parameter, IStepper>> Rules { get; } = new()
    {
        ["adam"] = (t, v) => new Dense(optim.Adam([t, v], 0.05)),
        ["adam_decay"] = (t, v) => new Dense(optim.Adam([t, v], 0.05, 0.8, 0.95, 1e-6, 0.1)),
        ["adam_amsgrad"] = (t, v) => new Dense(optim.Adam([t, v], 0.05, amsgrad: true)),
        ["adamw"] = (t, v) => new Dense(optim.AdamW([t, v], 0.05, weight_decay: 0.1)),
        ["sgd"] = (t, v) => new Dense(optim.SGD([t, v], 0.05)),
        ["sgd_decay"] = (t, v) => new Dense(optim.SGD([t, v], 0.05, weight_decay: 0.1)),
        ["sgd_momentum"] = (t, v) => new Dense(optim.SGD([t, v], 0.05, 0.9, 0.2, 0.1)),
        ["sgd_nesterov"] = (t, v) => new Dense(optim.SGD([t, v], 0.05, 0.9, nesterov: true)),
        ["sparse_adam"] = (t, v) => new Sparse(new StandIn.SparseAdam([t], 0.05)),
    };

    [Fact]
    public void Every_case_of_the_golden_file_is_compared()
    {
        var compared = GoldenOperations.Unary.Keys.Concat(GoldenOperations.Binary.Keys).Concat(Rules.Keys).Concat(LstmTests.Names)
            .Concat(ImageOperations.Penalized.Keys).Concat(BatchNormTests.Names);
        Assert.Equal(GoldenValues.Names().Order(), compared.Order());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_and_its_gradient_are_those_of_PyTorch(string name, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        var expected = GoldenValues.Case(dtype, name);
        Tensor first, second = zeros(1, device: TestDevice.Current), result;
        if (GoldenOperations.Unary.TryGetValue(name, out var unary))
        {
            first = (GoldenValues.Placed(unary.Shape ?? [3, 4], dtype) + unary.Shift).requires_grad_();
            result = unary.Apply(first);
        }
        else
        {
            var binary = GoldenOperations.Binary[name];
            first = GoldenValues.Placed(binary.First ?? [3, 4], dtype).requires_grad_();
            second = (GoldenValues.Placed(binary.Second ?? [3, 4], dtype, 1) + binary.Shift).requires_grad_();
            result = binary.Apply(first, second);
        }
        (result * GoldenValues.Placed(result.shape, dtype, 2)).sum().backward();
        Assert.Equal(dtype, result.dtype);
        GoldenValues.AssertSame(expected.GetProperty("value"), result, name);
        GoldenValues.AssertSame(expected.GetProperty("grad"), first.grad!, name + " gradient");
        if (unary is null)
            GoldenValues.AssertSame(expected.GetProperty("grad2"), second.grad!, name + " second gradient");
    }

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void An_optimizer_takes_the_steps_of_PyTorch(string name, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        var sparse = name.StartsWith("sparse", StringComparison.Ordinal);
        using var embedding = nn.Embedding(5, 3, sparse: sparse, device: TestDevice.Current, dtype: dtype);
        var table = embedding.parameters().Single();
        using (no_grad())
            table.copy_(GoldenValues.Placed([5, 3], dtype));
        using var vector = new Parameter(GoldenValues.Placed([3], dtype, 1));
        using var rule = Rules[name](table, vector);
        var step = 0;
        foreach (var expected in GoldenValues.Case(dtype, name).EnumerateArray())
        {
            embedding.zero_grad();
            vector.grad = null;
            var ids = tensor(new long[] { step % 5, ((step * 2) + 1) % 5, step % 5 }, device: TestDevice.Current);
            var error = (embedding.call(ids) * vector) - GoldenValues.Placed([3, 3], dtype, 0.3 * step);
            error.square().sum().backward();
            rule.Step();
            GoldenValues.AssertSame(expected.GetProperty("table"), table, $"{name} table after step {step}");
            GoldenValues.AssertSame(expected.GetProperty("vector"), vector, $"{name} vector after step {step}");
            step++;
        }
    }

    internal static TheoryData<string, ScalarType> Both(IEnumerable<string> names)
    {
        var data = new TheoryData<string, ScalarType>();
        foreach (var name in names)
        {
            data.Add(name, float64);
            data.Add(name, float32);
        }
        return data;
    }

    private interface IStepper : IDisposable
    {
        void Step();
    }

    private sealed class Dense(optim.Optimizer optimizer) : IStepper
    {
        public void Step() => optimizer.step();

        public void Dispose() => optimizer.Dispose();
    }

    private sealed class Sparse(StandIn.SparseAdam optimizer) : IStepper
    {
        public void Step() => optimizer.Step();

        public void Dispose() => optimizer.Dispose();
    }
}
