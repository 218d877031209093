using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>One reference to a native tensor. Counted, so that a tensor in use on one thread survives its disposal on another.</summary>
internal sealed class TensorHandle : SafeHandle
{
    private static long live;
    private static long peak;

    public TensorHandle(IntPtr handle)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        SetHandle(handle);
        if (handle == IntPtr.Zero)
            return;
        var now = Interlocked.Increment(ref live);
        if (now > Volatile.Read(ref peak))
            Interlocked.Exchange(ref peak, now);
    }

    /// <summary>Tensors alive in the process.</summary>
    public static long Live => Interlocked.Read(ref live);

    /// <summary>The most that were alive at once.</summary>
    public static long Peak => Interlocked.Read(ref peak);

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        Native.ts_tensor_free(handle);
        Interlocked.Decrement(ref live);
        return true;
    }
}
