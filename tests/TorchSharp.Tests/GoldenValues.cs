using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>What PyTorch computed, written by golden/make_golden.py, and the inputs it was computed from.</summary>
internal static class GoldenValues
{
    private static readonly JsonDocument Document =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "golden.json")));

    public static JsonElement Case(ScalarType dtype, string name) =>
        Document.RootElement.GetProperty(dtype == float64 ? "float64" : "float32").GetProperty(name);

    public static IEnumerable<string> Names() =>
        Document.RootElement.GetProperty("float64").EnumerateObject().Select(property => property.Name);

    /// <summary>scale sin(0.7 i + phase) + 0.1 cos(1.3 i), as in make_golden.py.</summary>
    public static Tensor Wave(long[] shape, ScalarType dtype, double phase = 0, double scale = 1)
    {
        var values = new double[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++)
            values[i] = (scale * Math.Sin((0.7 * i) + phase)) + (0.1 * Math.Cos(1.3 * i));
        return tensor(values, shape, dtype: dtype);
    }

    /// <summary>The same where the tests compute.</summary>
    public static Tensor Placed(long[] shape, ScalarType dtype, double phase = 0, double scale = 1) =>
        Wave(shape, dtype, phase, scale).to(TestDevice.Current);

    /// <summary>1e-10 in double precision; rtol 1e-5 and atol 1e-6 in single on the CPU, where not said otherwise.</summary>
    public static void AssertSame(JsonElement expected, Tensor actual, string what, double singleAbsolute = 1e-6)
    {
        var shape = expected.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        Assert.True(shape.SequenceEqual(actual.shape), $"{what}: shape [{string.Join(", ", actual.shape)}], expected [{string.Join(", ", shape)}]");
        var (relative, absolute) = actual.dtype == float64 ? (1e-10, 1e-10) : (1e-5 * TestDevice.Ease, singleAbsolute * TestDevice.Ease);
        using var scope = NewDisposeScope();
        var values = (actual.is_sparse ? actual.to_dense() : actual.detach()).cpu().to(float64).data<double>().ToArray();
        var i = 0;
        foreach (var element in expected.GetProperty("values").EnumerateArray())
        {
            var wanted = element.GetDouble();
            Assert.True(
                Math.Abs(values[i] - wanted) <= absolute + (relative * Math.Abs(wanted)), $"{what}[{i}]: {values[i]:R}, expected {wanted:R}");
            i++;
        }
    }
}
