using EcomAi.Deep.Forecasting.Baselines;

namespace EcomAi.Deep.Tests.Forecasting.Baselines;

/// <summary>Expected numbers from R's forecast 8.20, by golden/make_golden.R.</summary>
public sealed class ThetaMethodTests
{
    // thetaf(x, h = 6): means, then the deviation of the sixth step divided by its seasonal factor, which R leaves out
    [Theory]
    [InlineData("Nile", new[] { 799.812, 798.45484, 797.09769, 795.74054, 794.38339, 793.02623 }, 164.56106)]
    [InlineData("WWWusage", new[] { 220.30963, 220.61903, 220.92842, 221.23782, 221.54722, 221.85661 }, 14.278716)]
    [InlineData("Lynx", new[] { 3397.5689, 3399.2115, 3400.8541, 3402.4967, 3404.1394, 3405.782 }, 2921.1491)]
    [InlineData("LakeHuron", new[] { 579.94789, 579.93579, 579.92369, 579.91159, 579.89949, 579.88739 }, 1.8346907)]
    [InlineData("Airmiles", new[] { 31189.084, 31864.225, 32539.366, 33214.506, 33889.647, 34564.788 }, 4430.1255)]
    [InlineData("AirPassengers", new[] { 440.07819, 428.38428, 489.7071, 475.70463, 479.67039, 545.36627 }, 22.840197 * 1.1127758)]
    [InlineData("USAccDeaths", new[] { 8270.6938, 7508.9239, 8322.1248, 8554.1435, 9450.093, 9870.9336 }, 0)]
    [InlineData("Nottem", new[] { 40.126088, 39.545786, 42.547668, 46.788734, 53.099122, 58.671993 }, 0)]
    public void Forecasts_as_R(string name, double[] expected, double lastDeviation)
    {
        var (values, season) = ClassicSeries.Named(name);
        var (mean, deviation) = (new double[6], new double[6]);
        new ThetaMethod().Forecast(values, season, mean, deviation);
        Close.To(expected, mean, 1e-4);
        if (lastDeviation > 0)
            Close.To(lastDeviation, deviation[^1], .001);
    }

    [Fact]
    public void Zeros_among_the_values_take_terms_rather_than_factors()
    {
        var history = Enumerable.Range(0, 40).Select(t => t % 4 == 0 ? 10.0 : 0).ToArray();
        var mean = new double[4];
        new ThetaMethod().Forecast(history, 4, mean, new double[4]);
        Assert.Equal(10, mean[0], .1);
        Assert.All(mean[1..], value => Assert.Equal(0, value, .1));
    }
}
