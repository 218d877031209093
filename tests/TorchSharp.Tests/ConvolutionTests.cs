using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests;

public class ConvolutionTests
{
    private sealed class Critic : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d first = nn.Conv2d(3, 8, 3, padding: 1);
        private readonly LeakyReLU leaky = nn.LeakyReLU(.2);
        private readonly Conv2d second = nn.Conv2d(8, 8, 4, 2, 1, bias: false);
        private readonly BatchNorm2d norm = nn.BatchNorm2d(8);
        private readonly Sequential head = nn.Sequential(nn.AvgPool2d(2), nn.SiLU(), nn.Flatten(), nn.Linear(32, 1));

        public Critic()
            : base(nameof(Critic)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            return head.call(norm.call(second.call(leaky.call(first.call(input))))).MoveToOuterDisposeScope();
        }
    }

    [Fact]
    public void Parameters_are_named_and_drawn_as_PyTorch_does()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Conv2d(4, 6, (3, 2), groups: 2);
        Assert.Equal(["weight", "bias"], model.named_parameters().Select(named => named.name));
        Assert.Equal([6L, 2L, 3L, 2L], model.weight.shape);
        using var transposed = nn.ConvTranspose2d(4, 6, 5, 2, 2, 1, bias: false);
        Assert.Equal(["weight"], transposed.named_parameters().Select(named => named.name));
        Assert.Equal([4L, 6L, 5L, 5L], transposed.weight.shape);
        Assert.Equal([1L, 6L, 8L, 8L], transposed.call(ones(1, 4, 4, 4)).shape);
        using var large = nn.Conv2d(16, 64, 3);
        const float bound = 1 / 12f;
        Assert.InRange(large.weight.abs().max().ToSingle(), .99f * bound, bound);
        Assert.InRange(large.bias!.abs().max().ToSingle(), .8f * bound, bound);
        Assert.InRange(large.weight.std().ToSingle(), .98f * bound / MathF.Sqrt(3), 1.02f * bound / MathF.Sqrt(3));
    }

    [Fact]
    public void Modules_do_what_the_functions_do()
    {
        using var scope = NewDisposeScope();
        var image = GoldenValues.Wave([2, 3, 6, 4], float32);
        using var reflecting = nn.Conv2d(3, 2, (3, 5), padding: (1, 2), padding_mode: PaddingModes.Reflect);
        AssertSame(
            F.conv2d(F.pad(image, (2, 2, 1, 1), PaddingModes.Reflect), reflecting.weight, reflecting.bias), reflecting.call(image));
        using var same = nn.Conv2d(3, 2, 3, Padding.Same, dilation: 2);
        Assert.Equal([2L, 2L, 6L, 4L], same.call(image).shape);
        using var sameReplicating = nn.Conv2d(3, 2, (2, 3), Padding.Same, padding_mode: PaddingModes.Replicate);
        Assert.Equal([2L, 2L, 6L, 4L], sameReplicating.call(image).shape);
        using var transposed = nn.ConvTranspose2d(3, 2, (3, 4), (2, 3), (1, 1), (1, 2));
        AssertSame(
            F.conv_transpose2d(image, transposed.weight, transposed.bias, [2, 3], [1, 1], [1, 2]), transposed.call(image));
        AssertSame(transposed.call(image), transposed.forward(image, [12, 13]));
        AssertSame(F.max_pool2d(image, (2, 2)), nn.MaxPool2d(2).call(image));
        AssertSame(F.avg_pool2d(image, 3, 1, 1), nn.AvgPool2d((3, 3), (1, 1), (1, 1)).call(image));
        AssertSame(image.mean([2, 3], keepdim: true), nn.AdaptiveAvgPool2d(1).call(image));
        AssertSame(F.interpolate(image, scale_factor: [2, 2]), nn.Upsample(scale_factor: [2]).call(image));
        AssertSame(
            F.interpolate(image, [7, 9], mode: InterpolationMode.Bilinear), nn.Upsample([7, 9], mode: UpsampleMode.Bilinear).call(image));
        AssertSame(image, nn.Identity().call(image));
        AssertSame(image.reshape(2, 72), nn.Flatten().call(image));

        static void AssertSame(Tensor expected, Tensor actual)
        {
            Assert.Equal(expected.shape, actual.shape);
            Assert.True(expected.allclose(actual, 1e-5, 1e-6));
        }
    }

    [Fact]
    public void Penalized_steps_leave_no_tensor_behind()
    {
        using var outer = NewDisposeScope();
        using var model = new Critic();
        using var adam = optim.Adam(model.parameters(), 1e-3);
        var images = GoldenValues.Wave([4, 3, 8, 8], float32);
        Step();
        var before = LiveTensors.Settled();
        for (var i = 0; i < 5; i++)
            Step();
        Assert.Equal(before, Tensor.TotalCount);

        void Step()
        {
            using var scope = NewDisposeScope();
            model.zero_grad();
            var real = images.clone().requires_grad_();
            var scores = model.call(real);
            var gradient = autograd.grad([scores.sum()], [real], retain_graph: true, create_graph: true)[0];
            (F.softplus(-scores).mean() + gradient.square().sum([1, 2, 3]).mean()).backward();
            adam.step();
        }
    }
}
