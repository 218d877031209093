using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Compatibility;

/// <summary>A small DCGAN: transposed convolutions with batch normalisation against convolutions.</summary>
public class GanTests
{
    [Fact]
    public void Four_rounds_give_the_losses_weights_and_running_statistics_of_PyTorch()
    {
        using var generator = Golden.Start(nn.Sequential(
            nn.ConvTranspose2d(4, 6, 4, bias: false), nn.BatchNorm2d(6), nn.ReLU(),
            nn.ConvTranspose2d(6, 1, 4, stride: 2, padding: 1), nn.Tanh()));
        using var discriminator = Golden.Start(nn.Sequential(
            nn.Conv2d(1, 5, 4, stride: 2, padding: 1), nn.LeakyReLU(0.2), nn.Conv2d(5, 1, 4), nn.Flatten()));
        using var first = optim.Adam(generator.parameters(), lr: 0.01, beta1: 0.5);
        using var second = optim.Adam(discriminator.parameters(), lr: 0.01, beta1: 0.5);
        using var scope = NewDisposeScope();
        var (noise, real) = (Golden.Wave([3, 4, 1, 1], 0.4, 1), Golden.Wave([3, 1, 8, 8], 1.3, 1));
        var (yes, no) = (ones(3, 1, ScalarType.Float64, TestDevice.Current), zeros(3, 1, ScalarType.Float64, TestDevice.Current));
        var (losses, generated) = (new List<double>(), new List<double>());
        for (var round = 0; round < 4; round++)
        {
            using var inner = NewDisposeScope();
            second.zero_grad();
            var fake = generator.call(noise);
            var loss = binary_cross_entropy_with_logits(discriminator.call(real), yes)
                + binary_cross_entropy_with_logits(discriminator.call(fake.detach()), no);
            loss.backward();
            second.step();
            losses.Add(loss.item<double>());
            first.zero_grad();
            loss = binary_cross_entropy_with_logits(discriminator.call(fake), yes);
            loss.backward();
            first.step();
            generated.Add(loss.item<double>());
        }
        var golden = Golden.Of("gan");
        Golden.AssertNear(golden.GetProperty("generated"), generated);
        Golden.AssertNear(golden.GetProperty("discriminator"), Golden.Sums(discriminator.parameters()));
        Golden.AssertSame(golden, generator, losses);
        generator.eval();
        Golden.AssertNear(golden.GetProperty("image"), generator.call(noise).abs().sum().item<double>());
    }
}
