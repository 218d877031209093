using TorchSharp.StandIn;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class SwitchTests
{
    [Fact]
    public void Deterministic_algorithms_are_switched_and_what_was_before_comes_back()
    {
        Assert.False(are_deterministic_algorithms_enabled());
        using (use_deterministic_algorithms(warn_only: true))
        {
            Assert.True(are_deterministic_algorithms_enabled());
            Assert.True(is_deterministic_algorithms_warn_only_enabled());
            using (use_deterministic_algorithms())
                Assert.False(is_deterministic_algorithms_warn_only_enabled());
            Assert.True(is_deterministic_algorithms_warn_only_enabled());
        }
        Assert.False(are_deterministic_algorithms_enabled());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TensorFloat32_is_switched_for_products_and_for_cuDNN_apart(bool products)
    {
        var (matmul, cudnn) = (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32);
        try
        {
            backends.cuda.matmul.allow_tf32 = products;
            backends.cudnn.allow_tf32 = !products;
            Assert.Equal(products, backends.cuda.matmul.allow_tf32);
            Assert.Equal(!products, backends.cudnn.allow_tf32);
        }
        finally
        {
            backends.cuda.matmul.allow_tf32 = matmul;
            backends.cudnn.allow_tf32 = cudnn;
        }
    }

    [Fact]
    public void In_an_autocast_scope_products_are_of_the_smaller_type_and_weights_get_gradients_of_their_own()
    {
        using var scope = NewDisposeScope();
        using var weight = ones(3, 2).requires_grad_();
        var x = tensor(new float[] { 1, 2 }, [1, 2]);
        using (new Autocast(DeviceType.CPU, bfloat16))
        {
            Assert.True(Autocast.IsEnabled(DeviceType.CPU));
            Assert.Equal(bfloat16, nn.functional.linear(x, weight).dtype);
            Assert.Equal(float32, x.sum().dtype);
            nn.functional.linear(x, weight).to(float32).sum().backward();
        }
        Assert.False(Autocast.IsEnabled(DeviceType.CPU));
        Assert.Equal(float32, nn.functional.linear(x, weight).dtype);
        Assert.Equal(float32, weight.grad!.dtype);
        Assert.Equal([1f, 2, 1, 2, 1, 2], weight.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Autocast_scopes_nest_and_end_when_an_exception_leaves_them()
    {
        Assert.Throws<InvalidOperationException>(Inner);
        Assert.False(Autocast.IsEnabled(DeviceType.CPU));

        static void Inner()
        {
            using var outer = new Autocast(DeviceType.CPU, bfloat16);
            using (new Autocast(DeviceType.CPU, bfloat16))
                Assert.True(Autocast.IsEnabled(DeviceType.CPU));
            Assert.True(Autocast.IsEnabled(DeviceType.CPU));
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public void A_weight_that_changed_after_a_scope_is_read_anew_in_the_next()
    {
        using var scope = NewDisposeScope();
        using var weight = ones(1, 1).requires_grad_();
        var x = ones(1, 1);
        using (new Autocast(DeviceType.CPU, bfloat16))
            Assert.Equal(1, nn.functional.linear(x, weight).to(float32).item<float>());
        using (no_grad())
            weight.fill_(4);
        using (new Autocast(DeviceType.CPU, bfloat16))
            Assert.Equal(4, nn.functional.linear(x, weight).to(float32).item<float>());
    }
}
