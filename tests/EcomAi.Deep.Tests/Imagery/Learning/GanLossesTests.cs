using EcomAi.Deep.Imagery.Learning;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Learning;

public class GanLossesTests
{
    private static readonly float[] Real = [1, -1];
    private static readonly float[] Fake = [0, 2];

    // softplus(-3) = .048587, softplus(-2) = .126928, softplus(-1) = .313262, softplus(0) = .693147, softplus(x) = x + softplus(-x).
    [Theory]
    [InlineData(GanLossKind.Relativistic, (.313262 + 3.048587) / 2, (1.313262 + .048587) / 2)]
    [InlineData(GanLossKind.NonSaturating, ((.693147 + 2.126928) / 2) + ((.313262 + 1.313262) / 2), (.693147 + .126928) / 2)]
    [InlineData(GanLossKind.Hinge, ((1 + 3) / 2.0) + ((0 + 2) / 2.0), -1)]
    [InlineData(GanLossKind.WganGp, 1 - 0, -1)]
    public void Losses_are_those_computed_by_hand(GanLossKind kind, double discriminator, double generator)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(discriminator, GanLosses.Discriminator(kind, tensor(Real), tensor(Fake)).item<float>(), 1e-5);
        Assert.Equal(generator, GanLosses.Generator(kind, tensor(Real), tensor(Fake)).item<float>(), 1e-5);
    }

    [Theory]
    [InlineData(GanLossKind.Relativistic, .5)] // 1 > 0, but not -1 > 2
    [InlineData(GanLossKind.WganGp, .5)]
    [InlineData(GanLossKind.NonSaturating, .25)] // of four only the first real one is on its side
    [InlineData(GanLossKind.Hinge, .25)]
    public void Accuracy_counts_what_the_loss_compares(GanLossKind kind, double accuracy)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(accuracy, GanLosses.Accuracy(kind, tensor(Real), tensor(Fake)).item<float>(), 1e-6);
    }

    [Fact]
    public void No_gradient_reaches_real_logits_from_the_generators_loss()
    {
        using var scope = NewDisposeScope();
        Tensor real = tensor(Real).requires_grad_(), fake = tensor(Fake).requires_grad_();
        GanLosses.Generator(GanLossKind.Relativistic, real, fake).backward();
        Assert.Null(real.grad);
        Assert.NotNull(fake.grad);
    }
}
