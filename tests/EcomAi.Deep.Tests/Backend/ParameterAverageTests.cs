using System.Runtime.InteropServices;
using EcomAi.Deep.Backend;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class ParameterAverageTests
{
    [Fact]
    public void An_average_goes_its_part_of_the_way_and_statistics_are_copied()
    {
        using var scope = NewDisposeScope();
        var (average, value) = (tensor(new[] { 0f, 4f }), tensor(new[] { 1f, 2f }));
        var (count, seen) = (tensor(1L), tensor(7L));
        ParameterAverage.Update([average], [value], .25, [count], [seen]);
        Assert.Equal([.25f, 3.5f], average.data<float>().ToArray());
        Assert.Equal(7, count.item<long>());
        Assert.Equal([1f, 2f], value.data<float>().ToArray());
    }

    [Fact]
    public void One_call_does_what_torch_does_one_by_one()
    {
        using var scope = NewDisposeScope();
        manual_seed(6).Dispose();
        Tensor[] values = [randn(300, 301, requires_grad: true), randn(7), randn(4, 6).t(), randn(5, dtype: float64)];
        Tensor[] once = [randn(300, 301), randn(7), randn(6, 4), randn(5, dtype: float64)];
        Tensor[] each = [.. once.Select(tensor => tensor.clone())];
        for (var i = 0; i < 3; i++)
        {
            ParameterAverage.Update(once, values, .3, [], []);
            ParameterAverage.UpdateEach(each, values, .3, [], []);
        }
        Assert.All(once.Zip(each), pair => Assert.True(pair.First.allclose(pair.Second, 1e-5, 1e-6)));
        Assert.All(once, average => Assert.False(average.requires_grad));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => ParameterAverage.Update([ones(2)], [], .5, [], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => ParameterAverage.Update([ones(2)], [ones(2)], 1.5, [], []));
        var error = Assert.ThrowsAny<ExternalException>(() => ParameterAverage.Update([ones(2)], [ones(3)], .5, [], []));
        Assert.Contains("[3]", error.Message, StringComparison.Ordinal);
    }
}
