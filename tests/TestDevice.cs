using static TorchSharp.torch;

namespace Tests;

/// <summary>Where the tests that compare with given numbers compute: the variable TORCH_TEST_DEVICE, such as <c>cuda</c>; the CPU when it is not set.</summary>
internal static class TestDevice
{
    // A GPU sums in another order.
    private const double SingleEase = 20;

    /// <summary>The device.</summary>
    public static Device Current { get; } =
        device(Environment.GetEnvironmentVariable("TORCH_TEST_DEVICE") is { Length: > 0 } name ? name : "cpu");

    /// <summary>What a tolerance in single precision is multiplied by.</summary>
    public static double Ease { get; } = Current.type == TorchSharp.DeviceType.CPU ? 1 : SingleEase;
}
