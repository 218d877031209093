using EcomAi.Deep.Imagery.Models;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Models;

public class WeightTests
{
    [Fact]
    public void A_spectral_norm_divides_by_the_largest_singular_value()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        using var weight = new Weight(new WeightSource(1), 1, true, 2, 2);
        weight.state_dict()["value"].copy_(tensor(new[] { 3f, 0, 0, 1 }, [2, 2])); // singular values 3 and 1
        for (var i = 0; i < 50; i++)
            weight.Renew();
        Assert.Equal([1f, 0, 0, 1 / 3f], weight.Read().data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void First_weights_have_a_norm_near_one_already()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        using var weight = new Weight(new WeightSource(3), .2, true, 16, 8, 3, 3);
        var matrix = weight.Read().reshape(16, -1);
        var vector = randn(72);
        for (var i = 0; i < 300; i++)
            vector = matrix.t().mv(matrix.mv(vector / vector.norm()));
        Assert.InRange(vector.norm().sqrt().item<float>(), 1f, 1.1f); // a power iteration never overstates the norm
    }

    [Fact]
    public void Without_a_spectral_norm_there_is_the_weight_alone()
    {
        using var weight = new Weight(new WeightSource(1), 1, false, 2, 2);
        Assert.Equal(["value"], weight.state_dict().Keys);
    }
}
