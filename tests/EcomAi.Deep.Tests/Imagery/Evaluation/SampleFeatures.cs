using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Evaluation;

/// <summary>Features that tests know the answers for.</summary>
internal static class SampleFeatures
{
    /// <summary>sin(1.7 i + 2.3 j + shift) + cos(.9 i j + 2 shift) / 2 at row i and column j: the same numbers in any language.</summary>
    public static Tensor Waves(int rows, int columns, double shift)
    {
        var values = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                values[(i * columns) + j] = Math.Sin((i * 1.7) + (j * 2.3) + shift) + (.5 * Math.Cos((i * j * .9) + (shift * 2)));
        }

        return tensor(values, [rows, columns]);
    }

    /// <summary>Independent standard normal numbers, float32.</summary>
    public static Tensor Gaussian(int rows, int columns, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var values = new float[rows * columns];
        foreach (ref var value in values.AsSpan())
            value = random.NextGaussian();
        return tensor(values, [rows, columns]);
    }

    /// <summary>Points of the plane, one a row.</summary>
    public static Tensor Points(params double[][] points) => tensor(points.SelectMany(point => point).ToArray(), [points.Length, points[0].Length]);
}
