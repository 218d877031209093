using EcomAi.Deep.Forecasting.Baselines.Numerics;

namespace EcomAi.Deep.Tests.Forecasting.Baselines.Numerics;

public sealed class LevenbergMarquardtTests
{
    [Fact]
    public void Finds_the_end_of_Rosenbrocks_valley()
    {
        double[] point = [-1.2, 1];
        var reached = LevenbergMarquardt.Minimise(new Residuals(2, x => [10 * (x[1] - (x[0] * x[0])), 1 - x[0]]), point, 1e-12, 200);
        Assert.Equal(1, point[0], 1e-5);
        Assert.Equal(1, point[1], 1e-5);
        Assert.InRange(reached, 0, 1e-10);
    }

    [Fact]
    public void Fits_a_straight_line()
    {
        // Through (0, 1), (1, 2), (2, 2): slope 1/2, start 7/6, squares (1/6)^2 + (1/3)^2 + (1/6)^2 = 1/6.
        double[] point = [0, 0];
        var reached = LevenbergMarquardt.Minimise(new Residuals(3, x => [x[0] - 1, x[0] + x[1] - 2, x[0] + (2 * x[1]) - 2]), point, 1e-12, 50);
        Assert.Equal(7 / 6.0, point[0], 1e-6);
        Assert.Equal(.5, point[1], 1e-6);
        Assert.Equal(1 / 6.0, reached, 1e-9);
    }

    [Fact]
    public void Leaves_a_parameter_that_changes_nothing()
    {
        double[] point = [0, 5];
        LevenbergMarquardt.Minimise(new Residuals(1, x => [x[0] - 2]), point, 1e-12, 50);
        Assert.Equal(2, point[0], 1e-6);
        Assert.Equal(5, point[1]);
    }

    private sealed class Residuals(int count, Func<double[], double[]> values) : IResiduals
    {
        public int Count => count;

        public void At(ReadOnlySpan<double> point, Span<double> residuals) => values(point.ToArray()).CopyTo(residuals);
    }
}
