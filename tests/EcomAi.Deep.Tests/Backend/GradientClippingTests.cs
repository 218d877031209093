using EcomAi.Deep.Backend;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class GradientClippingTests
{
    // 3-4-5: the joint norm of [3, 0] and [4] is 5.
    [Theory]
    [InlineData(1, 0.6f, 0.8f)]
    [InlineData(10, 3f, 4f)]
    public void Gradients_are_scaled_when_their_joint_norm_is_above_the_limit(double limit, float first, float second)
    {
        using var scope = NewDisposeScope();
        var (a, b, idle) = (nn.Parameter(zeros(2)), nn.Parameter(zeros(1)), nn.Parameter(zeros(1)));
        a.grad = tensor([3f, 0f]);
        b.grad = tensor([4f]);
        var norm = GradientClipping.ClipNorm([a, b, idle], limit);
        Assert.Equal(5, norm.item<float>(), 5);
        Assert.Equal(first, a.grad!.data<float>()[0], 5);
        Assert.Equal(second, b.grad!.data<float>()[0], 5);
        Assert.Null(idle.grad);
    }

    [Fact]
    public void It_scales_as_the_clipping_of_torch_does()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        Parameter[] ours = [nn.Parameter(zeros(7, 3)), nn.Parameter(zeros(5))];
        Parameter[] theirs = [nn.Parameter(zeros(7, 3)), nn.Parameter(zeros(5))];
        for (var i = 0; i < ours.Length; i++)
        {
            ours[i].grad = randn(ours[i].shape);
            theirs[i].grad = ours[i].grad!.clone();
        }
        var norm = GradientClipping.ClipNorm(ours, 0.5);
        Assert.Equal(nn.utils.clip_grad_norm_(theirs, 0.5), norm.item<float>(), 5);
        Assert.All(ours.Zip(theirs), pair => Assert.True(pair.First.grad!.allclose(pair.Second.grad!, 1e-6, 1e-7)));
    }

    [Fact]
    public void Only_the_norm_is_left_behind()
    {
        using var outer = NewDisposeScope();
        var parameter = nn.Parameter(zeros(2));
        parameter.grad = ones(2);
        var before = Tensor.TotalCount;
        GradientClipping.ClipNorm([parameter], 1).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_sparse_gradient_is_refused()
    {
        using var scope = NewDisposeScope();
        using var embedding = nn.Embedding(3, 2, sparse: true);
        embedding.call(tensor(new long[] { 1 })).sum().backward();
        Assert.Throws<ArgumentException>(() => GradientClipping.ClipNorm(embedding.parameters(), 1));
    }
}
