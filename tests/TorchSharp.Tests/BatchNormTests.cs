using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class BatchNormTests
{
    public static string[] Names { get; } = ["batch_norm_path", "batch_norm_path_mean"];

    public static TheoryData<string, ScalarType> Cases => GoldenTests.Both(Names);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Results_and_running_statistics_are_those_of_PyTorch(string name, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        using var model = nn.BatchNorm2d(3, device: TestDevice.Current, dtype: dtype);
        if (name.EndsWith("mean", StringComparison.Ordinal))
            model.momentum = null;
        var step = 0;
        foreach (var expected in GoldenValues.Case(dtype, name).EnumerateArray())
        {
            if (step == 2)
                model.eval();
            var result = model.call(step == 2
                ? GoldenValues.Placed([2, 3, 4, 5], dtype, 5)
                : GoldenValues.Placed([2, 3, 4, 5], dtype, step, 2));
            GoldenValues.AssertSame(expected.GetProperty("value"), result, $"{name} {step}");
            if (step < 2)
            {
                GoldenValues.AssertSame(expected.GetProperty("mean"), model.running_mean!, $"{name} mean {step}");
                GoldenValues.AssertSame(expected.GetProperty("var"), model.running_var!, $"{name} variance {step}");
            }
            step++;
        }
        Assert.Equal(2, model.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Statistics_are_part_of_the_state_and_not_trained()
    {
        using var scope = NewDisposeScope();
        using var model = nn.BatchNorm2d(3);
        Assert.Equal(["weight", "bias", "running_mean", "running_var", "num_batches_tracked"], model.state_dict().Keys);
        Assert.Equal(["weight", "bias"], model.named_parameters().Select(named => named.name));
        model.call(GoldenValues.Wave([2, 3, 4, 6], float32));
        using var other = nn.BatchNorm2d(3);
        other.load_state_dict(model.state_dict());
        Assert.True(other.running_var!.allclose(model.running_var!));
        Assert.Equal(1, other.num_batches_tracked!.item<long>());
        other.reset_parameters();
        Assert.Equal([1f, 1f, 1f], other.running_var!.data<float>().ToArray());
        Assert.Equal(0, other.num_batches_tracked!.item<long>());
        model.to(float64);
        Assert.Equal(float64, model.running_mean!.dtype);
        Assert.Equal(int64, model.num_batches_tracked!.dtype);
    }

    [Fact]
    public void Without_running_statistics_evaluation_goes_by_the_batch()
    {
        using var scope = NewDisposeScope();
        using var model = nn.BatchNorm2d(3, affine: false, track_running_stats: false);
        model.eval();
        Assert.Empty(model.state_dict());
        var result = model.call(GoldenValues.Wave([2, 3, 4, 6], float32));
        Assert.True(result.mean([0, 2, 3]).abs().max().ToSingle() < 1e-6);
    }
}
