using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Models;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Forecasting.Models;

/// <summary>
/// Expected numbers are of PyTorch 1.13's torch.distributions in double precision: Normal(o1, softplus(o2) + .001), StudentT(softplus(o3) + 2, o1, softplus(o2) + .001)
/// of the target / (level + 1), NegativeBinomial(r, probs = m / (m + r)) with m = softplus(o1) (level + 1) + 1e-6, 1 / r = softplus(o2) / sqrt(level + 1) + 1e-6
/// of the target; -log_prob less the constants log(2 pi) / 2 of the normal and log(pi) / 2 of Student's t.
/// </summary>
public sealed class OutputDistributionTests
{
    [Theory]
    [InlineData(DistributionKind.Gaussian, new[] { .4f, -.3f }, 3, 3, -0.3895541061945469)]
    [InlineData(DistributionKind.Gaussian, new[] { -1.2f, .8f }, 10, 3, 5.14125535743657)]
    [InlineData(DistributionKind.StudentT, new[] { .4f, -.3f, .5f }, 3, 3, 0.09015167117472422)]
    [InlineData(DistributionKind.StudentT, new[] { -1.2f, .8f, -2f }, 10, 3, 3.3364069393121887)]
    [InlineData(DistributionKind.NegativeBinomial, new[] { .4f, -.3f }, 3, 3, 1.8407598804620138)]
    [InlineData(DistributionKind.NegativeBinomial, new[] { -1.2f, .8f }, 0, 3, 0.8203612845823886)]
    [InlineData(DistributionKind.NegativeBinomial, new[] { 1f, -14f }, 9, 3, 3.1255957741291382)] // nearly a Poisson distribution
    [InlineData(DistributionKind.NegativeBinomial, new[] { .3f, -14f }, 900, 900, 14.753989086604633)]
    public void The_negative_log_likelihood_is_PyTorch_s(DistributionKind kind, float[] raw, float target, float level, double expected)
    {
        using var scope = NewDisposeScope();
        var scale = Scale();
        var (values, levels) = (tensor(new[] { target }), tensor(new[] { level }));
        var loss = OutputDistributions.Create(kind, scale).NegativeLogLikelihood(tensor(raw).unsqueeze(0), values, scale.Scale(values, levels), levels);

        Assert.Equal(expected, loss.item<float>(), Math.Max(1, Math.Abs(expected)) * 2e-6);
    }

    [Theory]
    [InlineData(.4f, -.3f, new float[] { 1, 3, 7, 10 })]
    [InlineData(-1.2f, .8f, new float[] { 0, 1, 3, 4 })]
    [InlineData(1f, -14f, new float[] { 2, 5, 8, 10 })]
    public void Quantiles_of_the_negative_binomial_are_the_smallest_counts_that_reach_the_level(float first, float second, float[] expected)
    {
        // Sums of exp(log_prob) of the counts from 0 on.
        using var scope = NewDisposeScope();
        var quantiles = OutputDistributions.Create(DistributionKind.NegativeBinomial, Scale())
            .Quantiles(tensor(new[] { first, second }).view(1, 1, 2), full(1, 1, 3f), tensor(new[] { .1f, .5f, .9f, .975f }));

        Assert.Equal(expected, quantiles!.to_type(ScalarType.Float32).cpu().contiguous().data<float>().ToArray());
    }

    [Theory]
    [InlineData(DistributionKind.Gaussian, new[] { .5f, .2f }, 1.28155)] // the standard normal's quantile of .9
    [InlineData(DistributionKind.StudentT, new[] { .5f, .2f, 3f }, 1.47376)] // that of Student's t with 5.04859 degrees of freedom, its density summed by the trapezoidal rule
    public void Draws_lie_as_the_distribution_does(DistributionKind kind, float[] raw, double tail)
    {
        using var scope = NewDisposeScope();
        manual_seed(3).Dispose();
        var drawn = OutputDistributions.Create(kind, Scale()).Sample(tensor(raw).view(1, 1, 1, -1).expand(1, 200_000, 1, -1), full(1, 1, 3f).unsqueeze(2));
        var quantiles = OutputDistributions.Quantiles(drawn, [.1, .5, .9]).cpu().contiguous().data<float>().ToArray();

        var deviation = Math.Log(1 + Math.Exp(.2)) + .001;
        Assert.Equal(4 * (.5 - (tail * deviation)), quantiles[0], .05);
        Assert.Equal(2, quantiles[1], .05);
        Assert.Equal(4 * (.5 + (tail * deviation)), quantiles[2], .05);
    }

    [Fact]
    public void Draws_of_the_negative_binomial_are_counts_with_its_mean()
    {
        using var scope = NewDisposeScope();
        manual_seed(3).Dispose();
        var output = OutputDistributions.Create(DistributionKind.NegativeBinomial, Scale());
        var raw = tensor(new[] { .4f, -.3f });
        var drawn = output.Sample(raw.expand(100_000, 2), full([100_000], 3f));

        Assert.Equal(0, (drawn - drawn.round()).abs().max().item<float>());
        Assert.Equal(3.6520620095998106, drawn.mean().item<float>(), .05); // softplus(.4) * 4 + 1e-6
        Assert.Equal(3.6520620095998106, output.Mean(raw, tensor(3f)).item<float>(), 1e-5);
    }

    private static SeriesScale Scale() => new(ScalingKind.Mean, 0, 0, 1, 0);
}
