using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Compatibility;

/// <summary>What PyTorch computed, written by golden/make_golden.py, and the starting values it was computed from.</summary>
internal static class Golden
{
    private const double Relative = 1e-9;

    private static readonly JsonDocument Document =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "compatibility.json")));

    public static JsonElement Of(string program) => Document.RootElement.GetProperty(program);

    /// <summary>x[i] = scale sin(0.7 i + phase), Float64, where the tests compute.</summary>
    public static Tensor Wave(long[] shape, double phase, double scale = 0.5)
    {
        var values = new double[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++)
            values[i] = scale * Math.Sin((0.7 * i) + phase);
        return tensor(values, device: TestDevice.Current).reshape(shape);
    }

    /// <summary>Makes a module Float64 and fills its n-th parameter with wave(n).</summary>
    public static T Start<T>(T module)
        where T : nn.Module
    {
        module.to(ScalarType.Float64);
        module.to(TestDevice.Current);
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var n = 0;
        foreach (var parameter in module.parameters())
            parameter.copy_(Wave(parameter.shape, n++));
        return module;
    }

    public static void AssertNear(JsonElement expected, params IEnumerable<double> actual)
    {
        var wanted = expected.ValueKind == JsonValueKind.Array ? [.. expected.EnumerateArray()] : new[] { expected };
        var got = actual.ToArray();
        Assert.Equal(wanted.Length, got.Length);
        for (var i = 0; i < got.Length; i++)
            Assert.True(Math.Abs(got[i] - wanted[i].GetDouble()) <= Relative * (1 + Math.Abs(got[i])), $"[{i}]: {got[i]:R}, expected {wanted[i]}");
    }

    /// <summary>Losses, and the names, shapes and sums of magnitudes of all that a module holds. TorchSharp lists buffers last.</summary>
    public static void AssertSame(JsonElement expected, nn.Module module, IEnumerable<double> losses)
    {
        AssertNear(expected.GetProperty("losses"), losses);
        var state = module.state_dict();
        var keys = expected.GetProperty("keys").EnumerateArray().Select(key => key.GetString()!).ToArray();
        Assert.Equal(keys.Order(StringComparer.Ordinal), state.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            expected.GetProperty("shapes").EnumerateArray().Select(shape => shape.EnumerateArray().Select(size => size.GetInt64()).ToArray()),
            keys.Select(key => state[key].shape));
        AssertNear(expected.GetProperty("sums"), Sums(keys.Select(key => state[key])));
    }

    public static IEnumerable<double> Sums(IEnumerable<Tensor> tensors)
    {
        using var scope = NewDisposeScope();
        return [.. tensors.Select(value => value.to(ScalarType.Float64).abs().sum().item<double>())];
    }
}
