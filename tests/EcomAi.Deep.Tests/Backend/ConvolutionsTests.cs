using System.Runtime.InteropServices;
using EcomAi.Deep.Backend;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class ConvolutionsTests
{
    [Theory]
    [InlineData(4, 2, 1, 0)]
    [InlineData(3, 2, 1, 1)]
    [InlineData(5, 1, 2, 0)]
    [InlineData(4, 1, 0, 0)]
    [InlineData(4, 2, 1, 0, 3)]
    public void A_transposed_convolution_and_its_gradients_are_those_of_torch(
        long kernel, long stride, long padding, long outputPadding, long outputs = 8)
    {
        using var scope = NewDisposeScope();
        manual_seed(3).Dispose();
        var (image, weight, bias) = (randn(5, 12, 6, 7), randn(12, outputs, kernel, kernel), randn(outputs));
        var ours = Run(Convolutions.Transposed);
        var theirs = Run((input, kernels, offset, step, cut, added) =>
            nn.functional.conv_transpose2d(input, kernels, offset, [step, step], [cut, cut], [added, added]));
        Assert.All(ours.Zip(theirs), pair =>
        {
            Assert.Equal(pair.Second.shape, pair.First.shape);
            Assert.True(pair.First.allclose(pair.Second, 1e-5, 1e-3));
        });

        List<Tensor> Run(Func<Tensor, Tensor, Tensor?, long, long, long, Tensor> convolve)
        {
            var leaves = new[] { image, weight, bias }.Select(leaf => leaf.clone().requires_grad_()).ToArray();
            var result = convolve(leaves[0], leaves[1], leaves[2], stride, padding, outputPadding);
            result.square().sum().backward();
            return [result.detach(), .. leaves.Select(leaf => leaf.grad!)];
        }
    }

    [Fact]
    public void A_gradient_can_be_differentiated_again()
    {
        using var scope = NewDisposeScope();
        manual_seed(4).Dispose();
        var (image, weight) = (randn(3, 4, 3, 3), randn(4, 5, 4, 4));
        var ours = Penalize((input, kernels) => Convolutions.Transposed(input, kernels, null, 2, 1));
        var theirs = Penalize((input, kernels) => nn.functional.conv_transpose2d(input, kernels, null, [2, 2], [1, 1]));
        Assert.All(ours.Zip(theirs), pair => Assert.True(pair.First.allclose(pair.Second, 1e-4, 1e-3)));

        Tensor[] Penalize(Func<Tensor, Tensor, Tensor> convolve)
        {
            var (x, w) = (image.clone().requires_grad_(), weight.clone().requires_grad_());
            var slope = autograd.grad([nn.functional.silu(convolve(x, w)).sum()], [x], retain_graph: true, create_graph: true)[0];
            slope.square().sum().backward();
            return [slope.detach(), x.grad!, w.grad!];
        }
    }

    [Fact]
    public void Bfloat16_is_single_precision_up_to_rounding()
    {
        using var scope = NewDisposeScope();
        manual_seed(5).Dispose();
        var (image, weight) = (randn(4, 16, 5, 5), randn(16, 8, 4, 4));
        var exact = Convolutions.Transposed(image, weight, null, 2, 1);
        var rounded = Convolutions.Transposed(image.bfloat16(), weight.bfloat16(), null, 2, 1);
        Assert.Equal(bfloat16, rounded.dtype);
        Assert.InRange((exact - rounded.@float()).norm().item<float>() / exact.norm().item<float>(), 0, .01);
    }

    [Fact]
    public void Steps_leave_no_tensor_behind_and_shapes_that_do_not_fit_are_named()
    {
        using var outer = NewDisposeScope();
        var (image, weight) = (randn(2, 4, 3, 3, requires_grad: true), randn(4, 5, 4, 4, requires_grad: true));
        Step();
        var before = LiveTensors.Settled();
        Step();
        Step();
        Assert.Equal(before, Tensor.TotalCount);
        var error = Assert.ThrowsAny<ExternalException>(() => Convolutions.Transposed(image, ones(5, 4, 4, 4), null, 2, 1));
        Assert.Contains("[2, 4, 3, 3]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[5, 4, 4, 4]", error.Message, StringComparison.Ordinal);

        void Step()
        {
            using var scope = NewDisposeScope();
            Convolutions.Transposed(image, weight, null, 2, 1).square().sum().backward();
        }
    }
}
