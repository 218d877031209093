using EcomAi.Deep.Forecasting.Baselines.Numerics;

namespace EcomAi.Deep.Tests.Forecasting.Baselines.Numerics;

public sealed class NelderMeadTests
{
    [Fact]
    public void Finds_the_end_of_Rosenbrocks_valley()
    {
        double[] point = [-1.2, 1];
        var reached = NelderMead.Minimise(
            new Function(x => (100 * Math.Pow(x[1] - (x[0] * x[0]), 2)) + Math.Pow(1 - x[0], 2)), point, [.5, .5], 1e-14, 2000);
        Assert.Equal(1, point[0], 1e-5);
        Assert.Equal(1, point[1], 1e-5);
        Assert.InRange(reached, 0, 1e-10);
    }

    [Fact]
    public void Finds_the_bottom_of_a_parabola_of_one_parameter()
    {
        double[] point = [10];
        Assert.Equal(2, NelderMead.Minimise(new Function(x => 2 + Math.Pow(x[0] - 3, 2)), point, [1], 1e-12, 500), 1e-9);
        Assert.Equal(3, point[0], 1e-4);
    }

    [Fact]
    public void Stops_at_a_limit_that_the_bottom_lies_beyond()
    {
        double[] point = [.5, .5];
        NelderMead.Minimise(new Function(x => x[0] > 1 ? double.PositiveInfinity : Math.Pow(x[0] - 3, 2) + Math.Pow(x[1], 2)), point, [1, 1], 1e-14, 2000);
        Assert.Equal(1, point[0], 1e-3);
        Assert.InRange(point[0], 0, 1);
        Assert.Equal(0, point[1], 1e-3);
    }

    [Fact]
    public void Evaluates_about_as_often_as_it_may()
    {
        var function = new Function(x => (100 * Math.Pow(x[1] - (x[0] * x[0]), 2)) + Math.Pow(1 - x[0], 2));
        NelderMead.Minimise(function, [-1.2, 1], [.5, .5], 0, 40);
        Assert.InRange(function.Evaluations, 40, 44);
    }

    private sealed class Function(Func<double[], double> value) : IObjective
    {
        public int Evaluations { get; private set; }

        public double At(ReadOnlySpan<double> point)
        {
            Evaluations++;
            return value(point.ToArray());
        }
    }
}
