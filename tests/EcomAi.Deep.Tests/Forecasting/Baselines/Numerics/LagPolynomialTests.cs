using EcomAi.Deep.Forecasting.Baselines.Numerics;

namespace EcomAi.Deep.Tests.Forecasting.Baselines.Numerics;

public sealed class LagPolynomialTests
{
    [Fact]
    public void Partial_autocorrelations_give_the_coefficients()
    {
        // Durbin and Levinson by hand: of order 1: .5; of order 2: .5 - .2 * .5 = .4, .2; of order 3: .4 - (-.3) .2 = .46, .2 - (-.3) .4 = .32, -.3.
        var coefficients = new double[3];
        LagPolynomial.FromPartial([.5, .2, -.3], coefficients);
        Assert.Equal([.46, .32, -.3], coefficients.Select(value => Math.Round(value, 12)));
    }

    [Theory]
    [InlineData(new[] { .5 }, 1.99, true)] // the root is 2
    [InlineData(new[] { .5 }, 2.01, false)]
    [InlineData(new[] { 1.2, -.72 }, 1.17, true)] // conjugate roots of modulus 1 / sqrt(.72) = 1.1785
    [InlineData(new[] { 1.2, -.72 }, 1.18, false)]
    [InlineData(new[] { 2.0, -1.0 }, 1, false)] // two differences
    [InlineData(new[] { 0.0, 0.0, 0.0, .9 }, 1.02, true)] // .9^(-1/4) = 1.0267
    [InlineData(new[] { 0.0, 0.0, 0.0, .9 }, 1.03, false)]
    [InlineData(new double[0], 1, true)]
    public void Roots_are_outside_a_circle_or_not(double[] coefficients, double radius, bool outside) =>
        Assert.Equal(outside, LagPolynomial.RootsOutside(coefficients, radius));

    [Fact]
    public void Seasonal_lags_multiply_in()
    {
        // (1 - .5 B)(1 - .2 B^4) = 1 - .5 B - .2 B^4 + .1 B^5
        var product = new double[5];
        LagPolynomial.Multiply([.5], [.2], 4, product);
        Assert.Equal([.5, 0, 0, .2, -.1], product);
    }

    [Fact]
    public void Equal_lags_add_up()
    {
        // (1 - B)(1 - B) = 1 - 2 B + B^2
        var product = new double[2];
        LagPolynomial.Multiply([1], [1], 1, product);
        Assert.Equal([2, -1], product);
    }
}
