using EcomAi.Deep.Forecasting.Baselines.Numerics;

namespace EcomAi.Deep.Tests.Forecasting.Baselines.Numerics;

public sealed class SymmetricSystemTests
{
    [Fact]
    public void Solves_by_the_lower_triangle_alone()
    {
        // [4 2; 2 3] [1; 2] = [8; 8]
        double[] vector = [8, 8];
        SymmetricSystem.Solve([4, double.NaN, 2, 3], vector);
        Assert.Equal(1, vector[0], 1e-12);
        Assert.Equal(2, vector[1], 1e-12);
    }

    [Fact]
    public void Sets_an_unknown_that_another_determines_to_zero()
    {
        // x + y = 2, twice
        double[] vector = [2, 2];
        SymmetricSystem.Solve([1, 1, 1, 1], vector);
        Assert.Equal(2, vector[0]);
        Assert.Equal(0, vector[1]);
    }
}
