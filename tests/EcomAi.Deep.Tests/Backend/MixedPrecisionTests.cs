using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class MixedPrecisionTests
{
    [Fact]
    public void Single_precision_needs_no_scope()
    {
        Assert.Null(MixedPrecision.Enter(CPU, Precision.Fp32));
        Assert.False(MixedPrecision.IsOpen(DeviceType.CPU));
    }

    [Fact]
    public void In_a_scope_a_layer_multiplies_in_bfloat16_and_learns_in_float32()
    {
        using var scope = NewDisposeScope();
        TorchRuntime.Seed(8);
        using var layer = nn.Linear(6, 4);
        var (input, weight) = (randn(5, 6), layer.weight!);
        var exact = Learn(out var exactGradient);
        Tensor rounded, gradient;
        using (MixedPrecision.Enter(CPU, Precision.Bf16))
        {
            Assert.True(MixedPrecision.IsOpen(DeviceType.CPU));
            Assert.Equal(bfloat16, layer.call(input).dtype);
            rounded = Learn(out gradient);
        }

        Assert.False(MixedPrecision.IsOpen(DeviceType.CPU));
        Assert.Equal(float32, weight.dtype);
        Assert.Equal(float32, gradient.dtype);
        Assert.InRange(Math.Abs((rounded / exact).item<float>() - 1), 0, .02f); // 8 bits
        Assert.InRange(((gradient - exactGradient).norm() / exactGradient.norm()).item<float>(), 1e-6f, .02f);

        Tensor Learn(out Tensor gradients)
        {
            layer.zero_grad();
            var loss = layer.call(input).to(float32).square().mean();
            loss.backward();
            gradients = weight.grad!.clone();
            return loss.detach();
        }
    }

    [Fact]
    public void Tables_are_read_and_updated_in_float32()
    {
        using var scope = NewDisposeScope();
        using var table = nn.Embedding(4, 3, sparse: true);
        using (MixedPrecision.Enter(CPU, Precision.Bf16))
        {
            var rows = table.call(tensor(new long[] { 2, 2 }));
            Assert.Equal(float32, rows.dtype);
            rows.sum().backward();
        }

        Assert.Equal(float32, table.weight!.grad!.dtype);
        Assert.True(table.weight!.grad!.is_sparse);
    }
}
