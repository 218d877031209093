using EcomAi.Deep.Backend;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class MemoryLayoutTests
{
    [Fact]
    public void The_layout_changes_and_no_number_does()
    {
        using var scope = NewDisposeScope();
        var images = arange(2 * 3 * 2 * 2, dtype: float32).reshape(2, 3, 2, 2);
        var last = MemoryLayout.ChannelsLast(images);
        Assert.False(MemoryLayout.IsChannelsLast(images));
        Assert.True(MemoryLayout.IsChannelsLast(last));
        Assert.Equal(images.shape, last.shape);
        Assert.True(images.Equals(last));
        // The first pixel's channels: 0, 4 and 8 in the planes.
        Assert.Equal([0f, 4, 8, 1], last.permute(0, 2, 3, 1).reshape(-1).narrow(0, 0, 4).data<float>().ToArray());
        Assert.False(MemoryLayout.IsChannelsLast(MemoryLayout.ChannelsFirst(last)));
        Assert.True(images.Equals(MemoryLayout.ChannelsFirst(last)));
    }

    [Fact]
    public void A_convolution_keeps_the_layout_its_numbers_and_its_gradients()
    {
        using var scope = NewDisposeScope();
        TorchRuntime.Seed(4);
        var images = randn(2, 3, 8, 8);
        var (first, last) = (randn(5, 3, 3, 3).requires_grad_(), zeros(5, 3, 3, 3));
        using (no_grad())
            last.copy_(first);
        last.requires_grad_();
        var planes = nn.functional.conv2d(images, first);
        var pixels = nn.functional.conv2d(MemoryLayout.ChannelsLast(images), last);
        Assert.True(MemoryLayout.IsChannelsLast(pixels));
        AssertClose(planes, pixels);
        planes.square().sum().backward();
        pixels.square().sum().backward();
        AssertClose(first.grad!, last.grad!);
    }

    [Fact]
    public void Gradients_pass_through()
    {
        using var scope = NewDisposeScope();
        var images = ones(1, 2, 2, 2).requires_grad_();
        (MemoryLayout.ChannelsLast(images) * arange(8, dtype: float32).reshape(1, 2, 2, 2)).sum().backward();
        Assert.Equal([0f, 1, 2, 3, 4, 5, 6, 7], images.grad!.reshape(-1).data<float>().ToArray());
    }

    private static void AssertClose(Tensor expected, Tensor actual) =>
        Assert.InRange((expected - actual).abs().max().item<float>(), 0, 1e-4f * expected.abs().max().item<float>());
}
