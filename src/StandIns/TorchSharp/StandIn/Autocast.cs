using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>
/// While it lives, this thread's products of matrices and convolutions on a kind of device are computed in a smaller type, whatever the
/// type of their operands; sums that need it stay in float32. Gradients of float32 weights are float32.
/// </summary>
[Experimental("STANDIN001")]
public sealed class Autocast : IDisposable
{
    private readonly int device;
    private readonly int[] before = new int[2];
    private bool isDone;

    /// <summary>Begins; disposed of on the same thread it ends, and what was before holds again.</summary>
    /// <exception cref="TorchException">The kind of device knows no such thing.</exception>
    public Autocast(DeviceType device, ScalarType type)
    {
        this.device = (int)device;
        NativeFailure.Check(Native.ts_autocast_enter(this.device, (int)type, before), "autocast");
    }

    /// <summary>Whether this thread's operations on a kind of device are in a scope like this.</summary>
    public static bool IsEnabled(DeviceType device)
    {
        NativeFailure.Check(Native.ts_autocast_enabled((int)device, out var on), "autocast");
        return on != 0;
    }

    /// <summary>Ends the scope.</summary>
    public void Dispose()
    {
        if (isDone)
            return;
        isDone = true;
        NativeFailure.Check(Native.ts_autocast_leave(device, before), "autocast");
    }
}
