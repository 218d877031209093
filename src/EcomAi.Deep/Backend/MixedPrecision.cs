using EcomAi.Deep.Configuration;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>
/// Products of matrices and convolutions in a smaller type than their operands': while a scope is open, layers called in it on this thread read
/// float32 weights and inputs and compute in bfloat16; gradients come to the weights in float32. Look-ups in tables and arithmetic between tensors
/// stay as they are. The same inputs give the same bits.
/// </summary>
public static class MixedPrecision
{
    /// <summary>Opens a scope on a device, to be disposed of on the same thread.</summary>
    /// <returns>The scope; null for <see cref="Precision.Fp32"/>, which needs none.</returns>
    /// <exception cref="ConfigException">The torch underneath is the TorchSharp package, which has no such scopes.</exception>
    public static IDisposable? Enter(Device device, Precision precision)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (precision == Precision.Fp32)
            return null;
#if TORCHSHARP_PACKAGE
        throw new ConfigException("train.precision=bf16 is not to be had with the TorchSharp package: build without UsePackages, or set train.precision=fp32");
#else
        return new TorchSharp.StandIn.Autocast(device.type, bfloat16);
#endif
    }

    /// <summary>Whether a scope is open on this thread: what computes by itself, past torch's operations, must leave its work to them then.</summary>
    public static bool IsOpen(DeviceType device) =>
#if TORCHSHARP_PACKAGE
        false;
#else
        TorchSharp.StandIn.Autocast.IsEnabled(device);
#endif
}
