using EcomAi.Deep.Imagery.Learning;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Tests.Imagery.Learning;

public class GradientPenaltiesTests
{
    private static Tensor Waves(int count, double step, double size, params long[] shape) =>
        tensor(Enumerable.Range(0, count).Select(i => Math.Sin(i * step) * size).ToArray(), shape);

    // PyTorch 1.13, float64: torch.autograd.grad with create_graph=True through conv2d, softplus and linear, weights of sines.
    [Fact]
    public void R1_and_its_gradient_are_PyTorchs()
    {
        using var scope = NewDisposeScope();
        var images = Waves(32, 1, 1, 2, 1, 4, 4).requires_grad_();
        var kernel = Waves(18, .7, .5, 2, 1, 3, 3).requires_grad_();
        var weight = Waves(32, 1.3, .5, 1, 32).requires_grad_();
        var hidden = functional.softplus(functional.conv2d(images, kernel, padding: [1, 1]));
        var penalty = GradientPenalties.ZeroCentered(functional.linear(hidden.reshape(2, -1), weight).squeeze(1), images, 3);
        penalty.backward();
        Assert.Equal(.47005500761369606, penalty.item<double>(), 1e-12);
        Near([.38346111155497664, .5737228834433424, .055547010597390915, .05186283867645151], kernel.grad!);
        Near([.2360471257817339, .26556609122631614, -.15449232150944303, -.3462076215271157], weight.grad!);
    }

    // D(x) = a |x|^2 / 2 has the gradient ax: gamma / 2 a^2 mean |x|^2, whose slope in a is gamma a mean |x|^2.
    [Fact]
    public void R1_of_a_square_is_the_one_computed_by_hand()
    {
        using var scope = NewDisposeScope();
        var images = tensor(new[] { 1f, 2, 0, 2 }, [2, 1, 1, 2]).requires_grad_(); // squared norms 5 and 4
        var a = tensor(3f).requires_grad_();
        var penalty = GradientPenalties.ZeroCentered(images.square().sum([1, 2, 3]) * a / 2, images, 2);
        penalty.backward();
        Assert.Equal(9 * 4.5, penalty.item<float>(), 1e-4);
        Assert.Equal(2 * 3 * 4.5, a.grad!.item<float>(), 1e-4);
    }

    [Fact]
    public void The_penalty_of_wgan_gp_is_the_square_of_the_norms_distance_from_one()
    {
        using var scope = NewDisposeScope();
        var weight = tensor(new[] { 1f, 2, 2, 0 }, [1, 1, 2, 2]); // norm 3
        var between = GradientPenalties.Between(ones(2, 1, 2, 2), zeros(2, 1, 2, 2), tensor(new[] { .25f, 1 }));
        Assert.Equal([.25f, 1], between.mean([1, 2, 3]).data<float>().ToArray());
        var penalty = GradientPenalties.OneCentered((between * weight).sum([1, 2, 3]), between, 10);
        Assert.Equal(10 * 4, penalty.item<float>(), 1e-4);
    }

    private static void Near(double[] expected, Tensor actual) =>
        Assert.Equal(expected, actual.reshape(-1).narrow(0, 0, expected.Length).data<double>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
}
