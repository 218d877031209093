using System.Runtime.InteropServices;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests;

public class ImageTests
{
    public static TheoryData<string, ScalarType> Cases => GoldenTests.Both(ImageOperations.Penalized.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_operation_its_gradients_and_their_gradients_are_those_of_PyTorch(string name, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        var expected = GoldenValues.Case(dtype, name);
        var operation = ImageOperations.Penalized[name];
        var first = GoldenValues.Placed(operation.First, dtype).requires_grad_();
        var second = GoldenValues.Placed(operation.Second, dtype, 1).requires_grad_();
        var result = operation.Apply(first, second);
        var weights = GoldenValues.Placed(result.shape, dtype, 2);
        var gradients = autograd.grad([result], [first, second], [weights], retain_graph: true, create_graph: true);
        var penalty = gradients[0].square().sum() + result.square().sum();
        penalty.backward();
        Assert.Equal(dtype, result.dtype);
        AssertSame("value", result);
        AssertSame("grad", gradients[0]);
        AssertSame("grad2", gradients[1]);
        AssertSame("penalty", penalty);
        AssertSame("penalty_grad", first.grad!, 4e-6); // sums of sums, which versions of libtorch add up in other orders
        AssertSame("penalty_grad2", second.grad!);

        void AssertSame(string what, Tensor actual, double singleAbsolute = 1e-6) =>
            GoldenValues.AssertSame(expected.GetProperty(what), actual, $"{name} {what}", singleAbsolute);
    }

    [Fact]
    public void A_convolution_in_bfloat16_is_the_one_in_single_precision_up_to_rounding()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var image = randn(4, 16, 8, 8, requires_grad: true);
        var weight = randn(8, 16, 3, 3, requires_grad: true);
        var exact = F.conv2d(image, weight, padding: [1, 1]);
        var rounded = F.conv2d(image.bfloat16(), weight.to(bfloat16), padding: [1, 1]);
        Assert.Equal(bfloat16, rounded.dtype);
        AssertClose(exact, rounded.@float());
        var of = autograd.grad([exact.square().mean()], [image, weight]);
        var ofRounded = autograd.grad([rounded.@float().square().mean()], [image, weight]);
        Assert.Equal(float32, ofRounded[1].dtype);
        AssertClose(of[0], ofRounded[0]);
        AssertClose(of[1], ofRounded[1]);

        // 8 bits of mantissa: 0.4% an operand, less in a sum of many.
        static void AssertClose(Tensor exact, Tensor rounded)
        {
            var error = (exact - rounded).norm().ToSingle() / exact.norm().ToSingle();
            Assert.True(error < .01, $"{error}");
        }
    }

    [Fact]
    public void Distances_are_those_of_a_hand_computation()
    {
        using var scope = NewDisposeScope();
        var distances = cdist(tensor(new[,] { { 0f, 0f }, { 3f, 4f } }), tensor(new[,] { { 3f, 4f }, { 0f, 1f }, { 0f, 0f } }));
        Assert.Equal([5f, 1f, 0f, 0f, MathF.Sqrt(18), 5f], distances.flatten().data<float>().ToArray());
        var blocks = cdist(zeros(1, 2), tensor(new[,] { { 3f, 4f } }), 1, compute_mode.donot_use_mm_for_euclid_dist);
        Assert.Equal(7f, blocks.item<float>());
    }

    [Fact]
    public void A_symmetric_matrix_is_put_together_again_from_its_eigenvectors()
    {
        using var scope = NewDisposeScope();
        var matrix = tensor(new[,] { { 2.0, 1 }, { 1, 2 } });
        var (values, vectors) = linalg.eigh(matrix);
        Assert.True(values.allclose(tensor(new[] { 1.0, 3 })));
        Assert.True(vectors.matmul(diag(values)).matmul(vectors.t()).allclose(matrix));
        Assert.True(linalg.svdvals(matrix).allclose(tensor(new[] { 3.0, 1 })));
        Assert.Equal(4.0, trace(matrix).item<double>());
    }

    [Fact]
    public void Orthogonal_rows_have_the_length_asked_for()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var wide = nn.init.orthogonal_(empty(4, 3, 2, 2), 2).reshape(4, 12);
        Assert.True(wide.matmul(wide.t()).allclose(4 * eye(4), 1e-4, 1e-5));
        var high = nn.init.orthogonal_(empty(6, 2));
        Assert.True(high.t().matmul(high).allclose(eye(2), 1e-4, 1e-5));
        Assert.InRange(nn.init.kaiming_normal_(empty(100, 8, 5, 5)).std().ToSingle(), .098, .102);
    }

    [Fact]
    public void A_gradient_that_does_not_exist_is_an_error_or_null()
    {
        using var scope = NewDisposeScope();
        var used = ones(2, requires_grad: true);
        var unused = ones(2, requires_grad: true);
        var error = Assert.ThrowsAny<ExternalException>(() => autograd.grad([used.sum()], [used, unused]));
        Assert.Contains("not have been used", error.Message, StringComparison.Ordinal);
        var gradients = autograd.grad([used.sum()], [used, unused], allow_unused: true);
        Assert.Equal([1f, 1f], gradients[0].data<float>().ToArray());
        Assert.Null(gradients[1]);
        Assert.Throws<ArgumentException>(() => autograd.grad([used.sum()], [used], [ones([]), ones([])]));
        Assert.ThrowsAny<ExternalException>(() => autograd.grad([ones(1)], [used]));
    }

    [Fact]
    public void Weighted_outputs_add_up_in_the_leaves()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 2f }, requires_grad: true);
        autograd.backward([x * 3, x.square().sum()], [tensor(new[] { 1f, 10f }), ones([])]);
        Assert.Equal([3 + 2f, 30 + 4f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        using var scope = NewDisposeScope();
        var image = ones(1, 3, 4, 4);
        var error = Assert.ThrowsAny<ExternalException>(() => F.conv2d(image, ones(8, 2, 3, 3)));
        Assert.Contains("conv2d of [1, 3, 4, 4] Float32 and [8, 2, 3, 3] Float32", error.Message, StringComparison.Ordinal);
        Assert.Contains("[batch, channels, height, width]", Message(() => F.interpolate(ones(2), size: [1])), StringComparison.Ordinal);
        Assert.Contains("one of them", Message(() => F.interpolate(image)), StringComparison.Ordinal);
        Assert.Contains("one of them", Message(() => nn.Upsample()), StringComparison.Ordinal);
        Assert.Contains("options of Bilinear", Message(() => F.interpolate(image, size: [2], align_corners: true)), StringComparison.Ordinal);
        Assert.Contains("3 input and 8 output channels", Message(() => nn.Conv2d(3, 8, 3, groups: 2)), StringComparison.Ordinal);
        Assert.Contains("kernel_size must be 1 or more", Message(() => nn.Conv2d(3, 8, (3, 0))), StringComparison.Ordinal);
        Assert.Contains("not [1, 3]", Message(() => nn.BatchNorm2d(3).call(ones(1, 3))), StringComparison.Ordinal);
        Assert.Contains(
            "can be 7 to 8", Message(() => nn.ConvTranspose2d(3, 2, 3, 2, 1).forward(image, [9, 7])), StringComparison.Ordinal);

        static string Message(Func<object> call) => Assert.Throws<ArgumentException>(call).Message;
    }
}
